package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.DISCIPLINE;
import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseSearch.Wanted;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases that go from desk to desk. */
@QuarkusTest
@Tag("database")
class HandOverTest {
  private final NewCases cases;
  private final CaseDesk desk;
  private final CaseSearch search;

  HandOverTest(NewCases cases, CaseDesk desk, CaseSearch search) {
    this.cases = cases;
    this.desk = desk;
    this.search = search;
  }

  @ParameterizedTest
  @ValueSource(strings = {"310110016", "310104", "310104-discipline", "310110012001"})
  void a_case_goes_to_no_office_that_the_form_does_not_offer(String elsewhere) {
    var number = opened();
    var to = new OfficeCode(elsewhere);
    var street = cases.officer(STREET, Role.OFFICER);
    assertThatThrownBy(() -> desk.transfer(street, Request.on(number), to, "不属于我们"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void the_citys_triage_desk_hands_on_to_a_district() {
    var triage = cases.officer(OfficeCode.CITY_TRIAGE, Role.OFFICER);
    var number =
        cases
            .openWithPicture(
                cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, OfficeCode.CITY_TRIAGE))
            .getFirst();
    var moved = desk.transfer(triage, Request.on(number), DISTRICT, "在杨浦区");
    assertThat(moved.line().office().code()).isEqualTo(DISTRICT);
  }

  @Test
  void a_repeated_transfer_with_the_same_key_gets_the_same_answer() {
    var number = opened();
    var street = cases.officer(STREET, Role.OFFICER);
    var request = keyed(number);
    var first = desk.transfer(street, request, DISCIPLINE, "反映的是工作人员违纪");
    var again = desk.transfer(street, request, DISCIPLINE, "反映的是工作人员违纪");
    assertThat(again.line()).isEqualTo(first.line());
    // a database may keep whole seconds only
    assertThat(again.timeline())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
        .isEqualTo(first.timeline());
  }

  @Test
  void a_repeated_transfer_shows_nothing_of_what_happened_after_it() {
    var number = opened();
    var street = cases.officer(STREET, Role.OFFICER);
    var request = keyed(number);
    desk.transfer(street, request, DISCIPLINE, "反映的是工作人员违纪");
    desk.accept(cases.officer(DISCIPLINE, Role.OFFICER), Request.on(number));
    assertThatThrownBy(() -> desk.transfer(street, request, DISCIPLINE, "反映的是工作人员违纪"))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void another_officer_with_the_same_key_sees_nothing() {
    var number = opened();
    var request = keyed(number);
    desk.transfer(cases.officer(STREET, Role.OFFICER), request, DISTRICT, "请区里协调");
    var other = cases.officer(STREET, Role.LEAD);
    assertThatThrownBy(() -> desk.transfer(other, request, DISTRICT, "请区里协调"))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void a_page_far_beyond_the_last_is_empty() {
    var found =
        search.find(
            cases.officer(STREET, Role.OFFICER), Wanted.everything(), Integer.MAX_VALUE, 200);
    assertThat(found.items()).isEmpty();
  }

  private CaseNumber opened() {
    return cases.open(Kind.PETITION, SubKind.APPEAL);
  }

  private static Request keyed(CaseNumber number) {
    return new Request(number, Optional.empty(), Optional.of("k-" + number));
  }
}
