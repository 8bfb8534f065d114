package cn.xinqiao.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of what was served and its slips, for every role, from every place in the tree. */
@QuarkusTest
@Tag("database")
class ServiceAccessTest {
  private static final OfficeCode STREET = new OfficeCode("310110019");

  private final TestOfficers officers;
  private final NewCases cases;
  private final CaseDesk desk;
  private final Clock clock;
  private String number;
  private long act;

  ServiceAccessTest(TestOfficers officers, NewCases cases, CaseDesk desk, Clock clock) {
    this.officers = officers;
    this.cases = cases;
    this.desk = desk;
    this.clock = clock;
  }

  @BeforeEach
  void serve() {
    var opened =
        cases
            .openWithPicture(cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, STREET))
            .getFirst();
    var officer = cases.officer(STREET, Role.OFFICER);
    desk.accept(officer, Request.on(opened));
    desk.reply(officer, Request.on(opened), "灯已修好。");
    number = opened.toString();
    var on = clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
    as(STREET.value(), Role.OFFICER)
        .contentType("application/json")
        .body(Map.of("way", "POST", "on", on, "proof", "邮件 EX1"))
        .post("/api/cases/{n}/service", number)
        .then()
        .statusCode(200);
    act =
        as(STREET.value(), Role.OFFICER)
            .get("/api/cases/{n}/services", number)
            .jsonPath()
            .getLong("[0].id");
  }

  @ParameterizedTest(name = "{1} of {0}: list {2}, slip {3}, keeps {4}")
  @CsvSource({
    "310110019, OFFICER, 200, 404, 200",
    "310110019, LEAD, 200, 404, 200",
    "310110019, AUDITOR, 200, 404, 403",
    "310110019, ADMIN, 403, 403, 403",
    "310110, OFFICER, 200, 404, 403",
    "310110, LEAD, 200, 404, 200",
    "31, AUDITOR, 200, 404, 403",
    "310110016, OFFICER, 404, 404, 404",
    "310110016, AUDITOR, 404, 404, 403",
    "310110-chengguan, OFFICER, 404, 404, 404"
  })
  void services_are_seen_within_the_subtree_and_proved_by_the_office_of_the_case(
      String office, Role role, int list, int slip, int keeps) throws IOException {
    as(office, role).get("/api/cases/{n}/services", number).then().statusCode(list);
    as(office, role).get("/api/cases/{n}/services/{a}/slip", number, act).then().statusCode(slip);
    keep(as(office, role), pdf()).then().statusCode(keeps);
    as(STREET.value(), Role.OFFICER)
        .get("/api/cases/{n}/services", number)
        .then()
        .body("[0].scanned", equalTo(keeps == 200));
  }

  @Test
  void a_slip_is_kept_once_and_comes_back_as_it_was_kept() throws IOException {
    keep(as(STREET.value(), Role.OFFICER), pdf())
        .then()
        .statusCode(200)
        .body("", hasSize(1))
        .body("[0].way", equalTo("POST"))
        .body("[0].on", notNullValue())
        .body("[0].proof", equalTo("邮件 EX1"));
    keep(as(STREET.value(), Role.OFFICER), pdf()).then().statusCode(409);
    var slip =
        as("31", Role.AUDITOR)
            .get("/api/cases/{n}/services/{a}/slip", number, act)
            .then()
            .statusCode(200)
            .contentType("application/pdf")
            .header("Cache-Control", "no-store")
            .extract()
            .asByteArray();
    assertThat(slip).startsWith('%', 'P', 'D', 'F');
  }

  @Test
  void what_is_no_slip_is_not_kept() {
    keep(as(STREET.value(), Role.OFFICER), new byte[] {1, 2, 3}).then().statusCode(415);
    as(STREET.value(), Role.OFFICER)
        .multiPart("other", "x")
        .post("/api/cases/{n}/services/{a}/slip", number, act)
        .then()
        .statusCode(400);
  }

  @Test
  void without_a_valid_token_nothing_is_answered() throws IOException {
    given().get("/api/cases/{n}/services", number).then().statusCode(401);
    given().get("/api/cases/{n}/services/{a}/slip", number, act).then().statusCode(401);
    keep(given(), pdf()).then().statusCode(401);
  }

  private Response keep(RequestSpecification caller, byte[] slip) {
    return caller
        .multiPart("slip", "slip.pdf", slip, "application/pdf")
        .post("/api/cases/{n}/services/{a}/slip", number, act);
  }

  private static byte[] pdf() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var made = new PDDocument()) {
      made.addPage(new PDPage());
      made.save(out);
    }
    return out.toByteArray();
  }

  private RequestSpecification as(String office, Role role) {
    return given().auth().oauth2(officers.token(office, role));
  }
}
