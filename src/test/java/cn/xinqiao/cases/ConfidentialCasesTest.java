package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.DISCIPLINE;
import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What belongs to a confidential desk is absent everywhere else. */
@QuarkusTest
@Tag("database")
class ConfidentialCasesTest {
  private final NewCases cases;
  private final CaseDesk desk;

  ConfidentialCasesTest(NewCases cases, CaseDesk desk) {
    this.cases = cases;
    this.desk = desk;
  }

  @Test
  void pictures_of_a_message_that_also_accuses_are_shown_to_the_confidential_desk_only() {
    var opened =
        cases.openWithPicture(
            cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, STREET),
            cases.matter(Kind.PETITION, SubKind.ACCUSATION, DISCIPLINE),
            cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, STREET));
    assertThat(seen(opened.get(1), DISCIPLINE).pictures()).hasSize(1);
    assertThat(seen(opened.get(0), STREET).pictures()).isEmpty();
    assertThat(seen(opened.get(2), STREET).pictures()).isEmpty();
  }

  @Test
  void pictures_of_a_message_that_accuses_nobody_are_shown_with_each_of_its_matters() {
    var opened =
        cases.openWithPicture(
            cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, STREET),
            cases.matter(Kind.PETITION, SubKind.APPEAL, STREET));
    assertThat(opened).allSatisfy(n -> assertThat(seen(n, STREET).pictures()).hasSize(1));
  }

  @Test
  void each_view_says_in_which_capacity_and_that_of_an_accusation_stands_out() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    seen(number, STREET);
    desk.show(cases.officer(OfficeCode.CITY, Role.LEAD), number, Language.ZH);
    assertThat(views(number, "office")).isPositive();
    assertThat(views(number, "above")).isPositive();
    desk.transfer(
        cases.officer(STREET, Role.OFFICER), CaseDesk.Request.on(number), DISCIPLINE, "反映的是工作人员违纪");
    seen(number, DISCIPLINE);
    assertThat(views(number, "accusation")).isPositive();
  }

  private long views(CaseNumber number, String why) {
    return cases.count(
        "audit_entry where act = 'VIEW_CASE' and purpose = '"
            + why
            + "' and object = '"
            + number
            + "'");
  }

  @Test
  void looking_at_a_picture_is_written_down() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var picture = seen(number, STREET).pictures().getFirst();
    desk.picture(cases.officer(STREET, Role.OFFICER), number, picture);
    assertThat(
            cases.count(
                "audit_entry where act = 'VIEW_CASE' and purpose = 'picture' and object = '"
                    + number
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  void a_case_that_is_passed_to_a_confidential_desk_is_seen_by_nobody_else_from_then_on() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    desk.transfer(
        cases.officer(STREET, Role.OFFICER), CaseDesk.Request.on(number), DISCIPLINE, "反映的是工作人员违纪");
    assertThat(seen(number, DISCIPLINE).line().confidential()).isTrue();
    for (OfficeCode office : new OfficeCode[] {STREET, DISTRICT, OfficeCode.CITY}) {
      assertThatThrownBy(() -> seen(number, office)).isInstanceOf(Refusal.NotFound.class);
    }
  }

  private CaseFile seen(CaseNumber number, OfficeCode by) {
    return desk.show(cases.officer(by, Role.LEAD), number, Language.ZH);
  }
}
