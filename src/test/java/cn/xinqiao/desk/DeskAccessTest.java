package cn.xinqiao.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.nullValue;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches which page of the desk, and what a forged form achieves. */
@QuarkusTest
@Tag("database")
class DeskAccessTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("/invitation/[A-Za-z0-9_-]+");

  private final TestOfficers officers;
  private final EntityManager entities;

  DeskAccessTest(TestOfficers officers, EntityManager entities) {
    this.officers = officers;
    this.entities = entities;
  }

  @Test
  void without_a_session_every_page_leads_to_the_login() {
    for (String path : new String[] {"/desk", "/desk/accounts", "/desk/cases/XQ20261121-0001239"}) {
      given()
          .redirects()
          .follow(false)
          .get(path)
          .then()
          .statusCode(303)
          .header("Location", endsWith("/login"));
    }
  }

  @Test
  void a_part_of_a_page_that_is_asked_for_without_a_session_leads_to_the_login_as_well() {
    given()
        .redirects()
        .follow(false)
        .header("HX-Request", "true")
        .cookie(Frame.SESSION_COOKIE, "ended")
        .get("/desk")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/login"))
        .header("WWW-Authenticate", nullValue());
  }

  @Test
  void a_wrong_password_and_an_unknown_account_get_the_same_answer() {
    var login = officers.login("310112", Role.OFFICER);
    assertThat(enter(login, "wrong password").asString().replace(login, "?"))
        .isEqualTo(
            enter("nobody-at-all", "wrong password").asString().replace("nobody-at-all", "?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acceptance",
        "refusal",
        "return",
        "transfer",
        "reply",
        "reply/reading",
        "message",
        "extension",
        "hearing",
        "service",
        "review",
        "retyping",
        "acknowledgement",
        "contact",
        "call",
        "references",
        "looks",
        "pace/supervision",
        "pace/supervision/answer",
        "pace/executions/1",
        "pace/new-facts",
        "pace/support",
        "keys/1/proposal",
        "keys/steps/1",
        "keys/steps/1/adviser",
        "keys/steps/1/adviser/request",
        "keys/steps/1/adviser/link",
        "keys/closure",
        "keys/closure/decision",
        "charge/relief"
      })
  void a_form_without_the_sessions_token_changes_nothing(String verb) {
    var opened = OpenedCase.inWujiaochang();
    var session = session("310110019", Role.OFFICER);
    session
        .get()
        .formParam("reason", "x")
        .formParam("text", "x")
        .formParam("purpose", "REVISIT")
        .formParam("how", "REACHED")
        .post("/desk/cases/{n}/" + verb, opened.number())
        .then()
        .statusCode(403);
    session("310110019", Role.OFFICER)
        .get()
        .get("/desk/cases/{n}", opened.number())
        .then()
        .body(containsString("待受理"));
  }

  @Test
  void a_form_that_another_site_sends_is_refused_even_with_the_token() {
    var opened = OpenedCase.inWujiaochang();
    var session = session("310110019", Role.OFFICER);
    var token = token(session.get().get("/desk/cases/{n}", opened.number()));
    session
        .get()
        .header("Sec-Fetch-Site", "cross-site")
        .formParam("token", token)
        .post("/desk/cases/{n}/acceptance", opened.number())
        .then()
        .statusCode(403);
  }

  @ParameterizedTest(name = "{1} of {0}: {2}")
  @CsvSource({
    "310110019, OFFICER, 200",
    "310110, LEAD, 200",
    "31, AUDITOR, 200",
    "310110016, OFFICER, 404",
    "31, ADMIN, 403"
  })
  void a_cases_page_opens_within_the_subtree_only(String office, Role role, int status) {
    var opened = OpenedCase.inWujiaochang();
    session(office, role).get().get("/desk/cases/{n}", opened.number()).then().statusCode(status);
  }

  @Test
  void an_auditor_sees_no_form_that_acts() {
    var opened = OpenedCase.inWujiaochang();
    assertThat(session("31", Role.AUDITOR).get().get("/desk/cases/{n}", opened.number()).asString())
        .doesNotContain("/acceptance", "/reply", "/contact", "/call", "/extract");
  }

  @Test
  void only_an_administrator_manages_accounts_and_the_new_officer_chooses_the_password() {
    session("31", Role.LEAD).get().get("/desk/accounts").then().statusCode(403);
    var admin = session("31", Role.ADMIN);
    var token = token(admin.get().get("/desk/accounts"));
    var page =
        admin
            .get()
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
            .formParam("token", token)
            .formParam("login", "new.officer")
            .formParam("office", "殷行街道")
            .formParam("role", "OFFICER")
            .post("/desk/accounts")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    var link = LINK.matcher(page);
    assertThat(link.find()).isTrue();
    given()
        .formParams(Map.of("password", "my own password", "again", "my own password"))
        .post(link.group())
        .then()
        .statusCode(200);
    assertThat(enter("new.officer", "my own password").statusCode()).isEqualTo(303);
  }

  @Test
  void an_administrator_sees_and_touches_only_accounts_of_the_own_office_and_below() {
    var city = officers.login("31", Role.LEAD);
    var street = officers.login("310110016", Role.OFFICER);
    var admin = session("310110", Role.ADMIN);
    var page = admin.get().get("/desk/accounts");
    assertThat(page.asString()).contains(street).doesNotContain(city);
    var token = token(page);
    for (String act : new String[] {"invitation", "program", "dismissal"}) {
      accounts(admin, token, Map.of("login", city), "/" + act).then().statusCode(404);
    }
    var lead = Map.of("login", "city.lead", "office", "31", "role", "LEAD");
    accounts(admin, token, lead, "").then().statusCode(422);
    assertThat(audited(city)).isEmpty();
  }

  @Test
  void a_confidential_desks_accounts_are_kept_by_its_own_administrator_and_the_citys_alone() {
    var confidential = officers.login("310110-discipline", Role.OFFICER);
    var invitation = Map.of("login", confidential);
    var district = session("310110", Role.ADMIN);
    var page = district.get().get("/desk/accounts");
    assertThat(page.asString()).doesNotContain(confidential);
    accounts(district, token(page), invitation, "/invitation").then().statusCode(404);
    for (String office : new String[] {"310110-discipline", "31"}) {
      var admin = session(office, Role.ADMIN);
      var token = token(admin.get().get("/desk/accounts"));
      accounts(admin, token, invitation, "/invitation").then().statusCode(200);
    }
    assertThat(audited(confidential)).filteredOn("INVITE"::equals).hasSize(2);
  }

  @Test
  void what_an_administrator_does_with_an_account_is_written_down() {
    var admin = session("310115", Role.ADMIN);
    var token = token(admin.get().get("/desk/accounts"));
    var account = Map.of("login", "audited.one", "office", "310115", "role", "OFFICER");
    var link = LINK.matcher(accounts(admin, token, account, "").asString());
    assertThat(link.find()).isTrue();
    given()
        .formParams(Map.of("password", "my own password", "again", "my own password"))
        .post(link.group())
        .then()
        .statusCode(200);
    accounts(admin, token, account, "/program").then().statusCode(200);
    accounts(admin, token, account, "/dismissal").then().statusCode(200);
    assertThat(audited("audited.one")).contains("APPOINT", "PASSWORD", "ISSUE_TOKEN", "DISMISS");
  }

  @Test
  void a_program_token_is_shown_once_and_opens_the_api() {
    var admin = session("310114", Role.ADMIN);
    var program = officers.login("310114", Role.OFFICER);
    var token = token(admin.get().get("/desk/accounts"));
    var page = accounts(admin, token, Map.of("login", program), "/program").asString();
    var shown = Pattern.compile("<p class=\"own\">([A-Za-z0-9_-]{32})</p>").matcher(page);
    assertThat(shown.find()).isTrue();
    given().auth().oauth2(shown.group(1)).get("/api/cases").then().statusCode(200);
    assertThat(admin.get().get("/desk/accounts").asString()).doesNotContain(shown.group(1));
  }

  @Test
  void a_form_with_fields_left_out_is_answered_and_no_fault() {
    var admin = session("310113", Role.ADMIN);
    var token = token(admin.get().get("/desk/accounts"));
    accounts(admin, token, Map.of("login", "no.role", "office", "310113"), "")
        .then()
        .statusCode(422);
    for (String act : new String[] {"invitation", "program", "dismissal"}) {
      accounts(admin, token, Map.of(), "/" + act).then().statusCode(404);
    }
  }

  private static Response accounts(
      Supplier<RequestSpecification> admin, String token, Map<String, String> form, String act) {
    return admin.get().formParam("token", token).formParams(form).post("/desk/accounts" + act);
  }

  private List<String> audited(String object) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          List<?> acts =
              entities
                  .createNativeQuery(
                      "select act from audit_entry where object = ? and act not like 'LOG_IN%'",
                      String.class)
                  .setParameter(1, object)
                  .getResultList();
          return acts.stream().map(String::valueOf).toList();
        });
  }

  /** Each request of a session is a new one with the same cookies. */
  private Supplier<RequestSpecification> session(String office, Role role) {
    var entered = enter(officers.login(office, role), TestOfficers.PASSWORD);
    assertThat(entered.statusCode()).isEqualTo(303);
    return () -> given().redirects().follow(false).cookies(entered.cookies());
  }

  private static Response enter(String login, String password) {
    return given()
        .redirects()
        .follow(false)
        .formParams(Map.of("login", login, "password", password))
        .post("/login");
  }

  private static String token(Response page) {
    var token = TOKEN.matcher(page.asString());
    assertThat(token.find()).as("a form with a token").isTrue();
    return token.group(1);
  }
}
