package cn.xinqiao.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.office.Officers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WithItsOwnClock.class)
class DemoTest {

  private final Officers officers;

  DemoTest(Officers officers) {
    this.officers = officers;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "city",
        "yangpu",
        "yangpu-leader",
        "yangpu-chengguan",
        "yinhang",
        "yinhang-lead",
        "wujiaochang",
        "shiguangyicun1",
        "xuhui",
        "hongmeilu",
        "jingan",
        "tianmuxilu",
        "huangpu",
        "nanjingdonglu",
        "admin",
        "auditor"
      })
  void every_account_of_the_readme_can_enter(String login) {
    assertThat(officers.enter(login, "xinqiao-demo")).isPresent();
  }

  @Test
  void the_token_of_the_readme_reads_all_offices() {
    given()
        .auth()
        .oauth2("xq-demo")
        .get("/api/offices?size=1")
        .then()
        .statusCode(200)
        .body("total", greaterThan(6_700));
  }

  @Test
  void another_host_or_origin_is_refused() {
    given().header("Host", "xinqiao.example").get("/").then().statusCode(403);
    given().header("Origin", "https://other.example").get("/").then().statusCode(403);
    given().header("Origin", "null").get("/").then().statusCode(403);
    given()
        .header("Origin", "null")
        .header("Sec-Fetch-Site", "cross-site")
        .get("/")
        .then()
        .statusCode(403);
    given().get("/").then().statusCode(200);
  }

  @Test
  void a_form_of_our_own_that_allows_no_referrer_is_let_in() {
    given()
        .header("Origin", "null")
        .header("Sec-Fetch-Site", "same-origin")
        .get("/")
        .then()
        .statusCode(200);
  }

  @Test
  void an_hour_passes_in_a_moment_and_what_was_due_meanwhile_has_happened() {
    var resident = new ResidentClient();
    resident.writes("殷行街道国和路窨井盖松了，车子压过去咣当响").reads();
    var before = now(advance("PT0S"));
    var after = now(advance("PT1H"));
    assertThat(Duration.between(before, after)).isGreaterThanOrEqualTo(Duration.ofHours(1));
    assertThat(resident.reads().cases()).as("nobody confirmed, so it was opened").hasSize(1);
  }

  @Test
  void an_unseen_emergency_climbs_from_who_is_on_duty_to_the_lead_and_the_district() {
    waitForTheDay();
    var resident = new ResidentClient();
    resident.writes("殷行街道民星路楼道着火了，快来人").reads();
    var number = (String) resident.reads().cases().getFirst().get("number");
    assertThat(happened(number)).contains("ALARM_RAISED").doesNotContain("NOBODY_ON_DUTY");
    now(advance("PT4M"));
    assertThat(happened(number)).contains("ALARM_TO_LEAD").doesNotContain("ALARM_CLIMBED");
    now(advance("PT4M"));
    assertThat(happened(number)).contains("ALARM_CLIMBED");
  }

  /** At night the lead is on duty, and nobody is left to be called before the district. */
  private static void waitForTheDay() {
    var now = now(advance("PT0S")).atZone(ZoneId.of("Asia/Shanghai"));
    var morning = now.toLocalDate().atTime(9, 0).atZone(now.getZone());
    if (now.getHour() >= 19) {
      now(advance(Duration.between(now, morning.plusDays(1)).toString()));
    } else if (now.getHour() < 9) {
      now(advance(Duration.between(now, morning).toString()));
    }
  }

  private static List<String> happened(String number) {
    return given()
        .auth()
        .oauth2("xq-demo")
        .get("/api/cases/{n}", number)
        .then()
        .statusCode(200)
        .extract()
        .path("timeline.what");
  }

  @Test
  void the_clock_does_not_go_back_and_takes_only_durations() {
    advance("-PT1H").statusCode(422);
    advance("tomorrow").statusCode(400);
    given()
        .contentType("application/json")
        .body(Map.of("advance", "PT1H"))
        .post("/api/demo/clock")
        .then()
        .statusCode(401)
        .body("type", equalTo("/problems/unauthorized"));
  }

  private static ValidatableResponse advance(String duration) {
    return given()
        .auth()
        .oauth2("xq-demo")
        .contentType("application/json")
        .body(Map.of("advance", duration))
        .post("/api/demo/clock")
        .then();
  }

  private static Instant now(ValidatableResponse answer) {
    return Instant.parse(answer.statusCode(200).extract().<String>path("now"));
  }
}
