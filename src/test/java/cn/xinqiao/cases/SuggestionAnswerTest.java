package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.Adoption.Use;
import cn.xinqiao.cases.Adoption.Verdict;
import cn.xinqiao.cases.CaseDesk.Answer;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a suggestion, and that whoever made it reads so. */
@QuarkusTest
@Tag("database")
class SuggestionAnswerTest {
  private final NewCases cases;
  private final CaseDesk desk;
  private final EntityManager entities;

  SuggestionAnswerTest(NewCases cases, CaseDesk desk, EntityManager entities) {
    this.cases = cases;
    this.desk = desk;
    this.entities = entities;
  }

  @Test
  void a_suggestion_is_looked_into_adopted_in_part_and_answered_with_the_reason() {
    var number = accepted(Kind.SUGGESTION, null);
    desk.research(officer(), Request.on(number), "正和区绿化市容局一起看哪一段可以加长椅。");
    assertThat(said(number)).last().asString().contains("正在研究", "哪一段可以加长椅");

    reply(number, new Adoption(Verdict.PARTLY, Optional.of(Use.BETTER_WORK)), "先在靠公交站的一段装三张。");
    assertThat(said(number)).last().asString().contains("您的建议已部分采纳", "改进工作的措施", "先在靠公交站的一段装三张");
    var file = shown(number);
    assertThat(file.line().state()).isEqualTo(CaseState.REPLIED);
    assertThat(file.timeline())
        .extracting(CaseFile.Step::what)
        .containsSubsequence("RESEARCHED", "ADOPTION", "REPLIED");
    assertThat(file.dues())
        .filteredOn(due -> due.what() == What.ANSWER)
        .noneMatch(CaseFile.Due::running);
  }

  @Test
  void what_was_said_last_of_a_suggestion_is_what_became_of_it() {
    var number = accepted(Kind.SUGGESTION, null);
    reply(number, Adoption.of(Verdict.NOT), "这一段人行道不到两米，装了长椅轮椅过不去。");
    assertThat(said(number)).last().asString().contains("这次没有采纳", "轮椅过不去");
    reply(number, Adoption.of(Verdict.ADOPTED), "改造时会加宽，已列入设计。");
    assertThat(
            cases.count(
                "suggestion_outcome where case_number = '" + number + "' and verdict = 'ADOPTED'"))
        .isEqualTo(1);
  }

  @Test
  void only_a_suggestion_is_adopted_or_looked_into() {
    var number = accepted(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    assertThatThrownBy(() -> reply(number, Adoption.of(Verdict.ADOPTED), "已经采纳"))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(() -> desk.research(officer(), Request.on(number), "正在研究"))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThat(shown(number).line().state()).isEqualTo(CaseState.ACCEPTED);
  }

  @Test
  void what_is_not_adopted_is_turned_into_nothing() {
    assertThatThrownBy(() -> new Adoption(Verdict.NOT, Optional.of(Use.LAW_OR_POLICY)))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_suggestion_that_nobody_has_accepted_is_not_looked_into() {
    var number = cases.open(Kind.SUGGESTION, null);
    assertThatThrownBy(() -> desk.research(officer(), Request.on(number), "正在研究"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  private CaseNumber accepted(Kind kind, SubKind subKind) {
    var number = cases.open(kind, subKind);
    desk.accept(officer(), Request.on(number));
    return number;
  }

  private void reply(CaseNumber number, Adoption adoption, String text) {
    desk.reply(officer(), Request.on(number), new Answer(text, Optional.of(adoption)));
  }

  private CaseFile shown(CaseNumber number) {
    return desk.show(officer(), number, Language.ZH);
  }

  private Caller officer() {
    return cases.officer(STREET, Role.OFFICER);
  }

  /** What stands in the resident's talk. */
  @SuppressWarnings("unchecked")
  private List<String> said(CaseNumber number) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createNativeQuery(
                    "select words from message where conversation_id = :talk order by seq",
                    String.class)
                .setParameter("talk", cases.talkOf(number))
                .getResultList());
  }
}
