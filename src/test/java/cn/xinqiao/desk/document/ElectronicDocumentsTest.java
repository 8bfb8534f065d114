package cn.xinqiao.desk.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 电子送达: consent, the message, the page of the case, and when it counts. */
@QuarkusTest
@Tag("database")
class ElectronicDocumentsTest {
  private static final String OFFICE = "310110019";
  private static final Pattern PASS = Pattern.compile("name=\"pass\" value=\"([^\"]+)\"");

  private final TestOfficers officers;

  ElectronicDocumentsTest(TestOfficers officers) {
    this.officers = officers;
  }

  @Test
  void with_consent_the_text_comes_to_the_talk_and_is_served_once_it_has_arrived() {
    var opened = accepted();
    send(opened, "consent", Map.of("pass", passOf(page(opened)), "given", "yes"))
        .then()
        .body(containsString("您已同意电子送达"));
    long id = issued(opened);
    serve(opened, id).then().statusCode(200).body("services[0].status", equalTo("SENT"));
    while (true) {
      var text = opened.resident().reads().text();
      if (text.contains("有了正式文书")) {
        assertThat(text).contains("《信访事项受理告知书》").contains("五角场街道办事处").contains("查询码");
        break;
      }
    }
    opened.resident().readsNothingMore();
    Eventually.holds(() -> {
      var service = document(opened, id).getMap("services[0]");
      assertThat(service).containsEntry("status", "SERVED").containsKey("on");
      assertThat((String) service.get("proof")).startsWith("web:");
    });
    assertThat(lines(opened)).contains("DOCUMENT_SENT").containsOnlyOnce("DOCUMENT_SERVED");
    assertThat(page(opened)).contains("给您的文书").contains("五信告〔");
  }

  @Test
  void a_document_that_is_opened_on_the_page_has_arrived_whatever_became_of_the_message() {
    var opened = accepted();
    send(opened, "consent", Map.of("pass", passOf(page(opened)), "given", "yes"));
    long id = issued(opened);
    serve(opened, id);
    var pass = passOf(page(opened));
    fetch(opened, id, ".pdf", pass)
        .then()
        .statusCode(200)
        .contentType("application/pdf")
        .header("Content-Disposition", containsString(".pdf"));
    assertThat(document(opened, id).getMap("services[0]"))
        .containsEntry("status", "SERVED")
        .containsEntry("proof", "opened by the resident");
    fetch(opened, id, ".docx", pass).then().statusCode(200);
    assertThat(lines(opened)).as("served once").containsOnlyOnce("DOCUMENT_SERVED");
    serve(opened, id).then().statusCode(409);
  }

  @Test
  void a_document_that_was_not_brought_yet_or_is_of_another_case_is_not_given_out() {
    var opened = accepted();
    long id = issued(opened);
    var pass = passOf(page(opened));
    assertThat(page(opened)).contains("还没有给您的文书");
    fetch(opened, id, ".pdf", pass).then().statusCode(404);
    var other = accepted();
    fetch(other, id, ".pdf", passOf(page(other))).then().statusCode(404);
    for (String made : new String[] {"", "AAAA", pass + "x"}) {
      fetch(opened, id, ".pdf", made)
          .then()
          .statusCode(303)
          .header("Location", endsWith("/track/" + opened.number()));
    }
  }

  @Test
  void consent_is_asked_once_recorded_and_can_be_taken_back() {
    var opened = accepted();
    as(OFFICE, Role.OFFICER)
        .body("{}")
        .post("/api/cases/{n}/documents/consent", opened.number())
        .then()
        .statusCode(200)
        .body("consent.given", equalTo(0));
    assertThat(page(opened)).contains("您还没有选");
    send(opened, "consent", Map.of("pass", passOf(page(opened)), "given", "yes"));
    as(OFFICE, Role.OFFICER)
        .body("{}")
        .post("/api/cases/{n}/documents/consent", opened.number())
        .then()
        .statusCode(409);
    send(opened, "consent", Map.of("pass", passOf(page(opened)), "given", "no"))
        .then()
        .body(containsString("您要求送达纸质文书"));
    long id = issued(opened);
    serve(opened, id).then().statusCode(422);
    assertThat(lines(opened)).contains("CONSENT_ASKED", "CONSENT_GIVEN", "CONSENT_REFUSED");
  }

  @Test
  void what_was_handed_over_on_paper_can_be_downloaded_as_well() {
    var opened = accepted();
    long id = issued(opened);
    var on = document(opened, id).getString("issuedOn");
    as(OFFICE, Role.OFFICER)
        .body(Map.of("way", "BY_HAND", "on", on, "proof", "本人签收"))
        .post("/api/cases/{n}/documents/{id}/service", opened.number(), id)
        .then()
        .statusCode(200)
        .body("services", hasSize(1));
    fetch(opened, id, ".pdf", passOf(page(opened))).then().statusCode(200);
  }

  @Test
  void who_joined_agrees_on_the_own_page_and_gets_it_there_under_the_number_that_they_know() {
    var main = accepted();
    var joined = OpenedCase.inWujiaochang();
    as(OFFICE, Role.OFFICER)
        .body(Map.of("into", main.number()))
        .post("/api/cases/{n}/join", joined.number())
        .then()
        .statusCode(200);
    send(joined, "consent", Map.of("pass", passOf(page(joined)), "given", "yes"))
        .then()
        .body(containsString("您已同意电子送达"));
    long id = issued(main);
    serve(main, id).then().statusCode(200);
    var told = joined.resident().reads();
    while (!told.text().contains("有了正式文书")) {
      told = joined.resident().reads();
    }
    assertThat(told.text())
        .startsWith("您反映的 " + joined.number())
        .contains("/track/" + joined.number())
        .doesNotContain("/track/" + main.number());
    assertThat(page(joined)).contains("五信告〔");
    fetch(joined, id, ".pdf", passOf(page(joined))).then().statusCode(200);
    assertThat(page(main)).as("who did not agree got nothing yet").contains("还没有给您的文书");
    as(OFFICE, Role.OFFICER)
        .body(Map.of("given", true))
        .post("/api/cases/{n}/documents/consent", main.number())
        .then()
        .statusCode(422);
  }

  @Test
  void nobody_writes_down_an_electronic_service_that_did_not_take_place() {
    var opened = accepted();
    as(OFFICE, Role.OFFICER)
        .body(Map.of("text", "路灯已经换好，请您看看。"))
        .post("/api/cases/{n}/reply", opened.number());
    as(OFFICE, Role.OFFICER)
        .body(Map.of("way", "ELECTRONIC", "on", "2026-11-23"))
        .post("/api/cases/{n}/service", opened.number())
        .then()
        .statusCode(422);
  }

  private OpenedCase accepted() {
    var opened = OpenedCase.inWujiaochang();
    as(OFFICE, Role.OFFICER)
        .body("{}")
        .post("/api/cases/{n}/acceptance", opened.number())
        .then()
        .statusCode(200);
    return opened;
  }

  private long issued(OpenedCase opened) {
    var body = Map.of("kind", "ACCEPTANCE_NOTICE", "fields", Map.of("addressee", "李鿍"));
    long id =
        as(OFFICE, Role.OFFICER)
            .body(body)
            .post("/api/cases/{n}/documents", opened.number())
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getLong("id");
    as(OFFICE, Role.OFFICER)
        .body("{}")
        .post("/api/cases/{n}/documents/{id}/issuance", opened.number(), id)
        .then()
        .statusCode(200)
        .body("status", equalTo("ISSUED"));
    return id;
  }

  private Response serve(OpenedCase opened, long id) {
    return as(OFFICE, Role.OFFICER)
        .body(Map.of("way", "ELECTRONIC"))
        .post("/api/cases/{n}/documents/{id}/service", opened.number(), id);
  }

  private JsonPath document(OpenedCase opened, long id) {
    return as(OFFICE, Role.OFFICER)
        .get("/api/cases/{n}/documents/{id}", opened.number(), id)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private String lines(OpenedCase opened) {
    return as(OFFICE, Role.OFFICER)
        .get("/api/cases/{n}", opened.number())
        .jsonPath()
        .getList("timeline.what")
        .toString();
  }

  private static String page(OpenedCase opened) {
    return given()
        .formParam("code", opened.code())
        .post("/track/{n}", opened.number())
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static Response send(OpenedCase opened, String act, Map<String, String> form) {
    return given().formParams(form).post("/track/{n}/{act}", opened.number(), act);
  }

  private static Response fetch(OpenedCase opened, long id, String suffix, String pass) {
    return given()
        .redirects()
        .follow(false)
        .formParam("pass", pass)
        .post("/track/{n}/documents/{file}", opened.number(), id + suffix);
  }

  private static String passOf(String page) {
    var found = PASS.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private RequestSpecification as(String office, Role role) {
    return given().auth().oauth2(officers.token(office, role)).contentType("application/json");
  }
}
