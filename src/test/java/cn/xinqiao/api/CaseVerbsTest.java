package cn.xinqiao.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.conversation.PictureUpload;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class CaseVerbsTest {
  private final TestOfficers officers;
  private String token;

  CaseVerbsTest(TestOfficers officers) {
    this.officers = officers;
  }

  @BeforeEach
  void an_officer_of_wujiaochang() {
    token = officers.token("310110019", Role.OFFICER);
  }

  @Test
  void an_officer_accepts_and_answers_and_the_answer_reaches_the_residents_chat_with_proof() {
    var opened = OpenedCase.inWujiaochang();
    officer().body(Map.of()).post("/api/cases/{n}/acceptance", opened.number());
    assertThat(opened.resident().reads().text()).contains("已由五角场街道受理");
    officer()
        .body(Map.of("text", "砖头已经重铺，请您看看。"))
        .post("/api/cases/{n}/reply", opened.number())
        .then()
        .statusCode(200)
        .body("state", equalTo("REPLIED"))
        .body("due.find { it.what == 'ANSWER' }.met", equalTo(true));
    var answer = opened.resident().reads();
    assertThat(answer.from()).isEqualTo("OFFICER");
    assertThat(answer.text()).contains("砖头已经重铺");
    assertThat(answer.json().get("officer").toString()).contains("五角场街道", "工作人员");
    officer()
        .get("/api/cases/{n}", opened.number())
        .then()
        .body("timeline.what", hasItem("DELIVERED"));
  }

  @Test
  void a_case_that_was_taken_cannot_be_taken_again() {
    var opened = OpenedCase.inWujiaochang();
    officer().body(Map.of()).post("/api/cases/{n}/acceptance", opened.number());
    officer()
        .body(Map.of())
        .post("/api/cases/{n}/acceptance", opened.number())
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/conflict"));
  }

  @Test
  void a_repeated_request_with_the_same_key_acts_once_and_answers_alike() {
    var opened = OpenedCase.inWujiaochang();
    for (int i = 0; i < 2; i++) {
      officer()
          .header("Idempotency-Key", "k-" + opened.number())
          .body(Map.of())
          .post("/api/cases/{n}/acceptance", opened.number())
          .then()
          .statusCode(200)
          .body("state", equalTo("ACCEPTED"))
          .body("timeline.findAll { it.what == 'ACCEPTED' }.size()", equalTo(1));
    }
  }

  @Test
  void an_act_on_an_older_version_is_a_conflict() {
    var opened = OpenedCase.inWujiaochang();
    int version = officer().get("/api/cases/{n}", opened.number()).jsonPath().getInt("version");
    officer()
        .header("If-Match", "\"" + (version + 7) + "\"")
        .body(Map.of())
        .post("/api/cases/{n}/acceptance", opened.number())
        .then()
        .statusCode(409);
  }

  @Test
  void a_refusal_needs_a_reason_and_tells_it_to_the_resident_with_the_way_to_go() {
    var opened = OpenedCase.inWujiaochang();
    officer()
        .body(Map.of("reason", "  "))
        .post("/api/cases/{n}/refusal", opened.number())
        .then()
        .statusCode(422);
    officer()
        .body(Map.of("reason", "这条路由市政公司养护，请找 962121"))
        .post("/api/cases/{n}/refusal", opened.number())
        .then()
        .body("state", equalTo("REFUSED"));
    assertThat(opened.resident().reads().text()).contains("不予受理", "962121", "向有权处理的机关提出", "12345");
  }

  @Test
  void a_returned_case_goes_to_the_office_above_when_that_agrees_and_keeps_its_dates() {
    var opened = OpenedCase.inWujiaochang();
    var before = officer().get("/api/cases/{n}", opened.number()).jsonPath().getString("nextDue");
    officer()
        .body(Map.of("reason", "这段路在国权路以东，不属于我们"))
        .post("/api/cases/{n}/return", opened.number())
        .then()
        .statusCode(200)
        .body("office.code", equalTo("310110019"))
        .body("nextDue", equalTo(before));
    district()
        .body(Map.of("agreed", true))
        .post("/api/cases/{n}/return-answer", opened.number())
        .then()
        .statusCode(200)
        .body("state", equalTo("AGREED"));
    district()
        .get("/api/cases/{n}", opened.number())
        .then()
        .body("office.code", equalTo("310110"))
        .body("nextDue", equalTo(before));
    officer().get("/api/cases/{n}", opened.number()).then().statusCode(404);
  }

  @Test
  void a_live_message_quiets_the_bot_and_the_residents_words_stand_on_the_case() {
    var opened = OpenedCase.inWujiaochang();
    officer()
        .body(Map.of("text", "您好，请问是几号门口？"))
        .post("/api/cases/{n}/message", opened.number())
        .then()
        .statusCode(200);
    assertThat(opened.resident().reads().text()).isEqualTo("您好，请问是几号门口？");
    opened.resident().writes("政立路421号门口");
    Eventually.holds(() ->
        officer()
            .get("/api/cases/{n}", opened.number())
            .then()
            .body("timeline.words", hasItem("政立路421号门口")));
    opened.resident().readsNothingMore();
  }

  @Test
  void a_picture_that_an_officer_asked_for_reaches_the_case() throws Exception {
    var opened = OpenedCase.inWujiaochang();
    officer().body(Map.of("text", "请拍张照片发来")).post("/api/cases/{n}/message", opened.number());
    opened.resident().reads();
    opened.resident().post(Map.of("attachments", List.of(PictureUpload.of(opened.resident()))));
    Eventually.holds(
        () -> officer().get("/api/cases/{n}", opened.number()).then().body("pictures", hasSize(1)));
  }

  @Test
  void number_and_code_open_a_new_session_to_which_answers_go_from_then_on() {
    var opened = OpenedCase.inWujiaochang();
    given()
        .contentType("application/json")
        .body(
            Map.of(
                "number", opened.number(), "code", "000000".equals(opened.code()) ? "1" : "000000"))
        .post("/api/chat")
        .then()
        .statusCode(404);
    String session =
        given()
            .contentType("application/json")
            .body(Map.of("number", opened.number(), "code", opened.code()))
            .post("/api/chat")
            .then()
            .statusCode(201)
            .extract()
            .path("session");
    officer().body(Map.of()).post("/api/cases/{n}/acceptance", opened.number());
    given()
        .get("/api/chat/{s}/messages?wait=5", session)
        .then()
        .body("messages.text", hasItem(containsString("受理")));
  }

  @Test
  void the_progress_page_opens_with_the_code_only() {
    var opened = OpenedCase.inWujiaochang();
    assertThat(given().get("/track/{n}", opened.number()).asString())
        .doesNotContain("等待受理")
        .contains("查询码");
    assertThat(
            given().formParam("code", opened.code()).post("/track/{n}", opened.number()).asString())
        .contains("等待受理", "五角场街道");
  }

  private RequestSpecification district() {
    return given()
        .auth()
        .oauth2(officers.token("310110", Role.OFFICER))
        .contentType("application/json");
  }

  private RequestSpecification officer() {
    return given().auth().oauth2(token).contentType("application/json");
  }
}
