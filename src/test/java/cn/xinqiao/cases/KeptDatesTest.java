package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was promised stays as it was promised, whatever becomes of the list of rules. */
@QuarkusTest
@Tag("database")
class KeptDatesTest {
  private final NewCases cases;
  private final CaseDesk desk;

  KeptDatesTest(NewCases cases, CaseDesk desk) {
    this.cases = cases;
    this.desk = desk;
  }

  @Test
  void a_date_whose_rule_has_left_the_list_still_says_why_it_was_set() {
    var number = cases.open(Kind.PETITION, SubKind.ACCUSATION);
    cases.change(
        "update case_clock set rule_id = 'a-rule-of-old' where case_number = '" + number + "'");
    assertThat(dues(number).getFirst().rule()).startsWith("收到后 15 日内书面告知");
  }

  @Test
  void a_date_of_which_no_words_were_kept_shows_the_rules_words_of_today_or_else_its_id() {
    var number = cases.open(Kind.PETITION, SubKind.ACCUSATION);
    cases.change("update case_clock set rule_zh = null where case_number = '" + number + "'");
    assertThat(dues(number).getFirst().rule()).startsWith("收到后 15 日内书面告知");
    cases.change(
        "update case_clock set rule_id = 'a-rule-of-old' where case_number = '" + number + "'");
    assertThat(dues(number).getFirst().rule()).isEqualTo("a-rule-of-old");
  }

  private List<CaseFile.Due> dues(CaseNumber number) {
    return desk.show(cases.officer(STREET, Role.OFFICER), number, Language.ZH).dues();
  }
}
