package cn.xinqiao.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of what offices settle with each other, for every role, from every place. */
@QuarkusTest
@Tag("database")
class TogetherAccessTest {
  private static final String STREET = "310110019";
  private static final String GREENING = "310110-greening";
  private static final String POLICE = "310110-police";

  private final TestOfficers officers;

  TogetherAccessTest(TestOfficers officers) {
    this.officers = officers;
  }

  /** A case of 五角场街道 with a return, a part of a department and an invitation of another. */
  private record Shared(String number, int part, int invitation) {}

  /** What each answers: to reading the case's lists, the part, the invitation, and to acting. */
  @ParameterizedTest(name = "{1} of {0}: lists {2}, part {3}, invitation {4}, return {5}")
  @CsvSource({
    "310110019, OFFICER, 200, 404, 200, 404",
    "310110019, AUDITOR, 200, 404, 200, 403",
    "310110, OFFICER, 200, 200, 200, 200",
    "310110, LEAD, 200, 200, 200, 200",
    "310110, AUDITOR, 200, 200, 200, 403",
    "310110-greening, OFFICER, 404, 200, 404, 404",
    "310110-police, OFFICER, 404, 404, 200, 404",
    "310110-market, OFFICER, 404, 404, 404, 404",
    "310110016, LEAD, 404, 404, 404, 404",
    "310110019001, OFFICER, 404, 404, 404, 404",
    "310106, LEAD, 404, 404, 404, 404",
    "31, ADMIN, 403, 403, 403, 403"
  })
  void each_office_reads_what_concerns_it_and_only_the_sender_answers_a_return(
      String office, Role role, int lists, int part, int invitation, int answering) {
    var shared = shared();
    for (String list : new String[] {"returns", "parts", "invitations", "meetings"}) {
      as(office, role).get("/api/cases/{n}/" + list, shared.number()).then().statusCode(lists);
    }
    as(office, role)
        .get("/api/cases/{n}/parts/{p}", shared.number(), shared.part())
        .then()
        .statusCode(part);
    as(office, role)
        .get("/api/cases/{n}/invitations/{i}", shared.number(), shared.invitation())
        .then()
        .statusCode(invitation);
    post(as(office, role), shared, "return-answer", Map.of("agreed", true))
        .then()
        .statusCode(answering);
  }

  @ParameterizedTest(name = "{1} of {0} is answered {2}")
  @CsvSource({
    "310110019, AUDITOR, 403",
    "31, ADMIN, 403",
    "310110016, OFFICER, 404",
    "310110-market, OFFICER, 404",
    "310106, LEAD, 404"
  })
  void an_auditor_changes_nothing_and_an_officer_elsewhere_finds_nothing(
      String office, Role role, int status) {
    var shared = shared();
    var reason = Map.of("reason", "不需要了");
    var part = "parts/" + shared.part();
    var invitation = "invitations/" + shared.invitation();
    var caller = as(office, role);
    post(caller, shared, "return", reason).then().statusCode(status);
    post(caller, shared, "return-answer", Map.of("agreed", true)).then().statusCode(status);
    post(caller, shared, "arbitration", Map.of("office", STREET, "reason", "路在这里"))
        .then()
        .statusCode(status);
    post(caller, shared, "parts", Map.of("office", "310110-housing", "wanted", "看看"))
        .then()
        .statusCode(status);
    post(caller, shared, part + "/answer", Map.of("text", "剪了")).then().statusCode(status);
    post(caller, shared, part + "/done", Map.of()).then().statusCode(status);
    post(caller, shared, part + "/again", Map.of("wanted", "再看")).then().statusCode(status);
    post(caller, shared, part + "/end", reason).then().statusCode(status);
    post(caller, shared, part + "/invitation", Map.of("office", POLICE, "reason", "请到场"))
        .then()
        .statusCode(status);
    post(caller, shared, "invitation", Map.of("office", POLICE, "reason", "请到场"))
        .then()
        .statusCode(status);
    post(caller, shared, invitation + "/answer", Map.of("how", "WRITTEN", "text", "好"))
        .then()
        .statusCode(status);
    post(caller, shared, invitation + "/rating", Map.of("rating", "PARTLY", "text", "差一点"))
        .then()
        .statusCode(status);
    var meeting =
        Map.of(
            "at",
            "2026-11-19T06:00:00Z",
            "decision",
            "月底前修好",
            "owner",
            STREET,
            "due",
            "2036-11-28");
    post(caller, shared, "meetings", meeting).then().statusCode(status);
  }

  @Test
  void a_part_goes_from_asking_to_done_over_the_contract() {
    var shared = shared();
    post(
            as(GREENING, Role.OFFICER),
            shared,
            "parts/" + shared.part() + "/answer",
            Map.of("text", "剪了"))
        .then()
        .statusCode(200)
        .body("part.state", equalTo("ANSWERED"))
        .body("about.office.code", equalTo(STREET))
        .body("about.words", nullValue());
    post(as(STREET, Role.OFFICER), shared, "parts/" + shared.part() + "/done", Map.of())
        .then()
        .statusCode(200)
        .body("[0].state", equalTo("DONE"));
  }

  /** From where, as what: what answering with a picture and looking at one say. */
  @ParameterizedTest(name = "{1} of {0}: answers {2}, looks {3}")
  @CsvSource({
    "310110-greening, OFFICER, 200, 200",
    "310110-greening, AUDITOR, 403, 200",
    "310110019, OFFICER, 404, 200",
    "310110019, AUDITOR, 403, 200",
    "310110, LEAD, 200, 200",
    "310110016, OFFICER, 404, 404",
    "310110-police, OFFICER, 404, 404",
    "31, ADMIN, 403, 403"
  })
  void a_picture_is_given_by_the_office_that_is_asked_and_seen_by_both(
      String office, Role role, int answers, int looks) {
    var tried = shared();
    answer(office, role, tried).then().statusCode(answers);
    var shown = shared();
    var photo =
        answer(GREENING, Role.OFFICER, shown)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getString("part.lines.last().photo");
    as(office, role).get(photo).then().statusCode(looks);
    given().get(photo).then().statusCode(401);
  }

  private Response answer(String office, Role role, Shared shared) {
    return given()
        .auth()
        .oauth2(officers.token(office, role))
        .multiPart("text", "剪好了", "text/plain; charset=UTF-8")
        .multiPart("photo", new File("src/test/resources/pictures/lamp.webp"))
        .post("/api/cases/{n}/parts/{p}/answer", shared.number(), shared.part());
  }

  @Test
  void what_waits_is_listed_for_the_office_that_is_asked_and_for_no_other() {
    var shared = shared();
    as(GREENING, Role.OFFICER)
        .get("/api/together")
        .then()
        .statusCode(200)
        .body("parts.id", hasItem(shared.part()))
        .body("invitations.id", not(hasItem(shared.invitation())));
    as(POLICE, Role.OFFICER)
        .get("/api/together")
        .then()
        .body("invitations.id", hasItem(shared.invitation()));
    as("310110", Role.OFFICER)
        .get("/api/together")
        .then()
        .body("returns.number", hasItem(shared.number()));
    as("310110-market", Role.OFFICER)
        .get("/api/together")
        .then()
        .body("parts.id", not(hasItem(shared.part())))
        .body("returns.number", not(hasItem(shared.number())));
    as("31", Role.ADMIN).get("/api/together").then().statusCode(403);
    given().get("/api/together").then().statusCode(401);
  }

  @Test
  void what_cannot_be_read_is_malformed_and_an_unknown_part_is_not_found() {
    var shared = shared();
    var street = as(STREET, Role.OFFICER);
    post(street, shared, "return-answer", Map.of()).then().statusCode(400);
    post(street, shared, "parts", Map.of("office", "??", "wanted", "看")).then().statusCode(400);
    post(street, shared, "meetings", Map.of("decision", "修")).then().statusCode(400);
    post(street, shared, "parts/999999/end", Map.of("reason", "不")).then().statusCode(404);
  }

  @Test
  void the_city_decides_what_street_and_district_do_not_agree_about() {
    var shared = shared();
    var declined = Map.of("agreed", false, "reason", "路在街道范围内");
    post(as("310110", Role.OFFICER), shared, "return-answer", declined)
        .then()
        .statusCode(200)
        .body("state", equalTo("DISPUTED"))
        .body("arbiter.code", equalTo("31"));
    post(as("31", Role.OFFICER), shared, "arbitration", Map.of("office", "310110", "reason", "归区"))
        .then()
        .statusCode(200)
        .body("state", equalTo("DECIDED"))
        .body("reason", equalTo("是区管道路"))
        .body("answer", equalTo("路在街道范围内"));
    as("310110", Role.OFFICER)
        .get("/api/cases/{n}/returns", shared.number())
        .then()
        .body("$", hasSize(1));
  }

  private Shared shared() {
    var number = OpenedCase.inWujiaochang().number();
    var street = as(STREET, Role.OFFICER);
    var opened = new Shared(number, 0, 0);
    post(street, opened, "return", Map.of("reason", "是区管道路")).then().statusCode(200);
    int part =
        post(street, opened, "parts", Map.of("office", GREENING, "wanted", "看树根"))
            .then()
            .statusCode(200)
            .extract()
            .path("[0].id");
    post(street, opened, "invitation", Map.of("office", POLICE, "reason", "请到场"))
        .then()
        .statusCode(200);
    int invitation = street.get("/api/cases/{n}/invitations", number).path("[0].id");
    return new Shared(number, part, invitation);
  }

  private static Response post(
      RequestSpecification caller, Shared on, String verb, Map<String, ?> body) {
    return given()
        .spec(caller)
        .contentType("application/json")
        .body(body)
        .post("/api/cases/" + on.number() + "/" + verb);
  }

  private RequestSpecification as(String office, Role role) {
    return given().auth().oauth2(officers.token(office, role));
  }
}
