package cn.xinqiao.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.insight.Limits.Limit;
import cn.xinqiao.insight.Occurrence.Asked;
import cn.xinqiao.insight.Occurrence.Word;
import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of figures: what it says, and that a row that cannot be used is named. */
class FigureListsTest {
  private static final String HEADING =
      "id,group,cases,of,counts,better,name_zh,name_en,formula_zh,formula_en,source,status\n";

  @Test
  void every_figure_that_leaders_are_owed_is_there_with_formula_source_and_status() {
    var rules = new FigureRules(shipped("figures.csv")).all();
    assertThat(rules)
        .map(FigureRule::nameZh)
        .containsExactly(
            "先行联系率", "按时办结率", "实际解决率", "市民满意率", "及时受理率", "按期答复率", "满意率", "参评率", "重复信访率", "双解率",
            "重办率");
    assertThat(rules)
        .allSatisfy(rule -> {
          assertThat(rule.formulaZh()).contains("÷");
          assertThat(rule.formulaEn()).contains("÷");
          assertThat(rule.source()).isNotBlank();
        });
    assertThat(rules).as("no formula was read in a law").noneMatch(r -> r.status() == Evidence.V);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ANSWERED,ASKED,HIGH | ASKED' is no part of 'ANSWERED'",
        "HEART_ANSWERED,MATTER_CONFIRMED,HIGH | MATTER_CONFIRMED' is no part of 'HEART_ANSWERED'",
        "NOTICE_DUE,ANSWER_IN_TIME,HIGH | ANSWER_IN_TIME' is no part of 'NOTICE_DUE'",
        "ASKED,ASKED,HIGH | always be 100 %",
        "ASKED,CONTENT,HIGH | counts' cannot be 'CONTENT'",
        "ASKED,SETTLED,BEST | better' cannot be 'BEST'"
      })
  void a_figure_whose_parts_do_not_fit_is_refused_with_its_line(String parts, String reason) {
    var file = file("figures.csv", HEADING + "one,OURS,*," + parts + ",甲,A,甲÷乙,a÷b,ours,D\n");
    assertThatThrownBy(() -> new FigureRules(file))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("figures.csv line 2")
        .hasMessageContaining(reason);
  }

  @Test
  void a_figure_that_is_there_twice_or_has_no_source_is_refused() {
    var row = "one,OURS,*,ASKED,SETTLED,HIGH,甲,A,甲÷乙,a÷b,ours,D\n";
    assertThatThrownBy(() -> new FigureRules(file("figures.csv", HEADING + row + row)))
        .hasMessageContaining("line 3")
        .hasMessageContaining("twice");
    assertThatThrownBy(
            () -> new FigureRules(file("figures.csv", HEADING + row.replace("ours", ""))))
        .hasMessageContaining("'source' is empty");
    assertThatThrownBy(() -> new FigureRules(file("figures.csv", HEADING)))
        .hasMessageContaining("no figure");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fact.class,
      names = {"SETTLED", "MATTER_CONFIRMED", "HEART_AT_EASE"})
  void nothing_but_the_residents_own_word_is_satisfaction(Fact fact) {
    assertThat(Occurrence.all().filter(fact::holds))
        .isNotEmpty()
        .allSatisfy(one ->
            assertThat(one)
                .isInstanceOfSatisfying(
                    Asked.class,
                    asked -> {
                      var word = asked.to(fact.question().orElseThrow());
                      assertThat(word).isEqualTo(Word.YES);
                    }));
  }

  @ParameterizedTest
  @EnumSource(
      value = Word.class,
      names = {"SILENT", "UNCONFIRMED", "OVERRIDE"})
  void silence_an_officers_note_and_an_override_are_asked_and_answered_by_nobody(Word word) {
    for (boolean settled : new boolean[] {true, false}) {
      var one = new Asked(word, Word.NOT_ASKED, settled, false);
      assertThat(Fact.ASKED.holds(one)).isTrue();
      assertThat(Fact.MATTER_ASKED.holds(one)).isTrue();
      assertThat(Fact.ANSWERED.holds(one)).isFalse();
      assertThat(Fact.SETTLED.holds(one)).isFalse();
      assertThat(Fact.MATTER_CONFIRMED.holds(one)).isFalse();
      assertThat(Fact.HEART_ASKED.holds(one)).isFalse();
    }
  }

  @Test
  void the_limits_are_all_there_and_small_samples_are_thirty() {
    var limits = new Limits(shipped("figure-limits.csv"));
    assertThat(limits.of(Limit.RANKED_FROM)).isEqualTo(30);
    assertThat(Arrays.stream(Limit.values()).mapToInt(limits::of)).allMatch(amount -> amount > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RANKED_FROM,1,ours,D | line 2: RANKED_FROM is 2 to 1000",
        "RANKED_FROM,many,ours,D | amount' cannot be 'many'",
        "RANKED_FROM,30,ours,X | status' cannot be 'X'",
        "RANKED_FROM,30,ours,D | WEEKS_SHOWN has no number"
      })
  void a_limit_that_cannot_be_used_is_refused_with_its_reason(String row, String reason) {
    var file = file("figure-limits.csv", "what,amount,source,status\n" + row + "\n");
    assertThatThrownBy(() -> new Limits(file)).hasMessageContaining(reason);
  }

  static SeedFile shipped(String name) {
    try {
      return file(name, Files.readString(Path.of("seeds/rules", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SeedFile file(String name, String content) {
    return new SeedFile("rules/" + name, 1, content);
  }
}
