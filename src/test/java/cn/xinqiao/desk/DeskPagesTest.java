package cn.xinqiao.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The officers' pages as a browser without scripts sees them. */
@QuarkusTest
@Tag("database")
class DeskPagesTest {
  private static final String STREET = "310110019";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"");

  private final TestOfficers officers;

  DeskPagesTest(TestOfficers officers) {
    this.officers = officers;
  }

  @Test
  void whoever_has_no_session_is_led_to_the_login() {
    given()
        .redirects()
        .follow(false)
        .get("/desk")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/login"));
  }

  @Test
  void an_unknown_account_and_a_wrong_password_get_the_same_page() {
    var login = officers.login(STREET, Role.OFFICER);
    var wrong = enter(login, "wrong wrong wrong").then().statusCode(401).extract().asString();
    var unknown = enter("nobody", "wrong wrong wrong").then().statusCode(401).extract().asString();
    assertThat(wrong.replace(login, "nobody")).isEqualTo(unknown);
  }

  @Test
  void the_session_cookie_is_out_of_reach_for_scripts_and_other_sites() {
    var login = officers.login(STREET, Role.LEAD);
    enter(login, TestOfficers.PASSWORD)
        .then()
        .statusCode(303)
        .header("Set-Cookie", containsString("HttpOnly"))
        .header("Set-Cookie", containsString("SameSite=Strict"))
        .header("Set-Cookie", containsString("Path=/desk"));
  }

  @Test
  void a_form_without_the_token_of_its_session_changes_nothing() {
    var opened = OpenedCase.inWujiaochang();
    var session = session(Role.OFFICER);
    post(session, opened.number(), "acceptance", null).then().statusCode(403);
    page(session, opened.number()).then().body(containsString("待受理"));
  }

  @Test
  void a_form_with_its_token_is_carried_out_and_leads_back_to_the_case() {
    var opened = OpenedCase.inWujiaochang();
    var session = session(Role.OFFICER);
    post(session, opened.number(), "acceptance", token(session, opened.number()))
        .then()
        .statusCode(303)
        .header("Location", endsWith("/desk/cases/" + opened.number()));
    page(session, opened.number()).then().body(containsString("办理中"));
  }

  @Test
  void a_form_that_comes_too_late_says_what_happened_meanwhile() {
    var opened = OpenedCase.inWujiaochang();
    var session = session(Role.OFFICER);
    var token = token(session, opened.number());
    post(session, opened.number(), "acceptance", token).then().statusCode(303);
    post(session, opened.number(), "acceptance", token)
        .then()
        .statusCode(409)
        .contentType("text/html")
        .body(matchesPattern("(?s).*最近一步：\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d，[^。]*受理.*"));
  }

  @Test
  void what_was_typed_for_an_act_that_was_not_carried_out_stands_in_its_form_again() {
    var opened = OpenedCase.inWujiaochang();
    var session = session(Role.OFFICER);
    var token = token(session, opened.number());
    given()
        .cookie(Frame.SESSION_COOKIE, session)
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("token", token)
        .formParam("version", 99)
        .formParam("text", "这段路归市政养护，请他们来看。")
        .formParam("office", "310110")
        .post("/desk/cases/" + opened.number() + "/transfer")
        .then()
        .statusCode(409)
        .body(
            matchesPattern(
                "(?s).*<textarea id=\"text-TRANSFER\"[^>]*>这段路归市政养护，请他们来看。</textarea>.*"))
        .body(containsString("value=\"310110\" selected"));
  }

  @Test
  void an_auditor_reads_and_sees_no_form() {
    var opened = OpenedCase.inWujiaochang();
    page(session(Role.AUDITOR), opened.number())
        .then()
        .statusCode(200)
        .body(not(containsString("/desk/cases/" + opened.number() + "/acceptance")))
        .body(not(containsString("/desk/cases/" + opened.number() + "/contact")));
  }

  @Test
  void a_case_that_is_not_there_is_a_page_in_both_languages() {
    given()
        .cookie(Frame.SESSION_COOKIE, session(Role.OFFICER))
        .accept("text/html")
        .get("/desk/cases/XQ20260101-0000014")
        .then()
        .statusCode(404)
        .contentType("text/html")
        .body(containsString("没有这一页"))
        .body(containsString("There is no such page"));
  }

  @Test
  void a_case_that_was_urged_says_so_in_the_queue_and_on_its_page_with_the_words() {
    var opened = OpenedCase.inWujiaochang();
    opened.resident().writes("催一下人行道那个，三天了没人来").reads();
    var session = session(Role.OFFICER);
    page(session, opened.number())
        .then()
        .body(containsString("催办 1 次"))
        .body(containsString("三天了没人来"));
    given()
        .cookie(Frame.SESSION_COOKIE, session)
        .get("/desk?q={n}", opened.number())
        .then()
        .body(containsString("催办 1 次"));
  }

  private String session(Role role) {
    return enter(officers.login(STREET, role), TestOfficers.PASSWORD).cookie(Frame.SESSION_COOKIE);
  }

  private static Response enter(String login, String password) {
    return given()
        .redirects()
        .follow(false)
        .formParam("login", login)
        .formParam("password", password)
        .post("/login");
  }

  private static Response page(String session, String number) {
    return given().cookie(Frame.SESSION_COOKIE, session).get("/desk/cases/{n}", number);
  }

  private static String token(String session, String number) {
    var found = TOKEN.matcher(page(session, number).asString());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static Response post(String session, String number, String verb, String token) {
    var request = given().redirects().follow(false).cookie(Frame.SESSION_COOKIE, session);
    return (token == null ? request : request.formParam("token", token))
        .contentType("application/x-www-form-urlencoded")
        .accept("text/html")
        .post("/desk/cases/{n}/{verb}", number, verb);
  }
}
