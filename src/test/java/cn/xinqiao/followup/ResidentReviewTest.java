package cn.xinqiao.followup;

import static cn.xinqiao.cases.NewCases.STREET;
import static cn.xinqiao.cases.SameMatter.LIFT;
import static cn.xinqiao.cases.SameMatter.LIFT_TOO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Joining;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.SameMatter;
import cn.xinqiao.cases.SameMatter.Told;
import cn.xinqiao.cases.pace.Following;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On the page of a case that was decided, its residents ask for a review. */
@QuarkusTest
@Tag("database")
class ResidentReviewTest {
  private final ResidentKeys keys;
  private final ResidentCases residents;
  private final Conclusion conclusion;
  private final Joining joining;
  private final CaseDesk desk;
  private final KeyDesk desks;
  private final PassedReviews passed;
  private final Following following;
  private final NewCases cases;
  private final SameMatter told;
  private final Clock clock;

  ResidentReviewTest(
      ResidentKeys keys,
      ResidentCases residents,
      Conclusion conclusion,
      Joining joining,
      CaseDesk desk,
      KeyDesk desks,
      PassedReviews passed,
      Following following,
      NewCases cases,
      SameMatter told,
      Clock clock) {
    this.keys = keys;
    this.residents = residents;
    this.conclusion = conclusion;
    this.joining = joining;
    this.desk = desk;
    this.desks = desks;
    this.passed = passed;
    this.following = following;
    this.cases = cases;
    this.told = told;
    this.clock = clock;
  }

  private Caller officer() {
    return cases.officer(STREET, Role.OFFICER);
  }

  /** Two residents of one lift, one decision. */
  private List<Told> answered() {
    var place = SameMatter.estate();
    var main = told.tell(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, STREET, place, LIFT);
    var other = told.tell(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, STREET, place, LIFT_TOO);
    joining.join(officer(), Request.on(other.number()), main.number());
    desk.accept(officer(), Request.on(main.number()));
    desk.reply(officer(), Request.on(main.number()), Lawful.ON_A_LIFT);
    return List.of(main, other);
  }

  private void serve(Told main) {
    conclusion.serve(
        officer(),
        Request.on(main.number()),
        new Conclusion.Serving(
            Conclusion.Way.BY_HAND,
            clock.instant().atZone(AskingHours.CITY).toLocalDate(),
            "回证 7",
            Optional.of(Conclusion.Outcome.NOT_SUPPORTED)));
  }

  @Test
  void before_the_decision_is_served_none_is_offered_and_none_can_be_asked_for() {
    var one = answered().getFirst();
    assertThat(keys.of(one.number(), one.code()).orElseThrow().review()).isEmpty();
    assertThatThrownBy(() -> keys.review(one.number(), one.code()))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_wrong_code_opens_nothing() {
    var one = answered().getFirst();
    assertThatThrownBy(() -> keys.review(one.number(), "000000"))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void once_the_time_for_asking_is_over_support_is_owed_and_no_review_is_offered() {
    var one = answered().getFirst();
    serve(one);
    keys.told(one.number(), one.code(), Answer.NOT_PUT_RIGHT, "device");
    assertThat(next(one)).isEqualTo(NextStep.OFFER_REVIEW);
    var days = clock.instant().atZone(AskingHours.CITY).toLocalDate();
    cases.change(
        "update case_clock set due_on = '%s' where what = 'REVIEW_WINDOW' and case_number = '%s'"
            .formatted(days.minusDays(1), one.number()));
    passed.run(clock.instant());
    assertThat(next(one)).isEqualTo(NextStep.GUIDE);
    assertThat(
            cases.count(
                "follow_step where step = 'GUIDE' and done_at is null and case_number = '"
                    + one.number()
                    + "'"))
        .isOne();
    guide(one);
    assertThat(following.underWay(officer()))
        .as("one list of what is supported, however it began")
        .anyMatch(supported -> supported.of().number().equals(one.number()));
  }

  /** The first talk, of 疏导帮扶. */
  private void guide(Told one) {
    var step =
        desks.of(officer(), one.number()).reporters().stream()
            .flatMap(reporter -> reporter.steps().stream())
            .filter(owed -> owed.kind() == StepKind.GUIDE)
            .findFirst()
            .orElseThrow();
    var done = new KeyDesk.Done("陪同到房管所问过，帮忙申请了救助。", Optional.empty(), true);
    desks.done(officer(), Request.on(one.number()), step.id(), done);
  }

  private NextStep next(Told one) {
    return desks.of(officer(), one.number()).reporters().stream()
        .filter(reporter -> reporter.number().equals(one.number()))
        .findFirst()
        .orElseThrow()
        .next();
  }

  @Test
  void of_two_who_ask_at_the_same_moment_one_is_heard_and_the_other_told_that_it_is_done()
      throws Exception {
    var two = answered();
    serve(two.getFirst());
    assertThat(two)
        .allSatisfy(one ->
            assertThat(keys.of(one.number(), one.code()).orElseThrow().review()).isPresent());
    try (var threads = Executors.newFixedThreadPool(2)) {
      var asks = two.stream().map(one -> (Callable<Boolean>) () -> isHeard(one)).toList();
      var ends = threads.invokeAll(asks);
      assertThat(List.of(ends.getFirst().get(), ends.getLast().get()))
          .containsExactlyInAnyOrder(true, false);
    }
    assertThat(two)
        .allSatisfy(one -> {
          var file = residents.byCode(one.number(), one.code());
          assertThat(file.line().state()).isEqualTo(CaseState.OPEN);
          assertThat(file.line().office().code()).isNotEqualTo(STREET);
        });
  }

  private boolean isHeard(Told one) {
    try {
      keys.review(one.number(), one.code());
      return true;
    } catch (Refusal.RuleBroken e) {
      return false;
    }
  }
}
