package cn.xinqiao.platform;

import static cn.xinqiao.platform.PassingYears.STREET;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.xinqiao.Eventually;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.conversation.VoiceUpload;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Retention.Kept;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.platform.PassingYears.Reported;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the privacy notice promises about cases and the people behind them. */
@QuarkusTest
@TestProfile(PassingYears.Profile.class)
@Tag("database")
class CaseRetentionTest {
  private static final String INTAKE =
      "(select m.intake_id from matter m join cases c on c.matter_id = m.id where c.number = ?)";
  private static final Duration DAY = Duration.ofDays(1);

  private final DailyErasure erasure;
  private final PassingYears years;
  private final TestOfficers officers;
  private final KeptRows rows;

  CaseRetentionTest(
      DailyErasure erasure,
      Retention retention,
      TestClock clock,
      TestOfficers officers,
      DataSource database) {
    this.erasure = erasure;
    this.years = new PassingYears(retention, clock, officers, database);
    this.officers = officers;
    this.rows = new KeptRows(database);
  }

  @Test
  void words_of_an_ended_case_are_there_a_day_before_the_term_and_gone_a_day_after()
      throws IOException {
    var reported = years.reported();
    years.refuse(reported);
    years.advanceTo(years.end(Kept.CASE_WORDS).minus(DAY));
    erasure.run();
    assertThat(rows.wordsOf(reported.number())).isEqualTo(new KeptRows.Words(1, 1, 3, 1));
    assertThat(rows.contactsOf(reported.number())).isOne();
    years.shown(reported).body("words", containsString("着火")).body("erased", nullValue());
    assertThat(years.begunWithCode(reported).statusCode())
        .as("the code still opens it")
        .isEqualTo(201);

    var before = rows.timelineOf(reported.number());
    years.advance(DAY.multipliedBy(2));
    erasure.run();
    assertThat(rows.wordsOf(reported.number())).isEqualTo(KeptRows.Words.NONE);
    assertThat(rows.timelineOf(reported.number()))
        .as("the timeline stays with its digests")
        .startsWith(before.toArray(String[]::new))
        .last()
        .asString()
        .contains("WORDS_ERASED", "case-words");
    assertThat(rows.erasedBy("case-words")).contains("cases=1 pictures=1 words=2");
    assertThat(years.begunWithCode(reported).statusCode()).as("no code opens it").isEqualTo(404);
  }

  @Test
  void voice_of_a_case_outlives_its_talk_and_goes_with_the_words_of_the_case() throws IOException {
    var reported = years.reported();
    VoiceUpload.says(reported.resident(), "");
    var voices =
        "attachment where type like 'audio/%' and conversation_id in (select conversation_id from"
            + " case_reporter where case_number = ?)";
    Eventually.holds(
        () -> assertThat(rows.count("recording where case_number = ?", reported.number())).isOne());
    years.refuse(reported);
    years.advanceTo(years.end(Kept.TALK).plus(DAY));
    erasure.run();
    assertThat(rows.talkOf(reported.number())).as("only what the case needs").isEqualTo(2);
    assertThat(rows.count(voices, reported.number())).isOne();
    years.advanceTo(years.end(Kept.CASE_WORDS).plus(DAY));
    erasure.run();
    assertThat(rows.count(voices, reported.number())).isZero();
    assertThat(rows.count("recording where case_number = ?", reported.number())).isZero();
    assertThat(rows.erasedBy("case-words")).last().asString().contains("recordings=1");
  }

  @Test
  void a_resident_of_whom_nothing_is_kept_has_no_name_and_no_contact_any_more() throws IOException {
    var reported = years.reported();
    years.refuse(reported);
    rows.change(
        "update resident set name_sealed = ? where id = (select resident_id from case_reporter where"
            + " case_number = ?)",
        new byte[] {1},
        reported.toString());
    years.advanceTo(years.end(Kept.TALK).plus(DAY));
    erasure.run();
    assertThat(rows.contactsOf(reported.number())).as("the case is kept").isOne();
    assertThat(rows.namesOf(reported.number())).isOne();
    years.advanceTo(years.end(Kept.CASE_WORDS).plus(DAY));
    erasure.run();
    assertThat(rows.contactsOf(reported.number())).isZero();
    assertThat(rows.namesOf(reported.number())).isZero();
  }

  @Test
  void a_page_of_a_case_without_words_still_opens_and_says_why_they_are_gone() throws IOException {
    var reported = years.reported();
    years.refuse(reported);
    years.advanceTo(years.end(Kept.CASE_WORDS).plus(DAY));
    erasure.run();
    years
        .shown(reported)
        .body("erased", equalTo(true))
        .body("timeline.what", hasItem("REFUSED"))
        .body("words", equalTo(""));
    var session =
        given()
            .redirects()
            .follow(false)
            .formParams("login", officers.login(STREET, Role.OFFICER))
            .formParam("password", TestOfficers.PASSWORD)
            .post("/login")
            .cookies();
    for (String page : List.of("/desk/cases/" + reported.number(), "/desk?state=REFUSED")) {
      given()
          .cookies(session)
          .get(page)
          .then()
          .statusCode(200)
          .body(containsString(reported.toString()))
          .body(containsString("内容已按保存期限删除"))
          .body(not(containsString("/message")));
    }
    years
        .officer()
        .body(Map.of("text", "还有一句"))
        .post("/api/cases/{n}/message", reported.toString())
        .then()
        .statusCode(409);
  }

  @Test
  void an_open_case_and_its_talk_are_never_touched() throws IOException {
    var reported = years.reported();
    years.act(reported, "acceptance", Map.of()); // else it rings on and on
    var before = rows.timelineOf(reported.number());
    int talk = rows.talkOf(reported.number());
    years.advanceTo(years.end(Kept.CASE_WORDS).plus(DAY.multipliedBy(3000)));
    erasure.run();
    assertThat(rows.wordsOf(reported.number())).isEqualTo(new KeptRows.Words(1, 1, 0, 1));
    assertThat(rows.timelineOf(reported.number())).isEqualTo(before);
    assertThat(rows.talkOf(reported.number())).isEqualTo(talk);
    assertThat(rows.contactsOf(reported.number())).isOne();
    assertThat(years.sessionStatus(reported.resident().session())).isEqualTo(200);
  }

  @Test
  void an_answered_case_of_which_nothing_more_was_heard_goes_like_an_ended_one()
      throws IOException {
    var reported = years.reported();
    years.act(reported, "acceptance", Map.of());
    years.act(reported, "reply", Map.of("text", "路灯今天修好了。"));
    years.advanceTo(years.end(Kept.TALK).plus(DAY.multipliedBy(30)));
    years.act(reported, "reply", Map.of("text", "又查了一次，是好的。"));
    years.advanceTo(years.end(Kept.CASE_WORDS).minus(DAY));
    erasure.run();
    assertThat(rows.wordsOf(reported.number()).written()).isEqualTo(2);
    assertThat(years.sessionStatus(reported.resident().session())).isEqualTo(200);
    years.advance(DAY.multipliedBy(2));
    erasure.run();
    assertThat(rows.wordsOf(reported.number())).isEqualTo(KeptRows.Words.NONE);
    assertThat(rows.talkOf(reported.number())).as("nothing holds the talk").isZero();
    assertThat(rows.contactsOf(reported.number())).isZero();
    assertThat(years.sessionStatus(reported.resident().session())).isEqualTo(404);
  }

  @Test
  void erasing_again_changes_nothing_more() throws IOException {
    var reported = years.reported();
    years.refuse(reported);
    years.advanceTo(years.end(Kept.CASE_WORDS).plus(DAY));
    erasure.run();
    var timeline = rows.timelineOf(reported.number());
    var erased = allErased();
    erasure.run();
    assertThat(rows.timelineOf(reported.number())).isEqualTo(timeline);
    assertThat(allErased()).isEqualTo(erased);
  }

  @Test
  void two_replicas_that_erase_at_once_erase_once() throws Exception {
    var cases = List.of(years.reported(), years.reported(), years.reported());
    cases.forEach(years::refuse);
    years.advanceTo(years.end(Kept.CASE_WORDS).plus(DAY));
    int before = rows.erasedBy("case-words").size();
    var replicas = Stream.generate(() -> new Thread(erasure::run)).limit(2).toList();
    replicas.forEach(Thread::start);
    for (Thread replica : replicas) {
      replica.join();
    }
    erasure.run(); // whose contact was looked at while the other replica still held the talk
    for (Reported reported : cases) {
      assertThat(rows.timelineOf(reported.number()))
          .filteredOn(line -> line.contains("WORDS_ERASED"))
          .hasSize(1);
      assertThat(rows.contactsOf(reported.number())).isZero();
    }
    var counts = rows.erasedBy("case-words").stream().skip(before);
    assertThat(counts.mapToInt(CaseRetentionTest::cases).sum()).isEqualTo(cases.size());
  }

  @Test
  void a_case_that_cannot_be_erased_stays_whole_and_does_not_keep_the_others() throws IOException {
    var stuck = years.reported();
    var other = years.reported();
    var open = years.reported();
    years.refuse(stuck);
    years.refuse(other);
    years.advanceTo(years.end(Kept.TALK).plus(DAY));
    erasure.run(); // from now on the picture belongs to the case alone
    sharePicture(stuck, open);
    years.advanceTo(years.end(Kept.CASE_WORDS).plus(DAY));
    erasure.run();
    assertThat(rows.wordsOf(stuck.number())).isEqualTo(new KeptRows.Words(1, 1, 3, 1));
    assertThat(rows.wordsOf(other.number())).isEqualTo(KeptRows.Words.NONE);
    rows.change("delete from intake_picture where intake_id = " + INTAKE, open.toString());
    erasure.run();
    assertThat(rows.wordsOf(stuck.number())).isEqualTo(KeptRows.Words.NONE);
  }

  /** Nothing does this; it is a fault that the database refuses to make worse. */
  private void sharePicture(Reported from, Reported with) {
    rows.change(
        "insert into intake_picture (intake_id, attachment_id) select "
            + INTAKE
            + ", attachment_id from intake_picture where intake_id = "
            + INTAKE,
        with.toString(),
        from.toString());
  }

  private List<String> allErased() {
    return Stream.of("case-words", "talk", "contact")
        .flatMap(rule -> rows.erasedBy(rule).stream())
        .toList();
  }

  private static int cases(String counts) {
    return Integer.parseInt(counts.split(" ")[0].split("=")[1]);
  }
}
