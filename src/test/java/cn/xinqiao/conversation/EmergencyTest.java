package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class EmergencyTest {
  private final TestOfficers officers;
  private final TestClock clock;

  EmergencyTest(TestOfficers officers, TestClock clock) {
    this.officers = officers;
    this.clock = clock;
  }

  @Test
  void danger_is_answered_at_once_with_whom_to_call_and_opens_a_case_without_a_card() {
    var resident = new ResidentClient();
    resident.writes("五角场街道国权路这里楼道着火了，快来人");
    var safety = resident.reads();
    assertThat(safety.text()).contains("119", "不能替您打电话");
    assertThat(safety.json().get("emergency").toString()).contains("FIRE", "119");
    var receipt = resident.reads();
    assertThat(receipt.cases()).hasSize(1);
    given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .get("/api/cases?urgency=EMERGENCY")
        .then()
        .body("items.number", hasItem(receipt.cases().getFirst().get("number")));
  }

  @Test
  void despair_is_answered_with_the_helplines_and_never_claims_that_somebody_was_called() {
    var resident = new ResidentClient();
    resident.writes("我真的不想活了，药都准备好了");
    var safety = resident.reads();
    assertThat(safety.text()).contains("12356", "962525").doesNotContain("已为您报警", "已经报警");
  }

  @Test
  void an_emergency_without_a_place_asks_for_it_after_and_then_rings_at_the_right_street() {
    var resident = new ResidentClient();
    resident.writes("快点来，我妈摔倒了动不了了，叫不醒");
    resident.reads();
    var receipt = resident.reads();
    assertThat(receipt.text()).contains("您在哪里");
    var number = (String) receipt.cases().getFirst().get("number");
    assertThat(resident.writes("殷行街道市光一村").reads().text()).contains("殷行街道");
    given()
        .auth()
        .oauth2(officers.token("310110016", Role.OFFICER))
        .get("/api/cases/{n}", number)
        .then()
        .statusCode(200)
        .body("office.code", equalTo("310110016"))
        .body("timeline.what", hasItem("PLACED"))
        .body("timeline.what", hasItem("ALARM_RAISED"));
  }

  @Test
  void pictures_of_the_danger_reach_the_case_whether_they_come_with_the_words_or_after()
      throws Exception {
    var resident = new ResidentClient();
    resident.post(
        Map.of(
            "text", "五角场街道政立路楼下电瓶车烧起来了，快来人", "attachments", List.of(PictureUpload.of(resident))));
    resident.reads();
    var number = (String) resident.reads().cases().getFirst().get("number");
    resident.post(Map.of("attachments", List.of(PictureUpload.of(resident))));
    assertThat(resident.reads().text()).contains(number);
    given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .get("/api/cases/{n}", number)
        .then()
        .body("pictures", hasSize(2))
        .body("timeline.what", hasItem("PICTURES_ADDED"));
  }

  @Test
  void an_alarm_that_nobody_has_seen_climbs_to_the_office_above_after_three_minutes() {
    var resident = new ResidentClient();
    resident.writes("殷行街道民星路家里煤气味道很重，头晕");
    resident.reads();
    var number = (String) resident.reads().cases().getFirst().get("number");
    var token = officers.token("310110", Role.LEAD);
    clock.advance(Duration.ofMinutes(4));
    Eventually.holds(() ->
        given()
            .auth()
            .oauth2(token)
            .get("/api/cases/{n}", number)
            .then()
            .body("timeline.what", hasItem("ALARM_CLIMBED")));
  }

  @Test
  void what_is_not_danger_now_gets_a_card_and_no_alarm() {
    var resident = new ResidentClient();
    var card = resident.writes("殷行街道，楼道里堆满杂物，万一着火跑都跑不掉，请来清理").reads();
    assertThat(card.json()).doesNotContainKey("emergency");
    assertThat(card.matters()).hasSize(1);
  }

  @Test
  void
      the_answer_to_where_are_you_goes_to_the_emergency_and_the_open_card_is_then_shown_once_more() {
    var resident = new ResidentClient();
    resident.writes("五角场街道政立路人行道的砖头翘起来了，走路绊脚").reads();
    resident.writes("快点来，我妈摔倒了动不了了，叫不醒");
    resident.reads();
    resident.reads();
    assertThat(resident.writes("殷行街道市光一村").reads().text()).contains("已转到殷行街道");
    var card = resident.reads();
    assertThat(card.office()).isEqualTo("五角场街道");
    resident.presses("confirm").reads();
    assertThat(resident.presses("contact:self").reads().cases()).hasSize(1);
  }

  @Test
  void the_buttons_of_a_card_that_danger_interrupted_still_count() {
    var resident = new ResidentClient();
    var card = resident.writes("五角场街道政立路人行道的砖头翘起来了，走路绊脚").reads();
    resident.writes("快点来，我妈摔倒了动不了了，叫不醒");
    resident.reads();
    resident.reads();
    resident.post(Map.of("choice", "confirm", "of", card.seq())).then().statusCode(202);
    assertThat(resident.reads().optionIds()).contains("contact:self");
  }

  @Test
  void a_card_that_danger_interrupted_is_opened_after_half_an_hour_like_any_other() {
    var resident = new ResidentClient();
    resident.writes("殷行街道国和路窨井盖松了，车子压过去咣当响").reads();
    resident.writes("快点来，我妈摔倒了动不了了，叫不醒");
    resident.reads();
    resident.reads();
    clock.advance(Duration.ofMinutes(31));
    assertThat(resident.reads().text()).contains("还没有确认");
  }

  @Test
  void the_answer_to_where_are_you_goes_to_the_emergency_even_while_an_officer_of_a_case_talks() {
    var opened = OpenedCase.inWujiaochang();
    officerWrites(opened, "310110019", "明天上午来修，您在家吗？");
    var resident = opened.resident();
    resident.reads();
    resident.writes("快点来，我妈摔倒了动不了了，叫不醒");
    resident.reads();
    resident.reads();
    assertThat(resident.writes("殷行街道市光一村").reads().text()).contains("收到");
    given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .get("/api/cases/{n}", opened.number())
        .then()
        .body("timeline.what", not(hasItem("ADDED")));
  }

  @Test
  void danger_at_another_street_is_another_emergency_and_rings_there() {
    var resident = new ResidentClient();
    resident.writes("殷行街道民星路家里煤气味道很重，头晕");
    resident.reads();
    var first = (String) resident.reads().cases().getFirst().get("number");
    resident.writes("五角场街道国权路我爸那边楼道着火了，快来人");
    assertThat(resident.reads().text()).contains("119");
    var second = (String) resident.reads().cases().getFirst().get("number");
    assertThat(second).isNotEqualTo(first);
    given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .get("/api/cases/{n}", second)
        .then()
        .statusCode(200)
        .body("timeline.what", hasItem("ALARM_RAISED"));
  }

  @Test
  void a_cry_that_names_its_street_rings_there_whatever_the_open_card_is_about() {
    var resident = new ResidentClient();
    assertThat(resident.writes("殷行街道市光一村路灯坏了三天了").reads().options()).isNotEmpty();
    resident.writes("五角场街道国权路楼道着火了，快来人");
    resident.reads();
    var number = (String) resident.reads().cases().getFirst().get("number");
    given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .get("/api/cases/{n}", number)
        .then()
        .statusCode(200)
        .body("office.code", equalTo("310110019"));
  }

  @Test
  void a_place_that_is_named_later_does_not_move_an_emergency_that_rings_at_its_street() {
    var resident = new ResidentClient();
    resident.writes("五角场街道国权路这里楼道着火了，快来人");
    resident.reads();
    var number = (String) resident.reads().cases().getFirst().get("number");
    var said = resident.writes("我女儿住虹梅路街道").reads();
    assertThat(said.text()).contains("已补充到 " + number).doesNotContain("虹梅路");
    given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .get("/api/cases/{n}", number)
        .then()
        .body("office.code", equalTo("310110019"));
  }

  private void officerWrites(OpenedCase opened, String office, String text) {
    given()
        .auth()
        .oauth2(officers.token(office, Role.OFFICER))
        .contentType("application/json")
        .body(Map.of("text", text))
        .post("/api/cases/{n}/message", opened.number())
        .then()
        .statusCode(200);
  }
}
