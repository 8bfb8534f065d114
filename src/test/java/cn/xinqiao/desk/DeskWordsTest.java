package cn.xinqiao.desk;

import static cn.xinqiao.desk.DeskWords.keys;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.Verdict;
import cn.xinqiao.cases.Adoption;
import cn.xinqiao.cases.CaseContacts.Purpose;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.RedactedCases.Betrayal;
import cn.xinqiao.cases.Stage;
import cn.xinqiao.cases.grid.Grid;
import cn.xinqiao.cases.grid.GridLevel;
import cn.xinqiao.cases.grid.Looks;
import cn.xinqiao.cases.reception.PromiseState;
import cn.xinqiao.cases.reception.ReceptionKind;
import cn.xinqiao.cases.reception.VisitState;
import cn.xinqiao.clock.DayCount;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.clock.Trigger;
import cn.xinqiao.clock.What;
import cn.xinqiao.desk.words.DaysLeft;
import cn.xinqiao.insight.FigureRule;
import cn.xinqiao.insight.Rates;
import cn.xinqiao.insight.Sign;
import cn.xinqiao.resident.ContactKind;
import cn.xinqiao.triage.DecidedBy;
import cn.xinqiao.triage.EmergencyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are looked up by the name of a code: a new code without words fails here. */
class DeskWordsTest {
  private static final Pattern USED = Pattern.compile("words\\.get\\('(desk\\.[^']+)'\\)");

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void every_code_has_words_for_officers(String tag) throws IOException {
    var words = DeskWords.of(tag);
    assertThat(words).containsKeys(keys("desk.state.", CaseState.values()));
    assertThat(words).containsKeys(keys("desk.danger.", EmergencyKind.values()));
    assertThat(words).containsKeys(keys("desk.decidedBy.", DecidedBy.values()));
    assertThat(words).containsKeys(keys("desk.purpose.", Purpose.values()));
    assertThat(words).containsKeys(keys("desk.act.", Act.values()));
    assertThat(words).containsKeys(keys("desk.audit.finding.", Verdict.What.values()));
    assertThat(words).containsKeys(keys("desk.contact.", ContactKind.values()));
    assertThat(words).containsKeys(keys("desk.left.", DaysLeft.Standing.values()));
    assertThat(words).containsKeys(keys("desk.queue.empty.", CaseState.values()));
    assertThat(words).containsKeys(keys("desk.due.", What.values()));
    assertThat(words).containsKeys(keys("desk.clock.", Trigger.values()));
    assertThat(words).containsKeys(keys("desk.term.", DayCount.values()));
    assertThat(words).containsKeys(keys("desk.way.", Way.values()));
    assertThat(words).containsKeys(keys("desk.verdict.", Adoption.Verdict.values()));
    assertThat(words).containsKeys(keys("desk.line.ADOPTION.", Adoption.Verdict.values()));
    assertThat(words).containsKeys(keys("line.ADOPTION.", Adoption.Verdict.values()));
    assertThat(words).containsKeys(keys("case.adoption.", Adoption.Verdict.values()));
    assertThat(words).containsKeys(keys("use.", Adoption.Use.values()));
    assertThat(words).containsKeys(keys("desk.grid.bad.", Grid.Problem.values()));
    assertThat(words).containsKeys(keys("desk.grid.level.", GridLevel.values()));
    assertThat(words).containsKeys(keys("desk.look.over.", Looks.Over.values()));
    assertThat(words).containsKeys(keys("look.over.", Looks.Over.values()));
    assertThat(words).containsKeys(keys("desk.look.message.", Looks.Message.values()));
    assertThat(words).containsKeys(keys("desk.look.betrays.", Betrayal.values()));
    assertThat(words).containsKeys(keys("desk.figures.group.", FigureRule.Group.values()));
    assertThat(words).containsKeys(keys("desk.figures.sign.", Sign.What.values()));
    assertThat(words).containsKeys(keys("desk.figures.status.", Evidence.values()));
    assertThat(words).containsKeys(keys("desk.figures.as.", Rates.As.values()));
    assertThat(words).containsKeys(keys("desk.reception.kind.", ReceptionKind.values()));
    assertThat(words).containsKeys(keys("desk.reception.state.", VisitState.values()));
    assertThat(words).containsKeys(keys("desk.promise.state.", PromiseState.values()));
    assertThat(words).containsKeys(keys("desk.paper.next.", Stage.values()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void every_word_that_a_page_uses_is_there(String tag) throws IOException {
    var words = DeskWords.of(tag);
    try (Stream<Path> pages = Files.walk(Path.of("src/main/resources/templates"))) {
      for (Path page : pages.filter(Files::isRegularFile).toList()) {
        USED.matcher(Files.readString(page))
            .results()
            .forEach(use -> assertThat(words).as(page.toString()).containsKey(use.group(1)));
      }
    }
  }
}
