package cn.xinqiao.followup;

import static cn.xinqiao.cases.NewCases.STREET;
import static cn.xinqiao.followup.Lists.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestClock;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Joining;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.RevisitTalk;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One handling, two reporters, each with own keys. */
@QuarkusTest
@Tag("database")
class TwoReportersTest {
  private static final Instant DAY = at("2031-05-06T10:00");

  private final Revisiting revisiting;
  private final RevisitTalk talking;
  private final RevisitBook revisits;
  private final KeyBook book;
  private final Joining joining;
  private final OneHandling handling;
  private final NewCases cases;
  private final CaseDesk desk;
  private final Conversations conversations;
  private final Conclusion conclusion;
  private final TestClock clock;

  TwoReportersTest(
      Revisiting revisiting,
      RevisitTalk talking,
      RevisitBook revisits,
      KeyBook book,
      Joining joining,
      OneHandling handling,
      NewCases cases,
      CaseDesk desk,
      Conversations conversations,
      Conclusion conclusion,
      TestClock clock) {
    this.revisiting = revisiting;
    this.talking = talking;
    this.revisits = revisits;
    this.book = book;
    this.joining = joining;
    this.handling = handling;
    this.cases = cases;
    this.desk = desk;
    this.conversations = conversations;
    this.conclusion = conclusion;
    this.clock = clock;
  }

  private record Two(CaseNumber main, CaseNumber joined) {}

  private Caller officer() {
    return cases.officer(STREET, Role.OFFICER);
  }

  private Two answered() {
    var main = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var joined = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    desk.accept(officer(), Request.on(main));
    joining.join(officer(), Request.on(joined), main);
    desk.reply(officer(), Request.on(main), "路灯换好了，请大家看看。");
    for (CaseNumber number : new CaseNumber[] {main, joined}) {
      cases.change(
          "update revisit set due_at = '2031-05-06 01:00:00' where case_number = '"
              + number
              + "' and state = 'PLANNED'");
    }
    revisiting.run(DAY);
    return new Two(main, joined);
  }

  /** That of the reporter who knows it by this number. */
  private ReporterKeys keys(CaseNumber number) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            book.of(handling.mainOf(number)).stream()
                .filter(keys -> keys.number().equals(number))
                .findFirst()
                .orElseThrow());
  }

  private void pressesOfCase(CaseNumber number, String button) {
    long talk = cases.talkOf(number);
    QuarkusTransaction.requiringNew()
        .run(() -> talking.pressed(conversations.lock(talk), Unasked.CASE + number + ":" + button));
  }

  private void presses(CaseNumber number, Answer answer) {
    long talk = cases.talkOf(number);
    long reporter = keys(number).reporter();
    QuarkusTransaction.requiringNew()
        .run(() -> {
          var locked = conversations.lock(talk);
          var revisit =
              revisits.of(reporter).stream()
                  .filter(one -> one.sentAt().isPresent())
                  .reduce((before, last) -> last)
                  .orElseThrow();
          talking.pressed(locked, revisit.id() + ":" + answer);
        });
  }

  @Test
  void an_answer_to_one_who_is_not_content_is_no_explanation_for_the_other() {
    var two = answered();
    presses(two.main(), Answer.PUT_RIGHT);
    presses(two.main(), Answer.NOT_AT_EASE);
    presses(two.joined(), Answer.NOT_PUT_RIGHT);
    var lead = cases.officer(STREET, Role.LEAD);
    desk.reply(lead, Request.on(two.main()), "又换了一盏，请大家再看看。");
    assertThat(owed(two.main(), "step = 'EXPLAIN'")).isOne();
    assertThat(keys(two.main()).next()).isEqualTo(NextStep.EXPLAIN);
    assertThat(owed(two.joined(), "true")).isZero();
  }

  private long owed(CaseNumber number, String what) {
    return cases.count(
        "follow_step where case_number = '" + number + "' and done_at is null and " + what);
  }

  @Test
  void each_is_asked_in_the_own_talk_and_what_one_says_is_not_the_others_word() {
    var two = answered();
    presses(two.main(), Answer.PUT_RIGHT);
    presses(two.main(), Answer.AT_EASE);
    presses(two.joined(), Answer.NOT_PUT_RIGHT);
    assertThat(keys(two.main()).keys().areTurned()).isTrue();
    assertThat(keys(two.joined()).keys().matter()).isEqualTo(MatterKey.DENIED);
    assertThat(keys(two.joined()).settledAt()).isEmpty();
    assertThat(keys(two.main()).settledAt()).isPresent();
    assertThat(cases.count("cases where number = '" + two.main() + "' and status = 'ACCEPTED'"))
        .as("who is not content has it worked on again")
        .isEqualTo(1);
  }

  @Test
  void both_may_answer_while_the_office_answers_again() throws Exception {
    var two = answered();
    var officer = officer();
    try (var three = Executors.newFixedThreadPool(3)) {
      Callable<Boolean> one = () -> said(() -> presses(two.main(), Answer.PUT_RIGHT));
      Callable<Boolean> other = () -> said(() -> presses(two.joined(), Answer.PUT_RIGHT));
      Callable<Boolean> office =
          () -> said(() -> desk.reply(officer, Request.on(two.main()), "又去看了一次。"));
      for (var end : three.invokeAll(List.of(one, other, office))) {
        assertThat(end.get()).isTrue();
      }
    }
    assertThat(keys(two.main()).keys().matter()).isEqualTo(MatterKey.CONFIRMED);
    assertThat(keys(two.joined()).keys().matter()).isEqualTo(MatterKey.CONFIRMED);
  }

  private static boolean said(Runnable act) {
    act.run();
    return true;
  }

  @Test
  void who_does_not_agree_with_a_served_decision_asks_for_its_review_in_two_taps() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    desk.accept(officer(), Request.on(number));
    desk.reply(officer(), Request.on(number), Lawful.DECISION);
    conclusion.serve(
        officer(),
        Request.on(number),
        new Conclusion.Serving(
            Conclusion.Way.BY_HAND,
            clock.instant().atZone(AskingHours.CITY).toLocalDate(),
            "回证 1",
            Optional.of(Conclusion.Outcome.NOT_SUPPORTED)));
    cases.change(
        "update revisit set due_at = '2031-05-06 01:00:00' where nth = 1 and case_number = '"
            + number
            + "'");
    cases.change(
        "update case_clock set due_on = '2099-01-05' where what = 'REVIEW_WINDOW' and case_number ="
            + " '"
            + number
            + "'");
    cases.change(
        "update revisit set due_at = '2031-08-06 01:00:00' where nth > 1 and case_number = '"
            + number
            + "'");
    revisiting.run(DAY);
    presses(number, Answer.NOT_PUT_RIGHT);
    assertThat(keys(number).next()).isEqualTo(NextStep.OFFER_REVIEW);
    assertThat(said(number)).anyMatch(extras -> extras.contains(":REVIEW\""));
    pressesOfCase(number, "REVIEW");
    assertThat(state(number)).as("asked once more first").isEqualTo("REPLIED");
    pressesOfCase(number, "REVIEW_SURELY");
    assertThat(state(number)).isEqualTo("OPEN");
    assertThat(keys(number).keys().matter()).isEqualTo(MatterKey.OPEN);
    long reporter = keys(number).reporter();
    assertThat(QuarkusTransaction.requiringNew().call(() -> revisits.of(reporter)))
        .filteredOn(one -> one.nth() > 1)
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.reason()).contains(Skipped.WORKED_AGAIN));
  }

  private String state(CaseNumber number) {
    return cases.count("cases where number = '" + number + "' and status = 'OPEN'") == 1
        ? "OPEN"
        : "REPLIED";
  }

  private List<String> said(CaseNumber number) {
    long talk = cases.talkOf(number);
    return QuarkusTransaction.requiringNew()
        .call(() ->
            conversations.messagesAfter(talk, 0).stream()
                .map(message -> Objects.toString(message.extras(), ""))
                .toList());
  }

  @Test
  void who_goes_apart_is_not_asked_by_the_plan_of_the_others() {
    var main = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var joined = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    desk.accept(officer(), Request.on(main));
    joining.join(officer(), Request.on(joined), main);
    desk.reply(officer(), Request.on(main), "路灯换好了，请大家看看。");
    joining.part(officer(), Request.on(joined), Joining.Parting.WHOLE);
    long reporter = keys(joined).reporter();
    var plan = QuarkusTransaction.requiringNew().call(() -> revisits.of(reporter));
    assertThat(plan)
        .singleElement()
        .satisfies(r -> assertThat(r.reason()).contains(Skipped.WENT_APART));
    assertThat(keys(joined).keys().matter()).isEqualTo(MatterKey.OPEN);
    assertThat(keys(main).keys().matter()).isEqualTo(MatterKey.DONE);
  }
}
