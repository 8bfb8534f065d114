package cn.xinqiao.followup;

import static cn.xinqiao.cases.NewCases.STREET;
import static cn.xinqiao.followup.Lists.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is planned is sent once, or says why it is not. */
@QuarkusTest
@Tag("database")
class RevisitingTest {
  /** Long after any other test asks. */
  private static final Instant DAY = at("2031-03-04T10:00");

  private final Revisiting revisiting;
  private final RevisitBook book;
  private final KeyBook keys;
  private final NewCases cases;
  private final CaseDesk desk;
  private final Event<Outbox.Undelivered> undelivered;
  private final Event<Outbox.Delivered> delivered;

  RevisitingTest(
      Revisiting revisiting,
      RevisitBook book,
      KeyBook keys,
      NewCases cases,
      CaseDesk desk,
      Event<Outbox.Undelivered> undelivered,
      Event<Outbox.Delivered> delivered) {
    this.revisiting = revisiting;
    this.book = book;
    this.keys = keys;
    this.cases = cases;
    this.desk = desk;
    this.undelivered = undelivered;
    this.delivered = delivered;
  }

  private CaseNumber answered(Kind kind, SubKind subKind) {
    var number = cases.open(kind, subKind);
    var officer = cases.officer(STREET, Role.OFFICER);
    desk.accept(officer, Request.on(number));
    desk.reply(officer, Request.on(number), Lawful.DECISION);
    return number;
  }

  private CaseNumber answered() {
    return answered(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
  }

  private List<Revisit> plan(CaseNumber number) {
    return QuarkusTransaction.requiringNew()
        .call(() -> book.of(keys.of(number).getFirst().reporter()));
  }

  private Revisit first(CaseNumber number) {
    return plan(number).getFirst();
  }

  private void due(CaseNumber number, String at) {
    cases.change("update revisit set due_at = '" + at + "' where case_number = '" + number + "'");
  }

  private long asked(CaseNumber number) {
    return cases.count(
        "outbox o join message m on m.id = o.message_id where o.case_number = '"
            + number
            + "' and m.words like '%办好了吗%'");
  }

  @Test
  void what_is_due_is_asked_once_however_often_and_by_however_many_it_is_looked_for()
      throws Exception {
    var number = answered();
    due(number, "2031-03-04 01:00:00");
    try (var two = Executors.newFixedThreadPool(2)) {
      var one = two.submit(() -> revisiting.run(DAY));
      var other = two.submit(() -> revisiting.run(DAY));
      one.get();
      other.get();
    }
    revisiting.run(DAY.plusSeconds(60));
    assertThat(asked(number)).isEqualTo(1);
    assertThat(first(number).state()).isEqualTo(RevisitState.SENT);
    assertThat(first(number).asking()).contains(AskedKey.MATTER);
    assertThat(cases.count(lines(number, "REVISIT_SENT"))).isEqualTo(1);
  }

  private static String lines(CaseNumber number, String what) {
    return "case_line where case_number = '" + number + "' and what = '" + what + "'";
  }

  @Test
  void what_comes_due_at_night_waits_for_the_morning() {
    var number = answered();
    due(number, "2031-03-04 13:30:00");
    revisiting.run(at("2031-03-04T21:30"));
    assertThat(asked(number)).isZero();
    assertThat(first(number).dueAt()).isEqualTo(at("2031-03-05T09:00"));
    revisiting.run(at("2031-03-05T09:00"));
    assertThat(asked(number)).isEqualTo(1);
  }

  @Test
  void a_case_that_is_worked_on_again_is_not_asked_about_and_says_why() {
    var number = answered();
    due(number, "2031-03-04 01:00:00");
    cases.change("update cases set status = 'ACCEPTED' where number = '" + number + "'");
    revisiting.run(DAY);
    assertThat(asked(number)).isZero();
    assertThat(first(number).reason()).contains(Skipped.WORKED_AGAIN);
    assertThat(cases.count(lines(number, "REVISIT_SKIPPED"))).isEqualTo(1);
  }

  @Test
  void whoever_has_just_said_how_it_stands_is_left_in_peace() {
    var number = answered(Kind.PETITION, SubKind.APPEAL);
    due(number, "2031-03-04 01:00:00");
    cases.change(
        "update reporter_keys set matter_at = '2031-03-03 01:00:00' where case_number = '"
            + number
            + "'");
    revisiting.run(DAY);
    assertThat(plan(number))
        .extracting(Revisit::reason)
        .containsOnly(Optional.of(Skipped.JUST_TOLD));
  }

  @Test
  void a_row_that_the_list_does_not_have_any_more_asks_nobody() {
    var number = answered();
    due(number, "2031-03-04 01:00:00");
    cases.change("update revisit set rule_id = 'gone' where case_number = '" + number + "'");
    revisiting.run(DAY);
    assertThat(first(number).reason()).contains(Skipped.RULE_GONE);
  }

  @Test
  void after_danger_it_is_a_person_who_asks() {
    var number = cases.openEmergency();
    cases.change("update cases set urgency = 'EMERGENCY' where number = '" + number + "'");
    var officer = cases.officer(STREET, Role.OFFICER);
    desk.accept(officer, Request.on(number));
    desk.reply(officer, Request.on(number), "火已经灭了。");
    due(number, "2031-03-04 01:00:00");
    revisiting.run(DAY);
    assertThat(asked(number)).isZero();
    assertThat(cases.count("follow_step where step = 'CALL' and case_number = '" + number + "'"))
        .isEqualTo(1);
  }

  @Test
  void what_arrives_is_proved_and_what_goes_another_way_says_so() {
    var number = answered();
    due(number, "2031-03-04 01:00:00");
    revisiting.run(DAY);
    long talk = cases.talkOf(number);
    long seq = first(number).seq().orElseThrow();
    QuarkusTransaction.requiringNew()
        .run(() ->
            delivered.fire(new Outbox.Delivered(number.toString(), talk, seq, "sms", "reported")));
    assertThat(first(number).state()).isEqualTo(RevisitState.PROVED);
    assertThat(first(number).fellBackAt()).isPresent();
  }

  @Test
  void what_comes_to_nobody_is_not_reached_and_never_silence() {
    var number = answered();
    due(number, "2031-03-04 01:00:00");
    revisiting.run(DAY);
    long talk = cases.talkOf(number);
    long seq = first(number).seq().orElseThrow();
    QuarkusTransaction.requiringNew()
        .run(() ->
            undelivered.fire(
                new Outbox.Undelivered(number.toString(), talk, seq, "not fetched in time")));
    revisiting.run(at("2031-04-04T10:00"));
    assertThat(first(number).state()).isEqualTo(RevisitState.UNREACHED);
  }

  @Test
  void no_answer_in_time_is_silence_and_turns_nothing() {
    var number = answered();
    due(number, "2031-03-04 01:00:00");
    revisiting.run(DAY);
    revisiting.run(at("2031-03-11T09:59"));
    assertThat(first(number).state()).isEqualTo(RevisitState.SENT);
    revisiting.run(at("2031-03-11T10:00"));
    assertThat(first(number).state()).isEqualTo(RevisitState.SILENT);
    var one = QuarkusTransaction.requiringNew().call(() -> keys.of(number).getFirst());
    assertThat(one.keys().matter()).isEqualTo(MatterKey.DONE);
    assertThat(one.settledAt()).isEmpty();
  }
}
