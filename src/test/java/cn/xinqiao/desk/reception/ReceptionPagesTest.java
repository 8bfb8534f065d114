package cn.xinqiao.desk.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.reception.NewReceptions;
import cn.xinqiao.cases.reception.Visits;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of receptions: who reaches them, and what they answer when something is not done. */
@QuarkusTest
@Tag("database")
class ReceptionPagesTest {
  private final TestOfficers officers;
  private final NewReceptions days;
  private final NewCases cases;
  private final Visits visits;

  ReceptionPagesTest(TestOfficers officers, NewReceptions days, NewCases cases, Visits visits) {
    this.officers = officers;
    this.days = days;
    this.cases = cases;
    this.visits = visits;
  }

  @Test
  void the_paper_holds_the_residents_own_words_and_opening_it_is_a_view_of_the_case() {
    var street = days.street();
    var day = days.plan(street, 2);
    var number = days.open(street);
    visits.book(
        cases.officer(street, Role.OFFICER), Request.on(number), day.slots().getFirst().ref());
    long before = views(number.toString());
    session(street, Role.LEAD)
        .get("/desk/receptions/" + day.id() + "/papers")
        .then()
        .statusCode(200)
        .body(containsString("路灯坏了"))
        .body(containsString("第三十五条"));
    assertThat(views(number.toString())).isGreaterThan(before);
    cases.change(
        "update cases set confidential = true, office_code = '310110-discipline' where number = '"
            + number
            + "'");
    for (var path : List.of("", "/papers")) {
      session(street, Role.LEAD)
          .get("/desk/receptions/" + day.id() + path)
          .then()
          .statusCode(200)
          .body(not(containsString(number.toString())))
          .body(not(containsString("路灯坏了")));
    }
  }

  @Test
  void elsewhere_there_is_no_such_day_and_an_auditor_sees_no_form() {
    var street = days.street();
    var day = days.plan(street, 1);
    var path = "/desk/receptions/" + day.id();
    session(new OfficeCode("310110016"), Role.LEAD).get(path).then().statusCode(404);
    session(street, Role.ADMIN).get(path).then().statusCode(403);
    assertThat(session(street, Role.AUDITOR).get(path).asString())
        .doesNotContain("/change", "/cancellation", "/visits\"");
    assertThat(session(street, Role.OFFICER).get(path).asString())
        .contains("/visits\"")
        .doesNotContain("/change", "/cancellation");
  }

  @Test
  void who_works_a_case_names_a_day_on_its_page_and_nobody_else_finds_the_form() {
    var street = days.street();
    var number = days.open(street);
    var path = "/desk/cases/" + number + "/reception";
    assertThat(session(street, Role.OFFICER).get(path).asString()).contains("告诉居民最迟哪天办好");
    assertThat(session(street, Role.AUDITOR).get(path).asString()).doesNotContain("告诉居民最迟哪天办好");
    var form =
        Map.of(
            "text",
            "更换楼道灯",
            "owner",
            street.value(),
            "role",
            "OFFICER",
            "on",
            days.today().plusDays(4).toString());
    session(street, Role.OFFICER).post(path + "/promise", form).then().statusCode(303);
    assertThat(session(street, Role.OFFICER).get(path).asString()).contains("更换楼道灯");
  }

  @Test
  void a_form_without_the_sessions_token_changes_nothing() {
    var street = days.street();
    var day = days.plan(street, 1);
    var number = days.open(street);
    var lead = session(street, Role.LEAD);
    for (var path :
        List.of(
            "/desk/receptions",
            "/desk/receptions/" + day.id() + "/change",
            "/desk/receptions/" + day.id() + "/cancellation",
            "/desk/receptions/" + day.id() + "/visits",
            "/desk/cases/" + number + "/reception/booking",
            "/desk/cases/" + number + "/reception/promise")) {
      lead.browser().formParam("reason", "x").post(path).then().statusCode(403);
    }
    assertThat(cases.count("reception_day where id = " + day.id() + " and state = 'PLANNED'"))
        .isOne();
  }

  @Test
  void what_cannot_be_planned_is_said_on_the_page_and_nothing_is_planned() {
    var street = days.street();
    var lead = session(street, Role.LEAD);
    var form = new HashMap<String, String>();
    form.put("kind", "COUNTER");
    form.put("on", days.today().plusDays(200).toString());
    form.put("from", "09:00");
    form.put("until", "11:00");
    form.put("minutes", "30");
    form.put("capacity", "1");
    form.put("place", "一楼");
    form.put("address", "国和路595号");
    form.put("leader", officers.login(street.value(), Role.LEAD));
    form.put("anyway", "yes");
    lead.post("/desk/receptions", form).then().statusCode(422).body(containsString("请检查日期"));
    form.put("on", "morgen");
    lead.post("/desk/receptions", form).then().statusCode(422).body(containsString("没有写对"));
    var day = days.plan(street, 1);
    form.put("on", day.on().toString());
    lead.post("/desk/receptions", form).then().statusCode(409);
    var booking = Map.of("number", "12345", "slot", day.slots().getFirst().ref());
    lead.post("/desk/receptions/" + day.id() + "/visits", booking)
        .then()
        .statusCode(422)
        .body(containsString("没有这个编号"));
    assertThat(cases.count("reception_day where office_code = '" + street + "'")).isOne();
  }

  private long views(String number) {
    return cases.count("audit_entry where act = 'VIEW_CASE' and object = '" + number + "'");
  }

  private DeskSession session(OfficeCode office, Role role) {
    return DeskSession.of(officers.login(office.value(), role));
  }
}
