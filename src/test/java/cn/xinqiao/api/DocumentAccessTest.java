package cn.xinqiao.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every endpoint of documents, for every role, from every place in the tree. */
@QuarkusTest
@Tag("database")
class DocumentAccessTest {
  private static final Map<String, Map<String, ?>> VERBS =
      Map.of(
          "", Map.of("kind", "TRANSFER_LETTER"),
          "/{id}/fields", Map.of("version", 0, "fields", Map.of("addressee", "杨浦区房管局")),
          "/{id}/issuance", Map.of(),
          "/{id}/reading", Map.of(),
          "/{id}/correction", Map.of(),
          "/{id}/removal", Map.of(),
          "/{id}/service", Map.of("way", "BY_HAND", "on", "2026-01-01", "proof", "签收"),
          "/consent", Map.of("given", true));

  private static final List<Supplier<RequestSpecification>> CALLERS =
      List.of(RestAssured::given, () -> given().auth().oauth2("not-a-token"));

  private final TestOfficers officers;
  private final NewCases cases;
  private String number;
  private long id;

  DocumentAccessTest(TestOfficers officers, NewCases cases) {
    this.officers = officers;
    this.cases = cases;
  }

  /** An issued letter between offices: it names nobody, and everybody may try to do more. */
  @BeforeEach
  void issue() {
    var street = new OfficeCode("310110019");
    number =
        cases
            .openWithPicture(cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, street))
            .getFirst()
            .toString();
    var body = Map.of("kind", "TRANSFER_LETTER", "fields", Map.of("addressee", "杨浦区城管执法局"));
    id =
        as("310110019", Role.OFFICER)
            .body(body)
            .post("/api/cases/{n}/documents", number)
            .then()
            .statusCode(201)
            .header("Location", containsString("/api/cases/" + number + "/documents/"))
            .extract()
            .jsonPath()
            .getLong("id");
    act("310110019", Role.OFFICER, "/{id}/issuance").then().statusCode(200);
  }

  /** From where, as what: what the list, the text and the acts answer. */
  @ParameterizedTest(name = "{1} of {0}: list {2}, file {3}, acts {4}")
  @CsvSource({
    "310110019, OFFICER, 200, 200, may",
    "310110019, LEAD, 200, 200, may",
    "310110019, AUDITOR, 200, 403, 403",
    "310110019, ADMIN, 403, 403, 403",
    "310110, OFFICER, 200, 403, 403",
    "310110, LEAD, 200, 200, may",
    "31, AUDITOR, 200, 403, 403",
    "310110016, OFFICER, 404, 404, 404",
    "310110016, AUDITOR, 404, 404, 403",
    "310110-chengguan, OFFICER, 404, 404, 404",
    "31-triage, OFFICER, 404, 404, 404"
  })
  void documents_are_listed_within_the_subtree_and_read_and_made_by_the_office_of_the_case(
      String office, Role role, int list, int file, String acts) {
    as(office, role).get("/api/cases/{n}/documents", number).then().statusCode(list);
    as(office, role).get("/api/cases/{n}/documents/{i}", number, id).then().statusCode(list);
    for (String suffix : new String[] {".pdf", ".docx"}) {
      as(office, role)
          .get("/api/cases/{n}/documents/{f}", number, id + suffix)
          .then()
          .statusCode(file);
    }
    if (acts.equals("may")) {
      act(office, role, "").then().statusCode(201);
      return;
    }
    for (String verb : VERBS.keySet()) {
      act(office, role, verb).then().statusCode(Integer.parseInt(acts));
    }
    as("310110019", Role.OFFICER)
        .get("/api/cases/{n}/documents", number)
        .then()
        .body("items", hasSize(1))
        .body("items[0].services", hasSize(0))
        .body("consent.given", equalTo(0));
  }

  @Test
  void without_a_valid_token_nothing_is_answered() {
    for (Supplier<RequestSpecification> caller : CALLERS) {
      caller.get().get("/api/cases/{n}/documents", number).then().statusCode(401);
      caller.get().get("/api/cases/{n}/documents/{f}", number, id + ".pdf").then().statusCode(401);
      for (var verb : VERBS.entrySet()) {
        caller
            .get()
            .contentType("application/json")
            .body(verb.getValue())
            .post("/api/cases/" + number + "/documents" + path(verb.getKey()))
            .then()
            .statusCode(401);
      }
    }
  }

  @Test
  void an_auditor_sees_that_it_was_issued_and_not_its_text() {
    as("31", Role.AUDITOR)
        .get("/api/cases/{n}/documents/{i}", number, id)
        .then()
        .body("number", notNullValue())
        .body("digest", notNullValue())
        .body("text", nullValue());
  }

  @Test
  void the_file_comes_by_its_suffix_or_by_what_is_accepted() {
    var byAccept =
        as("310110019", Role.OFFICER)
            .accept("application/pdf")
            .get("/api/cases/{n}/documents/{i}", number, id)
            .then()
            .statusCode(200)
            .contentType("application/pdf")
            .extract()
            .asByteArray();
    var bySuffix =
        as("310110019", Role.OFFICER)
            .get("/api/cases/{n}/documents/{f}", number, id + ".pdf")
            .asByteArray();
    assertThat(byAccept).isEqualTo(bySuffix).startsWith('%', 'P', 'D', 'F');
  }

  @Test
  void documents_of_an_accusation_exist_only_at_the_desk_that_holds_it() {
    var accusation = OpenedCase.accusingYinhang().number();
    as("310110-discipline", Role.OFFICER)
        .body(Map.of("kind", "TRANSFER_LETTER"))
        .post("/api/cases/{n}/documents", accusation)
        .then()
        .statusCode(201);
    as("310110-discipline", Role.OFFICER)
        .body(Map.of("kind", "DECISION"))
        .post("/api/cases/{n}/documents", accusation)
        .then()
        .statusCode(422);
    for (String office : new String[] {"310110016", "310110", "31", "31-triage"}) {
      as(office, Role.LEAD).get("/api/cases/{n}/documents", accusation).then().statusCode(404);
    }
  }

  @Test
  void what_cannot_be_read_is_malformed() {
    as("310110019", Role.OFFICER)
        .body(Map.of("kind", "LOVE_LETTER"))
        .post("/api/cases/{n}/documents", number)
        .then()
        .statusCode(400);
    as("310110019", Role.OFFICER)
        .body(Map.of("way", "PIGEON"))
        .post("/api/cases/{n}/documents/{i}/service", number, id)
        .then()
        .statusCode(400);
  }

  private Response act(String office, Role role, String verb) {
    return as(office, role)
        .body(VERBS.get(verb))
        .post("/api/cases/" + number + "/documents" + path(verb));
  }

  private String path(String verb) {
    return verb.replace("{id}", String.valueOf(id));
  }

  private RequestSpecification as(String office, Role role) {
    return given().auth().oauth2(officers.token(office, role)).contentType("application/json");
  }
}
