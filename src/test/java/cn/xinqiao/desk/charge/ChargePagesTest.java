package cn.xinqiao.desk.charge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.Officers;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who answers for a case and who keeps off it, at the desk and in the chat. */
@QuarkusTest
@Tag("database")
class ChargePagesTest {
  private static final String STREET = "310110019";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final TestOfficers officers;
  private final Officers accounts;

  ChargePagesTest(TestOfficers officers, Officers accounts) {
    this.officers = officers;
    this.accounts = accounts;
  }

  @Test
  void a_leader_is_shown_on_the_case_in_the_queue_and_in_the_own_list() {
    var number = OpenedCase.inWujiaochang().number();
    var login = somebody(STREET, Role.LEAD);
    var lead = DeskSession.of(login);
    lead.post(charge(number) + "/leader", Map.of("leader", login, "text", "多次反映"))
        .then()
        .statusCode(303);
    assertThat(lead.get(charge(number)).asString()).contains("包案领导：", login);
    assertThat(lead.get("/desk/mine").asString()).contains(number);
    assertThat(lead.get("/desk?state=ALL&q=" + number).asString()).contains("包案 " + login);
    assertThat(lead.get("/desk").asString()).contains("/desk/mine");
    assertThat(lead.get("/desk/cases/" + number).asString()).contains("确定了包案领导", "多次反映");
    lead.post(charge(number) + "/leader/end", Map.of("text", "已经平稳")).then().statusCode(303);
    assertThat(lead.get("/desk/mine").asString()).doesNotContain(number);
  }

  @Test
  void only_a_lead_gives_a_leader_and_has_a_list() {
    var number = OpenedCase.inWujiaochang().number();
    var officer = DeskSession.of(officers.login(STREET, Role.OFFICER));
    var given = Map.of("leader", officers.login(STREET, Role.LEAD), "text", "多次反映");
    officer.post(charge(number) + "/leader", given).then().statusCode(403);
    officer.get("/desk/mine").then().statusCode(403);
    assertThat(officer.get(charge(number)).asString()).doesNotContain("charge/leader");
    assertThat(officer.get("/desk").asString()).doesNotContain("/desk/mine");
    var elsewhere = DeskSession.of(officers.login("310110016", Role.LEAD));
    elsewhere.get(charge(number)).then().statusCode(404);
    elsewhere.post(charge(number) + "/leader", given).then().statusCode(404);
    elsewhere
        .post(charge(number) + "/recusal", Map.of("heir", "x", "text", "亲戚"))
        .then()
        .statusCode(404);
    var auditor = DeskSession.of(officers.login("31", Role.AUDITOR));
    assertThat(auditor.get(charge(number)).asString())
        .doesNotContain("<form method=\"post\" action=\"/desk/cases");
    auditor
        .post(charge(number) + "/recusal", Map.of("heir", "", "text", "亲戚"))
        .then()
        .statusCode(403);
  }

  @Test
  void forms_without_the_sessions_token_change_nothing() {
    var number = OpenedCase.inWujiaochang().number();
    var lead = DeskSession.of(officers.login(STREET, Role.LEAD));
    for (String act : new String[] {"/leader", "/leader/end", "/recusal", "/wishes/1/declining"}) {
      lead.browser()
          .formParams(Map.of("leader", "x", "heir", "", "text", "理由"))
          .post(charge(number) + act)
          .then()
          .statusCode(403);
    }
    lead.get("/desk/cases/" + number).then().statusCode(200);
  }

  @Test
  void a_resident_asks_for_somebody_else_in_the_chat_and_the_lead_who_decides_reads_why() {
    var opened = OpenedCase.inWujiaochang();
    var answer = opened.resident().writes("我要求换人办理，经办人和施工队是亲戚").reads().text();
    assertThat(answer).contains(opened.number(), "换人办理", "负责人决定");
    assertThat(opened.resident().writes("申请回避").reads().text()).contains("已经在等");
    var lead = DeskSession.of(officers.login(STREET, Role.LEAD));
    assertThat(lead.get("/desk/mine").asString()).contains(opened.number());
    assertThat(lead.get(charge(opened.number())).asString()).contains("经办人和施工队是亲戚");
    var off = somebody(STREET, Role.OFFICER);
    var heir = somebody(STREET, Role.OFFICER);
    assertThat(DeskSession.of(off).get("/desk/cases/" + opened.number()).asString())
        .contains("等负责人决定")
        .doesNotContain("施工队是亲戚");
    lead.post(
            charge(opened.number()) + "/recusal",
            Map.of("officer", off, "heir", heir, "text", "核实属实"))
        .then()
        .statusCode(303);
    assertThat(opened.resident().reads().text()).contains("已经换人", opened.number());
    DeskSession.of(off).get("/desk/cases/" + opened.number()).then().statusCode(404);
    DeskSession.of(heir).get("/desk/cases/" + opened.number()).then().statusCode(200);
    given()
        .formParam("code", opened.code())
        .post("/track/" + opened.number())
        .then()
        .body(containsString("换人办理"))
        .body(not(containsString("核实属实")));
  }

  @Test
  void a_recusal_without_a_reason_is_answered_on_its_page() {
    var number = OpenedCase.inWujiaochang().number();
    var login = somebody(STREET, Role.OFFICER);
    DeskSession.of(login)
        .post(charge(number) + "/recusal", Map.of("heir", "", "text", " "))
        .then()
        .statusCode(422)
        .body(containsString("写明理由"));
  }

  private static String charge(String number) {
    return "/desk/cases/" + number + "/charge";
  }

  private String somebody(String office, Role role) {
    var login = "charge-" + PEOPLE.incrementAndGet();
    accounts.appoint(login, new OfficeCode(office), role);
    accounts.givePassword(login, TestOfficers.PASSWORD);
    return login;
  }
}
