package cn.xinqiao.cases.bridge;

import static cn.xinqiao.cases.NewCases.DISCIPLINE;
import static cn.xinqiao.cases.NewCases.STREET;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class ReferencesTest {
  private static final String OTHER_STREET = "310110019";

  private final NewCases cases;
  private final TestOfficers officers;

  ReferencesTest(NewCases cases, TestOfficers officers) {
    this.cases = cases;
    this.officers = officers;
  }

  @Test
  void a_case_is_found_by_the_number_that_it_has_elsewhere_however_it_is_typed() {
    var number = open();
    add(number, "SH-2026-REF-1", "2026-12-01")
        .then()
        .statusCode(200)
        .body("references.system", contains("HOTLINE_12345"))
        .body("references.number", contains("SH-2026-REF-1"))
        .body("references.due", contains("2026-12-01"));
    as(STREET.value(), Role.OFFICER)
        .get("/api/cases?q={q}", "ｓｈ-2026-ref-1")
        .then()
        .body("items.number", contains(number.toString()));
    as(OTHER_STREET, Role.OFFICER)
        .get("/api/cases?q={q}", "SH-2026-REF-1")
        .then()
        .body("total", equalTo(0));
  }

  @Test
  void an_order_belongs_to_one_case_and_who_may_not_see_it_is_told_only_that_it_is_taken() {
    var first = open();
    add(first, "SH-2026-REF-2", null).then().statusCode(200);
    add(open(), "sh-2026-ref-2", null)
        .then()
        .statusCode(409)
        .body("detail", containsString(first.toString()));
    var elsewhere =
        cases
            .openWithPicture(
                cases.matter(
                    Kind.SERVICE_REQUEST,
                    SubKind.ASSISTANCE,
                    new cn.xinqiao.kernel.OfficeCode(OTHER_STREET)))
            .getFirst();
    post(as(OTHER_STREET, Role.OFFICER), elsewhere, "SH-2026-REF-2", null)
        .then()
        .statusCode(409)
        .body("detail", not(containsString("XQ")));
    assertThat(cases.count("case_reference where outside_number = 'SH-2026-REF-2'")).isEqualTo(1);
  }

  @Test
  void the_same_number_again_changes_the_date_and_nothing_else() {
    var number = open();
    add(number, "SH-2026-REF-3", "2026-12-01").then().statusCode(200);
    add(number, "SH-2026-REF-3", "2026-12-05")
        .then()
        .body("references.due", contains("2026-12-05"));
  }

  @Test
  void a_request_with_the_same_key_acts_once() {
    var number = open();
    for (int i = 0; i < 2; i++) {
      post(
              as(STREET.value(), Role.OFFICER).header("Idempotency-Key", "one"),
              number,
              "SH-2026-REF-4",
              null)
          .then()
          .statusCode(200);
    }
    assertThat(
            cases.count(
                "case_line where case_number = '" + number + "' and what = 'REFERENCE_ADDED'"))
        .isEqualTo(1);
  }

  @Test
  void what_is_no_number_and_an_unknown_system_are_refused() {
    var number = open();
    add(number, "=1+1", null).then().statusCode(422);
    as(STREET.value(), Role.OFFICER)
        .contentType("application/json")
        .body(Map.of("system", "NOWHERE", "number", "SH-17"))
        .post("/api/cases/{n}/references", number.toString())
        .then()
        .statusCode(422);
  }

  @Test
  void the_number_of_an_accusation_is_nobodys_but_its_desks() {
    var secret = cases.open(Kind.PETITION, SubKind.ACCUSATION);
    cases.change(
        "update cases set office_code = '" + DISCIPLINE + "' where number = '" + secret + "'");
    post(as(DISCIPLINE.value(), Role.OFFICER), secret, "SH-2026-REF-5", null)
        .then()
        .statusCode(200);
    for (String office : new String[] {"310110", "31", STREET.value()}) {
      as(office, Role.LEAD)
          .get("/api/cases?q={q}", "SH-2026-REF-5")
          .then()
          .body("total", equalTo(0));
      as(office, Role.LEAD)
          .get("/api/cases/{n}/references", secret.toString())
          .then()
          .statusCode(404);
    }
    add(open(), "SH-2026-REF-5", null)
        .then()
        .statusCode(409)
        .body("detail", not(containsString("XQ")));
    as(DISCIPLINE.value(), Role.OFFICER)
        .get("/api/cases?q={q}", "SH-2026-REF-5")
        .then()
        .body("items.number", hasItem(secret.toString()));
  }

  private CaseNumber open() {
    return cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
  }

  private Response add(CaseNumber number, String outside, String due) {
    return post(as(STREET.value(), Role.OFFICER), number, outside, due);
  }

  private static Response post(
      RequestSpecification caller, CaseNumber number, String outside, String due) {
    var body =
        due == null
            ? Map.of("system", "HOTLINE_12345", "number", outside)
            : Map.of("system", "HOTLINE_12345", "number", outside, "due", due);
    return caller
        .contentType("application/json")
        .body(body)
        .post("/api/cases/{n}/references", number.toString());
  }

  private RequestSpecification as(String office, Role role) {
    return given().auth().oauth2(officers.token(office, role));
  }
}
