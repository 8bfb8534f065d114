package cn.xinqiao.desk.track;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On the page of a case its resident says how it stands, asked or not. */
@QuarkusTest
@Tag("database")
class TrackAnswersTest {
  private static final String OFFICE = "310110019";

  private final TestOfficers officers;

  TrackAnswersTest(TestOfficers officers) {
    this.officers = officers;
  }

  private OpenedCase answered() {
    var opened = OpenedCase.inWujiaochang();
    act(opened, "acceptance", "{}");
    act(opened, "reply", "{\"text\":\"人行道昨天铺平了，请您看看。\"}");
    return opened;
  }

  private void act(OpenedCase opened, String verb, String body) {
    officer()
        .contentType("application/json")
        .body(body)
        .post("/api/cases/{n}/{verb}", opened.number(), verb)
        .then()
        .statusCode(200);
  }

  private RequestSpecification officer() {
    return given().auth().oauth2(officers.token(OFFICE, Role.LEAD));
  }

  @Test
  void nothing_is_asked_before_the_office_has_answered() {
    assertThat(CasePage.of(OpenedCase.inWujiaochang())).doesNotContain("事情办好了吗");
  }

  @Test
  void first_the_matter_then_the_heart_and_what_was_said_can_be_said_anew() {
    var opened = answered();
    var page = CasePage.of(opened);
    assertThat(page).contains("事情办好了吗？", "办好了", "还没有").doesNotContain("心里踏实了吗？", "事解", "心解");
    var matter = says(opened, page, "PUT_RIGHT");
    assertThat(matter).contains("记下了：事情办好了", "您说：办好了", "心里踏实了吗？", "理解但不满意");
    var heart = says(opened, matter, "AT_EASE");
    assertThat(heart).contains("您说：踏实了", "情况变了，可以重新说");
    keys(opened, "CONFIRMED", "AT_EASE");
    assertThat(says(opened, heart, "NOT_PUT_RIGHT")).contains("您说：还没有");
    keys(opened, "DENIED", "UNKNOWN");
    officer().get("/api/cases/{n}", opened.number()).then().body("state", equalTo("ACCEPTED"));
  }

  @Test
  void what_is_no_answer_and_a_pass_of_another_case_turn_nothing() {
    var opened = answered();
    var page = CasePage.of(opened);
    assertThat(says(opened, page, "NO_MORE")).contains("没有记下");
    assertThat(says(opened, page, "ANYTHING")).contains("没有记下");
    var foreign =
        Map.of(
            "pass", CasePage.passOf(CasePage.of(OpenedCase.inWujiaochang())), "said", "PUT_RIGHT");
    assertThat(CasePage.send(opened, "answer", foreign)).contains("请再输一次查询码");
    keys(opened, "DONE", "UNKNOWN");
  }

  @Test
  void a_review_is_not_offered_for_what_is_no_decision_and_asking_for_one_says_so() {
    var opened = answered();
    var page = CasePage.of(opened);
    assertThat(page).doesNotContain("申请复查");
    var asked =
        CasePage.send(opened, "review", Map.of("pass", CasePage.passOf(page), "sure", "yes"));
    assertThat(asked).contains("没有提交");
    assertThat(CasePage.send(opened, "review", Map.of("pass", CasePage.passOf(page))))
        .doesNotContain("确定要申请吗");
  }

  private void keys(OpenedCase opened, String matter, String heart) {
    officer()
        .get("/api/cases/{n}/keys", opened.number())
        .then()
        .body("[0].matter", equalTo(matter))
        .body("[0].heart", equalTo(heart));
  }

  private static String says(OpenedCase opened, String page, String answer) {
    return CasePage.send(opened, "answer", Map.of("pass", CasePage.passOf(page), "said", answer));
  }
}
