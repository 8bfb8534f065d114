package cn.xinqiao.api;

import static cn.xinqiao.cases.NewCases.STREET;
import static cn.xinqiao.cases.SameMatter.LIFT;
import static cn.xinqiao.cases.SameMatter.LIFT_TOO;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.SameMatter;
import cn.xinqiao.cases.SameMatter.Told;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Joining as programs do it, and who may. */
@QuarkusTest
@Tag("database")
class JoiningContractTest {
  private static final String UNKNOWN = "XQ20261121-0001239";

  private final TestOfficers officers;
  private final SameMatter told;

  JoiningContractTest(TestOfficers officers, SameMatter told) {
    this.officers = officers;
    this.told = told;
  }

  @Test
  void a_likely_duplicate_is_listed_with_reasons_joined_and_parted() {
    var place = SameMatter.estate();
    var main = told.at(place, LIFT);
    var other = told.at(place, LIFT_TOO);
    street()
        .get("/api/cases/{n}/duplicates", other.number().toString())
        .then()
        .statusCode(200)
        .body("of.number", hasItem(main.number().toString()))
        .body("why[0]", hasItem("都说到电梯"))
        .body("joinable[0]", equalTo(true));
    join(street(), other, main)
        .then()
        .statusCode(200)
        .body("number", equalTo(other.number().toString()))
        .body("joinedInto", equalTo(main.number().toString()))
        .body("version", org.hamcrest.Matchers.greaterThan(0));
    street()
        .get("/api/cases/{n}", main.number().toString())
        .then()
        .body("reporters", equalTo(2))
        .body("joined", equalTo(List.of(other.number().toString())));
    street()
        .get("/api/cases/{n}/reporters", main.number().toString())
        .then()
        .body("reporters", hasSize(2))
        .body("reporters.part", equalTo(List.of("ORIGINAL", "JOINED")))
        .body("reporters[1].number", equalTo(other.number().toString()));
    act(street(), main, "split", Map.of("cases", List.of(other.number().toString())))
        .then()
        .statusCode(200)
        .body("reporters", equalTo(1));
    street()
        .get("/api/cases/{n}", other.number().toString())
        .then()
        .body("joinedInto", nullValue());
  }

  @Test
  void the_conflict_says_what_happened() {
    var place = SameMatter.estate();
    var main = told.at(place, LIFT);
    var other = told.at(place, LIFT_TOO);
    join(street(), other, main).then().statusCode(200);
    act(street(), other, "acceptance", Map.of())
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString(main.number().toString()));
    var elsewhere =
        told.tell(
                Kind.SERVICE_REQUEST,
                SubKind.ASSISTANCE,
                Urgency.NORMAL,
                new OfficeCode("310110016"),
                place,
                LIFT)
            .number()
            .toString();
    join(street(), main, other).then().statusCode(409);
    join(street(), main, main).then().statusCode(422);
    act(street(), main, "split", Map.of()).then().statusCode(422);
    act(street(), main, "split", Map.of("cases", List.of(elsewhere))).then().statusCode(409);
    act(street(), main, "join", Map.of()).then().statusCode(400);
    act(street(), main, "join", Map.of("into", "12345")).then().statusCode(400);
    act(street(), main, "join", Map.of("into", elsewhere)).then().statusCode(404);
  }

  @Test
  void a_join_of_an_older_version_is_a_conflict() {
    var place = SameMatter.estate();
    var main = told.at(place, LIFT);
    var other = told.at(place, LIFT_TOO);
    join(street().header("If-Match", "\"77\""), other, main).then().statusCode(409);
  }

  @Test
  void at_most_five_speak_for_the_others_and_the_sixth_is_told_by_which_rule() {
    var place = SameMatter.estate();
    var main = appeal(place);
    act(street(), main, "representatives", Map.of("reporter", 1)).then().statusCode(422);
    act(street(), main, "group", Map.of()).then().statusCode(200);
    for (int i = 0; i < 5; i++) {
      join(street(), appeal(place), main).then().statusCode(200);
    }
    var reporters =
        street()
            .get("/api/cases/{n}/reporters", main.number().toString())
            .then()
            .body("group", equalTo(true))
            .body("mostRepresentatives", equalTo(5))
            .extract()
            .jsonPath()
            .getList("reporters.id", Long.class);
    assertThat(reporters).hasSize(6);
    for (long id : reporters.subList(0, 5)) {
      act(street(), main, "representatives", Map.of("reporter", id)).then().statusCode(200);
    }
    act(street(), main, "representatives", Map.of("reporter", reporters.getLast()))
        .then()
        .statusCode(422)
        .body("detail", containsString("《信访工作条例》第二十条第三款"));
    street()
        .delete(
            "/api/cases/{n}/representatives/{r}", main.number().toString(), reporters.getFirst())
        .then()
        .statusCode(200)
        .body("reporters.findAll { it.representative }", hasSize(4));
    act(street(), main, "representatives", Map.of("reporter", reporters.getLast()))
        .then()
        .statusCode(200);
    act(street(), main, "representatives", Map.of("reporter", 999_999_999)).then().statusCode(422);
    street().delete("/api/cases/{n}/group", main.number().toString()).then().statusCode(200);
  }

  @Test
  void only_a_petition_is_a_group_matter() {
    act(street(), told.at(SameMatter.estate(), LIFT), "group", Map.of()).then().statusCode(422);
  }

  /** From where, as what, and what a case of 控江路街道 answers to reading and to acting. */
  @ParameterizedTest(name = "{1} of {0}: reading {2}, acting {3}")
  @CsvSource({
    "310110012, OFFICER, 200, 200",
    "310110012, AUDITOR, 200, 403",
    "310110012, ADMIN, 403, 403",
    "310110, OFFICER, 200, 403",
    "310110, LEAD, 200, 200",
    "31, AUDITOR, 200, 403",
    "310110016, OFFICER, 404, 404",
    "310110016, LEAD, 404, 404",
    "310110016, AUDITOR, 404, 403",
    "310106, LEAD, 404, 404"
  })
  void whoever_may_act_on_both_cases_joins_them_and_nobody_else(
      String office, Role role, int reading, int acting) {
    var place = SameMatter.estate();
    var main = told.at(place, LIFT);
    var other = told.at(place, LIFT_TOO);
    for (String look : List.of("duplicates", "reporters")) {
      as(office, role)
          .get("/api/cases/{n}/{l}", other.number().toString(), look)
          .then()
          .statusCode(reading);
    }
    join(as(office, role), other, main).then().statusCode(acting);
    act(as(office, role), other, "split", Map.of()).then().statusCode(acting);
    var marking = acting == 200 ? 422 : acting; // a service request is none
    act(as(office, role), other, "group", Map.of()).then().statusCode(marking);
    act(as(office, role), other, "representatives", Map.of("reporter", 1))
        .then()
        .statusCode(marking);
    if (acting != 200) {
      as(office, role)
          .delete("/api/cases/{n}/representatives/1", other.number().toString())
          .then()
          .statusCode(acting);
      as(office, role)
          .delete("/api/cases/{n}/group", other.number().toString())
          .then()
          .statusCode(acting);
      street()
          .get("/api/cases/{n}", other.number().toString())
          .then()
          .body("joinedInto", nullValue());
    }
  }

  @Test
  void without_a_token_nothing_is_answered() {
    for (String verb : List.of("join", "split", "group", "representatives")) {
      given()
          .contentType("application/json")
          .body(Map.of())
          .post("/api/cases/{n}/{v}", UNKNOWN, verb)
          .then()
          .statusCode(401);
    }
    given().get("/api/cases/{n}/duplicates", UNKNOWN).then().statusCode(401);
    given().get("/api/cases/{n}/reporters", UNKNOWN).then().statusCode(401);
  }

  private Told appeal(String place) {
    return told.tell(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, STREET, place, LIFT);
  }

  private static Response join(RequestSpecification caller, Told one, Told into) {
    return act(caller, one, "join", Map.of("into", into.number().toString()));
  }

  private static Response act(
      RequestSpecification caller, Told one, String verb, Map<String, ?> body) {
    return caller.body(body).post("/api/cases/{n}/{v}", one.number().toString(), verb);
  }

  private RequestSpecification street() {
    return as(STREET.value(), Role.OFFICER);
  }

  private RequestSpecification as(String office, Role role) {
    return given().auth().oauth2(officers.token(office, role)).contentType("application/json");
  }
}
