package cn.xinqiao.desk.track;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class TrackPagesTest {
  private static final String OFFICE = "310110019";

  private final TestOfficers officers;
  private final TestClock clock;

  TrackPagesTest(TestOfficers officers, TestClock clock) {
    this.officers = officers;
    this.clock = clock;
  }

  @Test
  void the_page_says_who_has_it_by_when_and_why() {
    var opened = OpenedCase.inWujiaochang();
    assertThat(CasePage.of(opened))
        .contains("五角场街道")
        .contains("最迟 20")
        .contains("星期")
        .contains("人行道的砖头翘起来了")
        .contains("催办")
        .doesNotContain("value=\"" + opened.code() + "\"");
  }

  @Test
  void words_are_added_once_however_often_the_form_is_sent() {
    var opened = OpenedCase.inWujiaochang();
    var words = "昨天有人绊了一跤。" + "请尽快。".repeat(600);
    var pass = CasePage.passOf(CasePage.of(opened));
    assertThat(CasePage.send(opened, "words", Map.of("pass", pass, "words", words)))
        .contains("已经补充到这件事里");
    CasePage.send(opened, "words", Map.of("pass", pass, "words", words));
    assertThat(lines(opened)).containsOnlyOnce("ADDED");
    assertThat(CasePage.send(opened, "words", Map.of("pass", pass, "words", "  ")))
        .contains("还没有写内容");
  }

  @Test
  void danger_in_added_words_is_heard_as_in_the_talk() {
    var opened = OpenedCase.inWujiaochang();
    var shown =
        CasePage.send(
            opened,
            "words",
            Map.of("pass", CasePage.passOf(CasePage.of(opened)), "words", "着火了，国权路579弄，快来人"));
    assertThat(shown).contains("role=\"alert\"").contains("tel:119").contains("请马上离开");
    assertThat(opened.resident().everything())
        .anySatisfy(message -> assertThat(message.get("emergency")).isNotNull());
  }

  @Test
  void danger_that_added_words_surely_resemble_raises_the_alarm_and_says_whom_to_call() {
    var opened = OpenedCase.inWujiaochang();
    var shown = add(opened, "河边有个人走来走去，鞋子脱在岸上");
    assertThat(shown).contains("role=\"alert\"").contains("tel:110").contains("不能替您打电话");
    assertThat(opened.resident().everything())
        .filteredOn(message -> message.get("emergency") != null)
        .as("also when the form is sent twice")
        .hasSize(1);
    assertThat(lines(opened)).contains("ADDED").doesNotContain("MAY_BE_DANGER");
  }

  @Test
  void danger_that_is_not_sure_says_whom_to_call_and_an_officer_sees_the_words_first() {
    var opened = OpenedCase.inWujiaochang();
    var words = "隔壁一直有人在喊叫，还有砸东西的声音";
    var shown = add(opened, words);
    assertThat(shown).contains("role=\"alert\"").contains("tel:110", "tel:120").contains("会排到前面");
    assertThat(lines(opened)).containsOnlyOnce("MAY_BE_DANGER").doesNotContain("ALARM_RAISED");
    officer().get("/api/cases/{n}", opened.number()).then().body("urgency", equalTo("URGENT"));
    assertThat(sheet(opened)).contains("可能有危险，请先看").contains(words);
    officer()
        .contentType("application/json")
        .body("{}")
        .post("/api/cases/{n}/acceptance", opened.number())
        .then()
        .statusCode(200);
    assertThat(sheet(opened)).doesNotContain("可能有危险，请先看");
  }

  @Test
  void ordinary_words_warn_of_nothing() {
    var opened = OpenedCase.inWujiaochang();
    assertThat(add(opened, "师傅昨天来看过了，说还缺两块砖")).contains("已经补充").doesNotContain("tel:1");
    assertThat(lines(opened)).doesNotContain("MAY_BE_DANGER");
    officer().get("/api/cases/{n}", opened.number()).then().body("urgency", equalTo("NORMAL"));
  }

  /** Twice, as an impatient thumb does. */
  private static String add(OpenedCase opened, String words) {
    var form = Map.of("pass", CasePage.passOf(CasePage.of(opened)), "words", words);
    CasePage.send(opened, "words", form);
    return CasePage.send(opened, "words", form);
  }

  private RequestSpecification officer() {
    return given().auth().oauth2(officers.token(OFFICE, Role.LEAD));
  }

  private String sheet(OpenedCase opened) {
    var session = DeskSession.of(officers.login(OFFICE, Role.LEAD));
    return session.get("/desk/cases/" + opened.number()).asString();
  }

  @Test
  void urging_is_written_down_and_answered_with_who_has_it_and_not_twice_in_a_row() {
    var opened = OpenedCase.inWujiaochang();
    var pass = CasePage.passOf(CasePage.of(opened));
    assertThat(CasePage.send(opened, "urge", Map.of("pass", pass))).contains("已经催办，五角场街道看得到");
    assertThat(CasePage.send(opened, "urge", Map.of("pass", pass))).contains("刚才已经催过了");
    assertThat(lines(opened)).containsOnlyOnce("URGED");
  }

  @Test
  void withdrawing_is_asked_once_more_and_then_done_and_nothing_says_that_it_was_accepted() {
    var opened = OpenedCase.inWujiaochang();
    var asked =
        CasePage.send(opened, "withdrawal", Map.of("pass", CasePage.passOf(CasePage.of(opened))));
    assertThat(asked).contains("真的要撤回吗").contains("确定撤回");
    assertThat(lines(opened)).doesNotContain("WITHDRAWN");
    var done =
        CasePage.send(opened, "withdrawal", Map.of("pass", CasePage.passOf(asked), "sure", "yes"));
    assertThat(done)
        .contains("已按您的要求撤回")
        .doesNotContain("已受理")
        .doesNotContain("/urge\"")
        .doesNotContain("/words\"");
    assertThat(lines(opened)).contains("WITHDRAWN");
    assertThat(CasePage.send(opened, "urge", Map.of("pass", CasePage.passOf(asked))))
        .contains("已经办完或撤回");
  }

  @Test
  void a_refused_case_does_not_say_that_it_was_accepted() {
    var opened = OpenedCase.inWujiaochang();
    given()
        .auth()
        .oauth2(officers.token(OFFICE, Role.LEAD))
        .contentType("application/json")
        .body("{\"reason\":\"不属于受理范围\"}")
        .post("/api/cases/{n}/refusal", opened.number())
        .then()
        .statusCode(200);
    assertThat(CasePage.of(opened)).contains("决定不予受理").doesNotContain("已受理");
  }

  @Test
  void a_form_of_another_case_of_another_site_or_of_long_ago_does_nothing() {
    var opened = OpenedCase.inWujiaochang();
    var other = OpenedCase.inWujiaochang();
    var pass = CasePage.passOf(CasePage.of(opened));
    for (String made :
        new String[] {"", "x", "AAAA", CasePage.passOf(CasePage.of(other)), pass + "A"}) {
      assertThat(CasePage.send(opened, "urge", Map.of("pass", made))).as(made).contains("请再输一次查询码");
    }
    clock.advance(Duration.ofMinutes(31));
    assertThat(CasePage.send(opened, "urge", Map.of("pass", pass))).contains("请再输一次查询码");
    assertThat(lines(opened)).doesNotContain("URGED");
  }

  @Test
  void a_reload_by_address_asks_for_the_code_and_repeats_nothing() {
    for (String act : new String[] {"/words", "/urge", "/withdrawal", ""}) {
      given()
          .get("/track/XQ20261121-0001239" + act)
          .then()
          .statusCode(200)
          .contentType("text/html");
    }
  }

  private String lines(OpenedCase opened) {
    return given()
        .auth()
        .oauth2(officers.token(OFFICE, Role.LEAD))
        .get("/api/cases/{n}", opened.number())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("timeline.what")
        .toString();
  }
}
