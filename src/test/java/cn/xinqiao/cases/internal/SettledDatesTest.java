package cn.xinqiao.cases.internal;

import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dates of a case over its life. */
@QuarkusTest
@Tag("database")
class SettledDatesTest {
  private final NewCases cases;
  private final CaseDesk desk;
  private final Returns returns;
  private final DailySettling settling;

  SettledDatesTest(NewCases cases, CaseDesk desk, Returns returns, DailySettling settling) {
    this.cases = cases;
    this.desk = desk;
    this.returns = returns;
    this.settling = settling;
  }

  @Test
  void a_case_that_is_accepted_again_at_another_desk_owes_one_answer_on_its_first_date() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    var street = cases.officer(STREET, Role.OFFICER);
    desk.accept(street, Request.on(number));
    var promised = owedToTheResident(number);
    returns.ask(street, Request.on(number), "不属于我们");
    var district = cases.officer(DISTRICT, Role.OFFICER);
    returns.answer(district, Request.on(number), true, "");
    desk.accept(district, Request.on(number));
    assertThat(owedToTheResident(number))
        .isEqualTo(promised)
        .filteredOn(due -> due.what() == What.ANSWER)
        .hasSize(1);
  }

  @Test
  void a_date_that_was_not_before_is_told_exactly_once_its_year_is_loaded() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var exact = shown(number).line().nextDue();
    cases.change(
        "update case_clock set provisional = true, due_on = '2026-11-01' where case_number = '"
            + number
            + "'");
    cases.change(
        "update cases set next_provisional = true, next_due = '2026-11-01' where number = '"
            + number
            + "'");
    settling.run();
    var line = shown(number).line();
    assertThat(line.nextProvisional()).isFalse();
    assertThat(line.nextDue()).isEqualTo(exact);
    assertThat(shown(number).dues()).noneMatch(CaseFile.Due::provisional);
  }

  @Test
  void a_date_whose_year_is_still_missing_stays_not_before() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    desk.accept(cases.officer(STREET, Role.OFFICER), Request.on(number));
    var before = shown(number);
    cases.change(
        "update clock_entry set amount = 600 where clock_id in (select id from case_clock where what ="
            + " 'ANSWER' and case_number = '"
            + number
            + "')");
    cases.change(
        "update case_clock set provisional = true where what = 'ANSWER' and case_number = '"
            + number
            + "'");
    settling.run();
    assertThat(shown(number).dues())
        .filteredOn(due -> due.what() == What.ANSWER)
        .allSatisfy(due -> assertThat(due.provisional()).isTrue());
    assertThat(shown(number).version()).isEqualTo(before.version());
  }

  private List<CaseFile.Due> owedToTheResident(CaseNumber number) {
    return shown(number).dues().stream().filter(due -> due.desk().isEmpty()).toList();
  }

  private CaseFile shown(CaseNumber number) {
    return desk.show(cases.officer(DISTRICT, Role.LEAD), number, Language.ZH);
  }
}
