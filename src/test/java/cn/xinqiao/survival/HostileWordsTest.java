package cn.xinqiao.survival;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.Officers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are code to somebody: kept as they are, never run, never shown as anything else. */
@QuarkusTest
@Tag("database")
class HostileWordsTest {
  private static final String STREET = "310110019";
  private static final String HTML = "<script>alert('x')</script><img src=x onerror=alert(1)>";
  private static final String SQL = "'; drop table message; -- \" or 1=1 \\";

  private final TestOfficers officers;
  private final Officers accounts;

  HostileWordsTest(TestOfficers officers, Officers accounts) {
    this.officers = officers;
    this.accounts = accounts;
  }

  @Test
  void html_and_sql_of_a_resident_are_kept_to_the_letter_and_escaped_on_every_page() {
    var words = "五角场街道政立路人行道的砖头翘起来了，请派人来修" + HTML + SQL + "{page.lang}";
    var resident = new ResidentClient();
    var card = resident.writes(words).reads();
    assertThat(card.office()).isEqualTo("五角场街道");
    resident.presses("confirm").reads();
    var opened = resident.presses("contact:self").reads().cases().getFirst();
    var number = (String) opened.get("number");

    assertThat(resident.everything().getFirst()).containsEntry("text", words);
    var shown = officer(STREET).get("/api/cases/{n}", number);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.contentType()).startsWith("application/json");

    assertHarmless(desk("/desk"));
    assertEscaped(desk("/desk/cases/" + number));

    officer(STREET).body(Map.of()).post("/api/cases/{n}/acceptance", number).then().statusCode(200);
    assertThat(resident.reads().text()).contains("受理");
    officer(STREET)
        .body(Map.of("text", "已经修好" + HTML))
        .post("/api/cases/{n}/reply", number)
        .then()
        .statusCode(200);
    assertThat(resident.reads().text()).contains(HTML);

    assertEscaped(desk("/desk/cases/" + number));
    assertEscaped(
        given().formParam("code", (String) opened.get("code")).post("/track/{n}", number));
  }

  @ParameterizedTest
  @ValueSource(strings = {HTML, SQL, "%", "\u0000", "编号"})
  void html_and_sql_in_an_address_are_not_found_and_escaped(String address) {
    Refused.with(404, officer(STREET).get("/api/cases/{n}", address));
    var page = given().get("/track/{n}", address);
    assertThat(page.statusCode()).isLessThan(500);
    assertThat(page.asString()).doesNotContain("<script>alert", "<img src=x");
    var closed = given().formParam("code", HTML).post("/track/{n}", address);
    assertThat(closed.statusCode()).isLessThan(500);
    assertThat(closed.asString()).doesNotContain("<script>alert", "<img src=x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"q", "office", "state", "kind", "subject", "urgency", "due", "page", "size"})
  void html_and_sql_in_a_search_find_nothing_and_break_nothing(String field) {
    for (String value :
        new String[] {HTML, SQL, "%", "_", "-1", "99999999999", "\uD83D\uDE00", ""}) {
      var answer = officer(STREET).queryParam(field, value).get("/api/cases");
      if (answer.statusCode() != 200) {
        assertThat(answer.statusCode())
            .as("%s=%s: %s", field, value, answer.asString())
            .isBetween(400, 499);
        assertThat(answer.contentType()).startsWith("application/problem+json");
      }
    }
  }

  @Test
  void a_case_of_another_street_is_not_found_and_a_wrong_token_is_nobody() {
    var resident = new ResidentClient();
    resident.writes("五角场街道政立路人行道的砖头翘起来了，走路绊脚，请派人来修").reads();
    resident.presses("confirm").reads();
    var number = resident.presses("contact:self").reads().cases().getFirst().get("number");
    Refused.with(404, officer("310110016").get("/api/cases/{n}", number));
    Refused.with(
        404, officer("310110016").body(Map.of()).post("/api/cases/{n}/acceptance", number));
    for (String token : new String[] {"wrong", "' or 1=1 --", "x".repeat(4000), ""}) {
      Refused.with(
          401, given().header("Authorization", "Bearer " + token).get("/api/cases/{n}", number));
    }
    Refused.with(401, given().get("/api/cases/{n}", number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "{\"text\":null}", "{\"text\":\" \"}", "{\"text\":{}}"})
  void a_text_for_triage_that_is_none_is_malformed(String body) {
    Refused.with(400, officer(STREET).body(body).post("/api/triage"));
  }

  @Test
  void odd_words_are_triaged_like_any_others() {
    Refused.with(
        413, officer(STREET).body(Map.of("text", "x".repeat(1024 * 1024))).post("/api/triage"));
    for (String text :
        new String[] {HTML, SQL, "\u0000", "😀", "路灯不亮。".repeat(4000), "\u202E\u200B"}) {
      officer(STREET).body(Map.of("text", text)).post("/api/triage").then().statusCode(200);
    }
    officer(STREET)
        .body("{\"text\":\"\\ud800路灯\\udc00\"}")
        .post("/api/triage")
        .then()
        .statusCode(200);
  }

  @Test
  void nobody_enters_under_a_name_that_no_account_can_have() {
    for (String name : new String[] {"", "管理员", HTML, SQL, "\u0000", "x".repeat(5000)}) {
      assertThat(accounts.enter(name, TestOfficers.PASSWORD)).isEmpty();
    }
  }

  private RequestSpecification officer(String office) {
    return given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + officers.token(office, Role.OFFICER));
  }

  private Response desk(String path) {
    var login = officers.login(STREET, Role.OFFICER);
    var session = accounts.enter(login, TestOfficers.PASSWORD).orElseThrow();
    return given().cookie("xq_desk", session).get(path);
  }

  private static void assertEscaped(Response page) {
    assertHarmless(page);
    assertThat(page.asString()).contains("&lt;script&gt;");
  }

  private static void assertHarmless(Response page) {
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).doesNotContain("<script>alert", "<img src=x");
  }
}
