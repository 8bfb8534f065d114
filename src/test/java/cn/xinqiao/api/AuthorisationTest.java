package cn.xinqiao.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint of the officers' contract, for every role, from every place in the tree. */
@QuarkusTest
@Tag("database")
class AuthorisationTest {
  private static final Map<String, Map<String, String>> VERBS =
      Map.of(
          "acceptance", Map.of(),
          "refusal", Map.of("reason", "不属于受理范围"),
          "return", Map.of("reason", "不是我们的"),
          "transfer", Map.of("office", "310110016", "reason", "在他们那里"),
          "reply", Map.of("text", "已经修好"),
          "message", Map.of("text", "请问在几号门口"),
          "takeover", Map.of(),
          "handback", Map.of("summary", "约好明天上午去看"));

  private final TestOfficers officers;

  AuthorisationTest(TestOfficers officers) {
    this.officers = officers;
  }

  /** From where, as what, and what a case of 五角场街道 answers to reading and to acting. */
  @ParameterizedTest(name = "{1} of {0}: reading {2}, acting {3}")
  @CsvSource({
    "310110019, OFFICER, 200, may",
    "310110019, LEAD, 200, may",
    "310110019, AUDITOR, 200, 403",
    "310110019, ADMIN, 403, 403",
    "310110, OFFICER, 200, 403",
    "310110, LEAD, 200, may",
    "310110, AUDITOR, 200, 403",
    "31, OFFICER, 200, 403",
    "31, LEAD, 200, may",
    "31, AUDITOR, 200, 403",
    "31, ADMIN, 403, 403",
    "310110016, OFFICER, 404, 404",
    "310110016, LEAD, 404, 404",
    "310110016, AUDITOR, 404, 403",
    "310110-chengguan, OFFICER, 404, 404",
    "310110019001, OFFICER, 404, 404",
    "310106, LEAD, 404, 404",
    "31-triage, OFFICER, 404, 404"
  })
  void an_officer_reads_the_own_subtree_and_acts_for_the_own_office(
      String office, Role role, int reading, String acting) {
    var opened = OpenedCase.inWujiaochang();
    as(office, role).get("/api/cases/{n}", opened.number()).then().statusCode(reading);
    if (acting.equals("may")) {
      act(as(office, role), opened.number(), "acceptance").then().statusCode(200);
      return;
    }
    for (String verb : VERBS.keySet()) {
      act(as(office, role), opened.number(), verb)
          .then()
          .statusCode(Integer.parseInt(acting))
          .contentType("application/problem+json");
    }
    as("310110019", Role.OFFICER)
        .get("/api/cases/{n}", opened.number())
        .then()
        .body("state", equalTo("OPEN"));
  }

  static Stream<Arguments> endpoints() {
    return Stream.concat(
        Stream.of("/api/cases", "/api/cases/XQ20261121-0001239", "/api/offices")
            .map(path -> Arguments.of("GET", path, Map.of())),
        Stream.concat(
            Stream.of(Arguments.of("POST", "/api/triage", Map.of("text", "路灯坏了"))),
            VERBS.entrySet().stream()
                .map(verb ->
                    Arguments.of(
                        "POST",
                        "/api/cases/XQ20261121-0001239/" + verb.getKey(),
                        verb.getValue()))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("endpoints")
  void without_a_valid_token_nothing_is_answered(
      String method, String path, Map<String, String> body) {
    for (RequestSpecification caller :
        new RequestSpecification[] {given(), given().auth().oauth2("not-a-token")}) {
      caller
          .contentType("application/json")
          .body(body)
          .request(method, path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json");
    }
  }

  @Test
  void an_accusation_exists_only_at_the_confidential_desk_that_holds_it() {
    var opened = OpenedCase.accusingYinhang();
    as("310110-discipline", Role.OFFICER)
        .get("/api/cases/{n}", opened.number())
        .then()
        .statusCode(200)
        .body("confidential", equalTo(true));
    for (String office : new String[] {"310110016", "310110", "31", "31-discipline", "31-triage"}) {
      as(office, Role.LEAD).get("/api/cases/{n}", opened.number()).then().statusCode(404);
      as(office, Role.LEAD)
          .get("/api/cases?size=200")
          .then()
          .body("items.number", not(hasItem(opened.number())));
      as(office, Role.LEAD)
          .get("/api/cases?size=200&q={q}", "包庇违法搭建")
          .then()
          .body("total", equalTo(0));
    }
  }

  @Test
  void an_accusation_cannot_be_passed_to_the_street_that_it_accuses() {
    var opened = OpenedCase.accusingYinhang();
    act(as("310110-discipline", Role.OFFICER), opened.number(), "transfer").then().statusCode(422);
  }

  @Test
  void a_lead_acts_on_behalf_of_an_office_below_and_the_timeline_says_so() {
    var opened = OpenedCase.inWujiaochang();
    var onBehalf =
        act(as("310110", Role.LEAD), opened.number(), "acceptance")
            .then()
            .extract()
            .jsonPath()
            .getBoolean("timeline.find { it.what == 'ACCEPTED' }.onBehalf");
    assertThat(onBehalf).isTrue();
  }

  private Response act(RequestSpecification caller, String number, String verb) {
    return caller
        .contentType("application/json")
        .body(VERBS.get(verb))
        .post("/api/cases/{n}/{v}", number, verb);
  }

  private RequestSpecification as(String office, Role role) {
    return given().auth().oauth2(officers.token(office, role));
  }
}
