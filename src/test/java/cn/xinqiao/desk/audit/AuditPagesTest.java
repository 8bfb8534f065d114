package cn.xinqiao.desk.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the audit trail, and what a case's own page says of who has looked. */
@QuarkusTest
@Tag("database")
class AuditPagesTest {
  private static final String STREET = NewCases.STREET.value();

  private final TestOfficers officers;
  private final NewCases cases;

  AuditPagesTest(TestOfficers officers, NewCases cases) {
    this.officers = officers;
    this.cases = cases;
  }

  @ParameterizedTest(name = "{1} of {0}: reading {2}, verifying {3}")
  @CsvSource({
    "310110012, OFFICER, 403, 403",
    "310110012, LEAD, 403, 403",
    "310110012, AUDITOR, 200, 404",
    "310110012, ADMIN, 200, 404",
    "310110, AUDITOR, 200, 404",
    "31, OFFICER, 403, 403",
    "31, AUDITOR, 200, 200",
    "31, ADMIN, 200, 200"
  })
  void auditors_and_administrators_read_it_and_the_citys_verify_the_chain(
      String office, Role role, int reading, int verifying) {
    var desk = desk(office, role);
    desk.get("/desk/audit").then().statusCode(reading);
    desk.browser()
        .formParam("token", desk.token())
        .post("/desk/audit/verification")
        .then()
        .statusCode(verifying);
  }

  @Test
  void without_a_session_or_without_its_token_nothing_is_answered() {
    given()
        .redirects()
        .follow(false)
        .get("/desk/audit")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/login"));
    desk("31", Role.AUDITOR).browser().post("/desk/audit/verification").then().statusCode(403);
  }

  @Test
  void it_is_asked_by_number_by_officer_and_by_day_and_says_everything_in_words() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE).toString();
    var login = officers.login(STREET, Role.OFFICER);
    var officer = DeskSession.of(login);
    officer.get("/desk/cases/" + number);
    officer.post("/desk/cases/" + number + "/contact", Map.of("purpose", "VISIT"));
    officer.get("/desk?state=OPEN&q=路灯");
    var auditor = desk(STREET, Role.AUDITOR);
    auditor
        .get("/desk/audit?number=" + number)
        .then()
        .body(containsString("查看联系方式"))
        .body(containsString("上门走访"))
        .body(containsString(login))
        .body(containsString("/desk/cases/" + number))
        .body(not(containsString("查看列表")))
        .body(not(containsString("路灯")));
    auditor
        .get("/desk/audit?officer=" + login)
        .then()
        .body(containsString("查看列表"))
        .body(containsString("状态：待受理"))
        .body(containsString("有关键词"))
        .body(not(containsString("路灯")));
    auditor.get("/desk/audit?day=2021-01-01").then().body(containsString("没有符合条件的记录"));
    auditor
        .get("/desk/audit?day=yesterday")
        .then()
        .statusCode(200)
        .body(containsString("看不懂"))
        .body(not(containsString(login)));
  }

  @Test
  void an_administrator_who_sees_no_case_gets_numbers_and_no_way_to_the_case() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE).toString();
    DeskSession.of(officers.login(STREET, Role.OFFICER)).get("/desk/cases/" + number);
    desk(STREET, Role.ADMIN)
        .get("/desk/audit?number=" + number)
        .then()
        .body(containsString(number))
        .body(not(containsString("/desk/cases/" + number)));
  }

  @Test
  void the_lead_of_a_cases_office_reads_on_its_page_who_has_looked_and_an_officer_does_not() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE).toString();
    var login = officers.login(STREET, Role.OFFICER);
    DeskSession.of(login)
        .get("/desk/cases/" + number)
        .then()
        .body(not(containsString("谁看过、办过这件事项")));
    desk(STREET, Role.LEAD)
        .get("/desk/cases/" + number)
        .then()
        .body(containsString("谁看过、办过这件事项"))
        .body(containsString(login + " · 查看事项"));
  }

  @Test
  void every_page_of_the_desk_carries_who_looks_where_and_when() {
    var login = officers.login(STREET, Role.OFFICER);
    var desk = DeskSession.of(login);
    desk.get("/desk").then().body(containsString("class=\"watermark\""));
    desk.browser()
        .accept("image/*")
        .get("/desk/watermark.svg")
        .then()
        .statusCode(200)
        .contentType("image/svg+xml")
        .header("Cache-Control", "no-store")
        .body(containsString("控江路街道 · " + login + " · 20"));
    desk("31", Role.ADMIN).get("/desk/audit").then().body(containsString("class=\"watermark\""));
    desk("31", Role.ADMIN)
        .browser()
        .accept("image/*")
        .get("/desk/watermark.svg")
        .then()
        .statusCode(200);
  }

  @Test
  void an_unreadable_seal_is_no_fault_and_no_verdict() {
    var desk = desk("31", Role.AUDITOR);
    desk.browser()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("token", desk.token())
        .formParam("seal", "第一个")
        .post("/desk/audit/verification")
        .then()
        .statusCode(200)
        .body(containsString("封条看不懂"));
  }

  private DeskSession desk(String office, Role role) {
    return DeskSession.of(officers.login(office, role));
  }
}
