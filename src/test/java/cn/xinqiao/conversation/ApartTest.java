package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written later stands where it belongs: with its matter, and never with the accused. */
@QuarkusTest
@Tag("database")
class ApartTest {
  private static final String ACCUSATION = "另外举报五角场街道办事处王主任收受商户红包，包庇违法搭建";
  private static final String DESK = "杨浦区纪委监委";

  private final TestOfficers officers;
  private final TestClock clock;

  ApartTest(TestOfficers officers, TestClock clock) {
    this.officers = officers;
    this.clock = clock;
  }

  @Test
  void an_accusation_at_the_question_for_a_contact_is_a_matter_of_its_own() {
    var resident = new ResidentClient();
    resident.writes("五角场街道政立路人行道的砖头翘起来了，走路绊脚").reads();
    resident.presses("confirm").reads();
    var opened = resident.writes(ACCUSATION).reads();
    var number = (String) opened.cases().getFirst().get("number");
    assertThat(resident.reads().office()).isEqualTo(DESK);
    shown(number).body("words", not(containsString("红包")));
  }

  @Test
  void an_accusation_at_the_question_where_does_not_stand_on_the_case_of_the_street() {
    var resident = new ResidentClient();
    resident.writes("人行道的砖头翘起来了，走路绊脚").reads();
    resident.writes("五角场街道。" + ACCUSATION);
    var said = resident.reads();
    while (said.matters().isEmpty()) {
      said = resident.reads();
    }
    assertThat(said.json().toString()).contains(DESK);
  }

  @Test
  void an_accusation_while_an_officer_talks_does_not_stand_on_the_officers_case() {
    var opened = OpenedCase.inWujiaochang();
    officerWrites(opened);
    assertThat(opened.resident().writes(ACCUSATION).reads().office()).isEqualTo(DESK);
    shown(opened.number()).body("timeline.what", not(hasItem("ADDED")));
  }

  @Test
  void a_button_of_an_open_question_counts_while_an_officer_talks() {
    var opened = OpenedCase.inWujiaochang();
    var resident = opened.resident();
    resident.writes("殷行街道开鲁路的垃圾桶坏了");
    var card = resident.reads();
    officerWrites(opened);
    resident.post(Map.of("choice", "confirm", "of", card.seq())).then().statusCode(202);
    assertThat(resident.reads().cases()).hasSize(1);
  }

  @Test
  void an_accusation_within_the_hour_after_a_danger_is_a_matter_of_its_own() {
    var resident = new ResidentClient();
    resident.writes("五角场街道国权路这里楼道着火了，快来人");
    resident.reads();
    var number = (String) resident.reads().cases().getFirst().get("number");
    assertThat(resident.writes(ACCUSATION).reads().office()).isEqualTo(DESK);
    shown(number).body("timeline.what", not(hasItem("ADDED")));
  }

  @Test
  void more_about_the_danger_stays_with_the_danger() {
    var resident = new ResidentClient();
    resident.writes("五角场街道国权路这里楼道着火了，快来人");
    resident.reads();
    resident.reads();
    assertThat(resident.writes("消防车进不来，小区门口停满了车").reads().text()).contains("已补充到");
    assertThat(resident.writes("五楼还有个老太太没出来").reads().text()).isNotBlank();
  }

  @Test
  void a_correction_after_a_case_was_opened_unconfirmed_stands_on_that_case() {
    var resident = new ResidentClient();
    resident.writes("五角场街道国和路窨井盖松了，车子压过去咣当响").reads();
    clock.advance(Duration.ofMinutes(31));
    var number = (String) resident.reads().cases().getFirst().get("number");
    assertThat(resident.writes("不对，是国定路靠近四平路那一头").reads().text()).contains("已补充到 " + number);
    shown(number).body("timeline.what", hasItem("ADDED"));
    assertThat(resident.writes("五角场街道政立路的路灯不亮了").reads().matters()).hasSize(1);
  }

  private void officerWrites(OpenedCase opened) {
    given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .contentType("application/json")
        .body(Map.of("text", "明天上午来修，您在家吗？"))
        .post("/api/cases/{n}/message", opened.number())
        .then()
        .statusCode(200);
    opened.resident().reads();
  }

  private ValidatableResponse shown(String number) {
    return given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .get("/api/cases/{n}", number)
        .then()
        .statusCode(200);
  }
}
