package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An officer talks in the bot's place: one at a time, seen as office and role, until handed back.
 */
@QuarkusTest
@Tag("database")
class OfficerInTalkTest {
  private static final String STREET = "310110019";

  private final TestOfficers officers;
  private final NewCases cases;
  private final CaseDesk desk;
  private final TestClock clock;

  OfficerInTalkTest(TestOfficers officers, NewCases cases, CaseDesk desk, TestClock clock) {
    this.officers = officers;
    this.cases = cases;
    this.desk = desk;
    this.clock = clock;
  }

  @Test
  void the_resident_reads_who_talks_and_when_the_bot_is_back_and_the_bot_is_quiet() {
    var opened = OpenedCase.inWujiaochang();
    act(Role.OFFICER, opened, "takeover", Map.of()).then().statusCode(200);
    var told = opened.resident().reads();
    assertThat(told.text()).contains("五角场街道", "工作人员", "30 分钟", opened.number());
    assertThat(told.text()).doesNotContain("t-310110019");
    opened.resident().writes("在三号楼门口，砖头松了好几块");
    Eventually.holds(() -> timeline(opened).body("timeline.words", hasItem("在三号楼门口，砖头松了好几块")));
    opened.resident().readsNothingMore();
  }

  @Test
  void a_talk_that_is_taken_over_again_by_the_same_officer_is_announced_once() {
    var opened = OpenedCase.inWujiaochang();
    act(Role.OFFICER, opened, "takeover", Map.of()).then().statusCode(200);
    act(Role.OFFICER, opened, "takeover", Map.of()).then().statusCode(200);
    opened.resident().reads();
    opened.resident().readsNothingMore();
  }

  @Test
  void two_officers_never_talk_at_once() {
    var opened = OpenedCase.inWujiaochang();
    act(Role.OFFICER, opened, "takeover", Map.of()).then().statusCode(200);
    act(Role.LEAD, opened, "takeover", Map.of()).then().statusCode(409);
    act(Role.LEAD, opened, "message", Map.of("text", "我来说")).then().statusCode(409);
    act(Role.LEAD, opened, "handback", Map.of("summary", "好了")).then().statusCode(409);
    act(Role.OFFICER, opened, "handback", Map.of("summary", "约好明天去看")).then().statusCode(200);
    act(Role.LEAD, opened, "takeover", Map.of()).then().statusCode(200);
  }

  @Test
  void a_talk_that_is_handed_back_is_the_bots_again_and_the_summary_is_for_officers_only() {
    var opened = OpenedCase.inWujiaochang();
    act(Role.OFFICER, opened, "takeover", Map.of()).then().statusCode(200);
    opened.resident().reads();
    act(Role.OFFICER, opened, "handback", Map.of("summary", "约好周三上午去看")).then().statusCode(200);
    assertThat(opened.resident().reads().text()).contains("自动助手").doesNotContain("周三");
    timeline(opened)
        .body("timeline.what", hasItem("HANDED_BACK"))
        .body("timeline.words", hasItem("约好周三上午去看"));
    assertThat(opened.resident().writes("进度").reads().text()).contains(opened.number());
    act(Role.OFFICER, opened, "handback", Map.of("summary", "")).then().statusCode(422);
  }

  @Test
  void danger_is_met_while_an_officer_talks() {
    var opened = OpenedCase.inWujiaochang();
    act(Role.OFFICER, opened, "takeover", Map.of()).then().statusCode(200);
    opened.resident().reads();
    var safety = opened.resident().writes("不好了，楼道着火了").reads();
    assertThat(safety.json()).containsKey("emergency");
    assertThat(safety.text()).contains("119");
  }

  @Test
  void whoever_is_silent_for_half_an_hour_gives_the_talk_back_and_the_resident_is_told() {
    var opened = OpenedCase.inWujiaochang();
    act(Role.OFFICER, opened, "message", Map.of("text", "请问在几号楼？")).then().statusCode(200);
    opened.resident().reads();
    clock.advance(Duration.ofMinutes(31));
    assertThat(opened.resident().reads().text()).contains("自动助手", opened.number());
    timeline(opened).body("timeline.what", hasItem("OFFICER_LEFT"));
    act(Role.LEAD, opened, "takeover", Map.of()).then().statusCode(200);
  }

  @Test
  void an_officer_sends_pictures_that_the_resident_sees() {
    var opened = OpenedCase.inWujiaochang();
    desk.message(
        cases.officer(new OfficeCode(STREET), Role.OFFICER),
        Request.on(CaseNumber.valueOf(opened.number())),
        "",
        List.of(new byte[] {(byte) 0xFF, (byte) 0xD8, 1}));
    var message = opened.resident().reads();
    assertThat(message.from()).isEqualTo("OFFICER");
    assertThat((List<?>) message.json().get("attachments")).hasSize(1);
    @SuppressWarnings("unchecked")
    var picture = ((List<Map<String, String>>) message.json().get("attachments")).getFirst();
    given()
        .get("/api/chat/{s}/attachments/{id}", opened.resident().session(), picture.get("id"))
        .then()
        .statusCode(200)
        .contentType("image/jpeg");
  }

  @Test
  void what_the_officer_settled_is_not_asked_again() {
    var opened = OpenedCase.inWujiaochang();
    var resident = opened.resident();
    assertThat(resident.writes("小区里有人一直在楼道充电瓶车，很担心，请你们管一管").reads().optionIds())
        .as("where it is was asked")
        .contains("place:unknown");
    act(Role.OFFICER, opened, "takeover", Map.of()).then().statusCode(200);
    resident.reads();
    act(Role.OFFICER, opened, "handback", Map.of("summary", "另一件在五角场街道政立路，已问清"))
        .then()
        .statusCode(200);
    resident.reads();
    assertThat(resident.reads().office()).isEqualTo("五角场街道");
    assertThat(resident.presses("confirm").reads().cases()).as("no contact is asked").hasSize(1);
  }

  @Test
  void a_case_that_is_passed_on_leaves_the_talk_to_the_bot() {
    var opened = OpenedCase.inWujiaochang();
    act(Role.OFFICER, opened, "takeover", Map.of()).then().statusCode(200);
    act(Role.OFFICER, opened, "transfer", Map.of("office", "310110", "reason", "归区里管"))
        .then()
        .statusCode(200);
    given()
        .auth()
        .oauth2(officers.token("310110", Role.OFFICER))
        .contentType("application/json")
        .body(Map.of())
        .post("/api/cases/{n}/takeover", opened.number())
        .then()
        .statusCode(200);
  }

  private Response act(Role role, OpenedCase opened, String verb, Map<String, String> body) {
    return given()
        .auth()
        .oauth2(officers.token(STREET, role))
        .contentType("application/json")
        .body(body)
        .post("/api/cases/{n}/{v}", opened.number(), verb);
  }

  private ValidatableResponse timeline(OpenedCase opened) {
    return given()
        .auth()
        .oauth2(officers.token(STREET, Role.OFFICER))
        .get("/api/cases/{n}", opened.number())
        .then()
        .statusCode(200);
  }
}
