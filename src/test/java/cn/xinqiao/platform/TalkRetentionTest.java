package cn.xinqiao.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Retention.Kept;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the privacy notice promises about the chat. */
@QuarkusTest
@TestProfile(PassingYears.Profile.class)
@Tag("database")
class TalkRetentionTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final DailyErasure erasure;
  private final PassingYears years;
  private final KeptRows rows;

  TalkRetentionTest(
      DailyErasure erasure,
      Retention retention,
      TestClock clock,
      TestOfficers officers,
      DataSource database) {
    this.erasure = erasure;
    this.years = new PassingYears(retention, clock, officers, database);
    this.rows = new KeptRows(database);
  }

  @Test
  void a_session_lives_until_the_moment_it_was_told_and_the_task_erases_its_talk_by_itself() {
    var begun = given().contentType("application/json").body("{}").post("/api/chat").jsonPath();
    var session = begun.getString("session");
    var expires = Instant.parse(begun.getString("expiresAt"));
    var told = years.end(Kept.TALK);
    assertThat(expires).isBetween(told.minus(Duration.ofMinutes(1)), told);
    years.advanceTo(expires.minus(Duration.ofMinutes(5)));
    erasure.run();
    assertThat(years.sessionStatus(session)).isEqualTo(200);
    years.advanceTo(expires);
    assertThat(years.sessionStatus(session)).as("before anything is erased").isEqualTo(404);
    given()
        .contentType("application/json")
        .body(Map.of("id", "late", "text", "还在吗"))
        .post("/api/chat/{s}/messages", session)
        .then()
        .statusCode(404);
    years.advance(DAY);
    Eventually.holds(() -> assertThat(rows.erasedBy("talk")).isNotEmpty());
  }

  @Test
  void a_talk_goes_ninety_days_after_its_case_ended_and_the_cases_picture_stays()
      throws IOException {
    var reported = years.reported();
    years.refuse(reported);
    var picture = years.shown(reported).extract().jsonPath().getString("pictures[0]");
    years.advanceTo(years.end(Kept.TALK).minus(DAY));
    erasure.run();
    assertThat(years.sessionStatus(reported.resident().session())).isEqualTo(200);
    assertThat(rows.talkOf(reported.number())).isGreaterThan(5);
    years.advance(DAY.multipliedBy(2));
    erasure.run();
    assertThat(years.sessionStatus(reported.resident().session())).isEqualTo(404);
    assertThat(rows.talkOf(reported.number())).as("the picture alone").isOne();
    assertThat(rows.count("attachment where id = '" + picture + "' and ? <> ''", reported.number()))
        .isOne();
  }

  @Test
  void going_on_with_an_ended_case_elsewhere_keeps_no_talk_alive_for_ever() throws IOException {
    var reported = years.reported();
    years.refuse(reported);
    var session = years.begunWithCode(reported).jsonPath().getString("session");
    assertThat(years.sessionStatus(session)).isEqualTo(200);
    years.advanceTo(years.end(Kept.TALK).plus(DAY));
    assertThat(years.sessionStatus(session)).isEqualTo(404);
    erasure.run();
    assertThat(rows.wordsOf(reported.number()).matter()).as("the case is kept").isOne();
  }
}
