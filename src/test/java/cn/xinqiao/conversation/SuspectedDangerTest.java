package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.ResidentClient.Message;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Danger that no rule knows: what the words resemble for certain, and what has to be asked. */
@QuarkusTest
@Tag("database")
class SuspectedDangerTest {
  /** No rule finds it, and the classifier is sure of it. */
  private static final String SURE = "河边有个人走来走去，鞋子脱在岸上";

  /** No rule finds it, and the classifier wonders. */
  private static final String UNSURE = "隔壁一直有人在喊叫，还有砸东西的声音，在五角场街道政立路580号";

  private final TestOfficers officers;
  private final TestClock clock;

  SuspectedDangerTest(TestOfficers officers, TestClock clock) {
    this.officers = officers;
    this.clock = clock;
  }

  @Test
  void words_that_surely_resemble_a_danger_raise_the_alarm_without_a_card() {
    var resident = new ResidentClient();
    resident.writes(SURE);
    assertThat(resident.reads().json()).containsKey("emergency");
    inCase(emergencyOf(resident))
        .body("urgency", equalTo("EMERGENCY"))
        .body("words", equalTo(SURE))
        .body("decision.decidedBy", equalTo("EMBEDDED"))
        .body("confirmed", equalTo(false))
        .body("timeline.what", hasItem("ALARM_RAISED"));
  }

  @Test
  void a_telephone_number_beside_the_danger_does_not_hide_it() {
    var resident = new ResidentClient();
    resident.writes(SURE + "，我电话13800001234");
    assertThat(resident.reads().json()).containsKey("emergency");
  }

  @Test
  void words_that_may_be_a_danger_are_asked_about_before_anything_else_and_say_whom_to_call() {
    var resident = new ResidentClient();
    var question = resident.writes(UNSURE).reads();
    assertThat(question.text()).contains("110", "119", "120").doesNotContain("已为您报警", "已经报警");
    assertThat(question.optionIds()).containsExactly("danger:yes", "danger:no");
    assertThat(question.cases()).isEmpty();
    assertThat(question.json()).doesNotContainKey("emergency");
  }

  @Test
  void when_there_is_no_danger_the_talk_goes_on_with_the_card_and_never_asks_again() {
    var resident = asked();
    var card = resident.presses("danger:no").reads();
    assertThat(card.office()).isEqualTo("五角场街道");
    assertThat(resident.writes("不对，" + UNSURE + "，从昨天开始的").reads().matters()).hasSize(1);
  }

  @Test
  void no_may_also_be_written() {
    var card = asked().writes("没有，是昨天的事").reads();
    assertThat(card.matters()).hasSize(1);
    assertThat(asked().writes("不是，现在没有危险").reads().matters()).hasSize(1);
  }

  @Test
  void when_there_is_danger_now_the_alarm_is_raised_as_the_resident_confirmed() {
    var resident = asked();
    assertThat(resident.presses("danger:yes").reads().json()).containsKey("emergency");
    inCase(emergencyOf(resident))
        .body("words", equalTo(UNSURE))
        .body("decision.decidedBy", equalTo("EMBEDDED"))
        .body("decision.reasons", hasItem("市民回答：现在有危险"))
        .body("confirmed", equalTo(true))
        .body("timeline.what", hasItem("ALARM_RAISED"));
  }

  @Test
  void yes_may_also_be_written_and_what_is_written_with_it_reaches_the_case() {
    var resident = asked().writes("是的，还在砸");
    assertThat(resident.reads().json()).containsKey("emergency");
    inCase(emergencyOf(resident)).body("words", equalTo(UNSURE + "\n是的，还在砸"));
  }

  @Test
  void a_danger_that_a_rule_finds_in_the_answer_takes_the_earlier_words_with_it() {
    var resident = asked().writes("着火了，快来人");
    assertThat(resident.reads().json().get("emergency").toString()).contains("FIRE");
    inCase(emergencyOf(resident))
        .body("words", equalTo(UNSURE + "\n着火了，快来人"))
        .body("decision.decidedBy", equalTo("RULE"));
    clock.advance(Duration.ofMinutes(4));
    resident.readsNothingMore();
  }

  @Test
  void a_question_about_danger_that_nobody_answers_raises_the_alarm_after_three_minutes() {
    var resident = asked();
    resident.readsNothingMore();
    clock.advance(Duration.ofMinutes(3).plusSeconds(5));
    assertThat(resident.reads().json()).containsKey("emergency");
    inCase(emergencyOf(resident))
        .body("confirmed", equalTo(false))
        .body("timeline.what", hasItem("ALARM_RAISED"));
  }

  @Test
  void other_words_belong_to_the_matter_and_the_question_is_not_repeated() {
    var card = asked().writes("麻烦街道来看看是哪家").reads();
    assertThat(card.optionIds()).contains("confirm");
  }

  @Test
  void the_question_about_danger_can_be_cancelled() {
    var resident = asked();
    assertThat(resident.writes("算了").reads().cases()).isEmpty();
    assertThat(resident.writes("我的事情怎么样了").reads().text()).contains("还没有登记过");
  }

  @Test
  void a_stale_button_and_a_picture_leave_the_question_about_danger_open() throws Exception {
    var resident = new ResidentClient();
    var first = resident.writes(UNSURE).reads();
    resident.post(Map.of("attachments", List.of(PictureUpload.of(resident))));
    assertThat(resident.reads().optionIds()).containsExactly("danger:yes", "danger:no");
    resident.post(Map.of("choice", "danger:no", "of", first.seq())).then().statusCode(202);
    assertThat(resident.reads().text()).contains("过时");
    assertThat(resident.reads().optionIds()).containsExactly("danger:yes", "danger:no");
  }

  @Test
  void danger_told_while_a_card_is_open_raises_the_alarm_and_the_card_stays_open() {
    var resident = new ResidentClient();
    resident.writes("殷行街道开鲁路的垃圾桶坏了").reads();
    assertThat(resident.writes(SURE).reads().json()).containsKey("emergency");
    assertThat(resident.reads().cases()).hasSize(1);
    resident.writes("殷行街道开鲁路桥下面").reads();
    assertThat(resident.reads().optionIds()).contains("confirm");
    assertThat(resident.writes("对的").reads().optionIds()).contains("contact:self");
  }

  @Test
  void what_may_be_a_danger_is_not_asked_about_while_another_question_is_open() {
    var resident = new ResidentClient();
    resident.writes("殷行街道开鲁路的垃圾桶坏了").reads();
    assertThat(resident.writes(UNSURE).reads().optionIds())
        .isNotEmpty()
        .doesNotContain("danger:yes", "danger:no");
  }

  @Test
  void danger_is_met_while_an_officer_talks_and_other_words_stay_the_officers() {
    var opened = OpenedCase.inWujiaochang();
    var resident = opened.resident();
    officer("您好，请问是几号门口？", opened.number());
    assertThat(resident.reads().from()).isEqualTo("OFFICER");
    resident.writes(UNSURE);
    Eventually.holds(() -> inCase(opened.number()).body("timeline.words", hasItem(UNSURE)));
    resident.readsNothingMore();
    assertThat(resident.writes(SURE).reads().json()).containsKey("emergency");
  }

  @Test
  void an_answer_that_comes_after_the_alarm_reaches_the_case() {
    var resident = new ResidentClient();
    var question = resident.writes(UNSURE).reads();
    clock.advance(Duration.ofMinutes(4));
    resident.reads();
    var number = emergencyOf(resident);
    resident.post(Map.of("choice", "danger:no", "of", question.seq())).then().statusCode(202);
    Eventually.holds(() -> inCase(number).body("timeline.words", hasItem("不是，现在没有危险")));
  }

  @Test
  void the_officers_triage_shows_a_sure_suspicion_as_an_emergency_and_no_other() {
    triage(SURE).body("emergency.kind", equalTo("SUICIDE_WITNESSED"));
    triage(UNSURE).body("emergency", nullValue());
  }

  /** A resident who was just asked whether there is danger in 五角场街道. */
  private static ResidentClient asked() {
    var resident = new ResidentClient();
    assertThat(resident.writes(UNSURE).reads().optionIds()).contains("danger:yes");
    return resident;
  }

  private static String emergencyOf(ResidentClient resident) {
    Message receipt = resident.reads();
    assertThat(receipt.cases()).hasSize(1);
    return (String) receipt.cases().getFirst().get("number");
  }

  private ValidatableResponse inCase(String number) {
    return given()
        .auth()
        .oauth2(officers.token("31", Role.LEAD))
        .get("/api/cases/{n}", number)
        .then()
        .statusCode(200);
  }

  private void officer(String says, String number) {
    given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .contentType("application/json")
        .body(Map.of("text", says))
        .post("/api/cases/{n}/message", number)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse triage(String words) {
    return given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .contentType("application/json")
        .body(Map.of("text", words))
        .post("/api/triage")
        .then()
        .statusCode(200);
  }
}
