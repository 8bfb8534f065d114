package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static cn.xinqiao.cases.SameMatter.LIFT;
import static cn.xinqiao.cases.SameMatter.LIFT_TOO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk.Handling;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.Conclusion.Serving;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.Joining.Parting;
import cn.xinqiao.cases.SameMatter.Told;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One handling for several: no resident loses a day that was promised, nor the way up. */
@QuarkusTest
@Tag("database")
class JoinedDatesTest {
  private final NewCases cases;
  private final SameMatter told;
  private final Joining joining;
  private final OneHandling handling;
  private final CaseDesk desk;
  private final CaseTerms terms;
  private final Conclusion conclusion;
  private final Retyping retyping;
  private final ResidentCases residents;
  private final Conversations conversations;
  private final Clock clock;

  JoinedDatesTest(
      NewCases cases,
      SameMatter told,
      Joining joining,
      OneHandling handling,
      CaseDesk desk,
      CaseTerms terms,
      Conclusion conclusion,
      Retyping retyping,
      ResidentCases residents,
      Conversations conversations,
      Clock clock) {
    this.cases = cases;
    this.told = told;
    this.joining = joining;
    this.handling = handling;
    this.desk = desk;
    this.terms = terms;
    this.conclusion = conclusion;
    this.retyping = retyping;
    this.residents = residents;
    this.conversations = conversations;
    this.clock = clock;
  }

  @Test
  void more_time_for_one_is_more_time_for_all_who_joined_and_each_is_told_the_own_day_once() {
    var pair = requests();
    beganDaysAgo(pair.joined(), 5);
    var own = due(pair.joined(), What.ANSWER).on().orElseThrow();
    terms.extend(lead(), Request.on(pair.main().number()), "要等零件");

    var longer = due(pair.joined(), What.ANSWER);
    assertThat(longer.on().orElseThrow()).isAfter(own);
    assertThat(longer.ledger())
        .extracting(CaseFile.Reckoning::act)
        .containsExactly("START", "EXTEND");
    assertThat(longer.on().orElseThrow())
        .as("from the day that was promised to them")
        .isBefore(mine(pair.main(), What.ANSWER).orElseThrow());
    for (Told one : List.of(pair.main(), pair.joined())) {
      assertThat(saidIn(one, one.number() + " 情况比较复杂")).isEqualTo(1);
      assertThat(saidIn(one, "最迟 " + mine(one, What.ANSWER).orElseThrow())).isEqualTo(1);
    }
    assertThat(seen(pair.main()).line().nextDue()).isEqualTo(nextOf(pair));
  }

  @Test
  void what_was_given_more_time_keeps_it_when_it_goes_on_alone() {
    var pair = requests();
    terms.extend(lead(), Request.on(pair.main().number()), "要等零件");
    var given = due(pair.joined(), What.ANSWER).on();
    part(pair.joined());
    assertThat(due(pair.joined(), What.ANSWER).on()).isEqualTo(given);
    assertThat(seen(pair.joined()).line().nextDue()).isPresent();
    assertThatThrownBy(() -> terms.extend(lead(), Request.on(pair.joined().number()), "还要等"))
        .as("once is once")
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThat(timeline(pair.joined())).contains("EXTENDED", "WENT_APART");
  }

  @Test
  void whoever_may_get_no_more_time_keeps_the_day_and_hears_nothing_of_another() {
    var place = SameMatter.estate();
    var main = told.at(place, LIFT);
    var joined = told.at(place, LIFT_TOO);
    terms.extend(lead(), Request.on(joined.number()), "要等零件");
    var kept = due(joined, What.ANSWER).on();
    join(joined, main);
    terms.extend(lead(), Request.on(main.number()), "零件还没有到");
    assertThat(due(joined, What.ANSWER).on()).isEqualTo(kept);
    assertThat(saidIn(joined, "零件还没有到")).isZero();
    assertThat(saidIn(main, "零件还没有到")).isEqualTo(1);
  }

  @Test
  void an_overdue_day_of_one_who_joined_is_not_put_off_with_the_others() {
    var pair = requests();
    setDue(pair.joined(), "ANSWER", "2020-01-03");
    terms.extend(lead(), Request.on(pair.main().number()), "要等零件");
    assertThat(due(pair.joined(), What.ANSWER).on()).map(String::valueOf).contains("2020-01-03");
    assertThat(seen(pair.main()).line().nextDue()).map(String::valueOf).contains("2020-01-03");
  }

  @Test
  void the_sixty_days_of_all_begin_when_the_one_handling_is_accepted() {
    var pair = appeals();
    desk.accept(officer(), Request.on(pair.main().number()));
    for (Told one : List.of(pair.main(), pair.joined())) {
      assertThat(due(one, What.NOTICE).running()).isFalse();
      assertThat(due(one, What.ANSWER).on().orElseThrow()).isAfterOrEqualTo(today().plusDays(60));
      assertThat(saidIn(one, one.number() + " 已由")).isEqualTo(1);
    }
    part(pair.joined());
    assertThat(seen(pair.joined()).line().state()).isEqualTo(CaseState.ACCEPTED);
    assertThat(due(pair.joined(), What.ANSWER).running()).isTrue();
  }

  @Test
  void simple_handling_of_one_is_that_of_all() {
    var pair = appeals();
    desk.accept(officer(), Request.on(pair.main().number()), Handling.SIMPLE);
    assertThat(due(pair.joined(), What.ANSWER).ruleId()).isEqualTo("appeal-simple");
  }

  @Test
  void whoever_joins_what_is_accepted_is_accepted_with_it_and_told_so_in_one_message() {
    var place = SameMatter.estate();
    var main = appeal(place, LIFT);
    var joined = appeal(place, LIFT_TOO);
    desk.accept(officer(), Request.on(main.number()));
    join(joined, main);
    assertThat(due(joined, What.NOTICE).running()).as("the notice that the law wants").isFalse();
    assertThat(due(joined, What.ANSWER).on().orElseThrow()).isAfterOrEqualTo(today().plusDays(60));
    assertThat(seen(joined).line().state()).isEqualTo(CaseState.ACCEPTED);
    assertThat(saidIn(joined, "已经受理")).isEqualTo(1);
    assertThat(saidIn(joined, joined.number().toString())).isEqualTo(1);
  }

  @Test
  void whoever_was_told_of_the_acceptance_before_joining_is_not_told_again() {
    var place = SameMatter.estate();
    var main = appeal(place, LIFT);
    var joined = appeal(place, LIFT_TOO);
    desk.accept(officer(), Request.on(joined.number()));
    join(joined, main);
    desk.accept(officer(), Request.on(main.number()));
    assertThat(saidIn(joined, "受理，正在办理")).isEqualTo(1);
    assertThat(saidIn(main, "受理，正在办理")).isEqualTo(1);
  }

  @Test
  void an_answer_to_the_others_is_none_to_whoever_goes_on_alone_so_the_promised_day_stands() {
    var pair = requests();
    var promised = due(pair.joined(), What.ANSWER).on();
    desk.accept(officer(), Request.on(pair.main().number()));
    desk.reply(officer(), Request.on(pair.main().number()), "12 号的电梯修好了");
    part(pair.joined());
    var owed = running(pair.joined(), What.ANSWER);
    assertThat(owed.on()).isEqualTo(promised);
    assertThat(owed.ledger()).extracting(CaseFile.Reckoning::act).containsExactly("START");
    assertThat(seen(pair.joined()).line().state()).isEqualTo(CaseState.ACCEPTED);
    assertThat(seen(pair.joined()).line().nextDue()).isEqualTo(promised);
    desk.reply(officer(), Request.on(pair.joined().number()), "38 号的电梯下周三修好");
    assertThat(seen(pair.main()).line().state()).isEqualTo(CaseState.REPLIED);
  }

  @Test
  void a_refusal_of_the_others_does_not_end_whoever_goes_on_alone() {
    var pair = requests();
    desk.refuse(officer(), Request.on(pair.main().number()), "请找物业公司");
    part(pair.joined());
    assertThat(running(pair.joined(), What.ANSWER).on()).isPresent();
    assertThat(seen(pair.joined()).line().nextDue()).isPresent();
    assertThat(cases.count("conversation where open_cases = 1 and id = " + pair.joined().talk()))
        .isEqualTo(1);
  }

  @Test
  void a_decision_that_was_served_on_all_stays_served_with_its_thirty_days_for_each() {
    var pair = served();
    for (Told one : List.of(pair.main(), pair.joined())) {
      assertThat(due(one, What.ANSWER).running()).isFalse();
      assertThat(running(one, What.REVIEW_WINDOW).on().orElseThrow())
          .isAfterOrEqualTo(today().plusDays(30));
    }
    part(pair.joined());
    var alone = seen(pair.joined());
    assertThat(alone.line().state()).isEqualTo(CaseState.REPLIED);
    assertThat(alone.concludedAt()).isPresent();
    review(pair.joined());
    assertThat(seenAt(DISTRICT, pair.joined()).stage()).isEqualTo(Stage.REVIEW);
    assertThat(seen(pair.main()).stage()).isEqualTo(Stage.HANDLING);
  }

  @Test
  void one_who_joined_asks_for_the_review_of_what_is_handled_for_all() {
    var pair = served();
    review(pair.joined());
    var up = seenAt(DISTRICT, pair.main());
    assertThat(up.stage()).isEqualTo(Stage.REVIEW);
    assertThat(up.line().office().code()).isEqualTo(DISTRICT);
    var district = cases.officer(DISTRICT, Role.OFFICER);
    joining.part(district, Request.on(pair.joined().number()), Parting.WHOLE);
    var alone = seenAt(DISTRICT, pair.joined());
    assertThat(alone.stage()).as("up together, and still up alone").isEqualTo(Stage.REVIEW);
    assertThat(alone.dues()).anyMatch(due -> due.what() == What.REVIEW && due.running());
  }

  @Test
  void the_days_of_a_hearing_count_for_none_of_those_who_are_heard_together() {
    var pair = served();
    review(pair.main());
    decideAt(DISTRICT, pair.main());
    review(pair.main());
    var city = cases.officer(OfficeCode.CITY, Role.OFFICER);
    var request = Request.on(pair.main().number());
    terms.beginHearing(city, request, "九月一日听证");
    assertThat(paused(pair.joined())).isTrue();
    terms.endHearing(city, Request.on(pair.main().number()), "听证结束");
    assertThat(paused(pair.joined())).isFalse();
  }

  @Test
  void what_turns_out_to_be_another_kind_is_that_for_all_from_the_day_each_was_received() {
    var pair = requests();
    retyping.retype(
        officer(),
        Request.on(pair.main().number()),
        Kind.SUGGESTION,
        null,
        Subject.URBAN_CONSTRUCTION,
        "是一条建议");
    var alone = seen(pair.joined());
    assertThat(alone.line().kind()).isEqualTo(Kind.SUGGESTION);
    assertThat(running(pair.joined(), What.ANSWER).ruleId()).isEqualTo("suggestion-answer");
    assertThat(running(pair.joined(), What.ANSWER).ledger().getFirst().at())
        .isEqualTo(alone.line().receivedAt());
  }

  @Test
  void only_cases_that_have_gone_up_as_far_as_each_other_become_one() {
    var pair = served();
    review(pair.main());
    var place = SameMatter.estate();
    var other = told.tell(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, DISTRICT, place, LIFT);
    var district = cases.officer(DISTRICT, Role.OFFICER);
    assertThatThrownBy(
            () -> joining.join(district, Request.on(other.number()), pair.main().number()))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void what_was_seen_of_the_one_handling_is_seen_still_by_whoever_goes_on_alone() {
    var pair = requests();
    desk.accept(officer(), Request.on(pair.main().number()));
    part(pair.joined());
    desk.reply(officer(), Request.on(pair.main().number()), "12 号的电梯修好了");
    var mine = residents.byCode(pair.joined().number(), pair.joined().code());
    assertThat(mine.timeline())
        .extracting(CaseFile.Step::what)
        .containsSubsequence("JOINED_INTO", "ACCEPTED", "WENT_APART")
        .doesNotContain("REPLIED");
  }

  @Test
  void each_sees_the_day_that_was_promised_to_them() {
    var pair = requests();
    var promised = mine(pair.main(), What.ANSWER);
    setDue(pair.joined(), "ANSWER", "2020-01-03");
    assertThat(mine(pair.main(), What.ANSWER)).isEqualTo(promised);
    assertThat(mine(pair.joined(), What.ANSWER)).map(String::valueOf).contains("2020-01-03");
  }

  @Test
  void a_newcomer_who_gets_an_own_case_keeps_what_all_were_told() {
    var main = told.at(SameMatter.estate(), LIFT);
    QuarkusTransaction.requiringNew()
        .run(() -> handling.admit(conversations.begin("web"), main.number(), "我们家也一样", List.of()));
    desk.accept(officer(), Request.on(main.number()));
    desk.message(officer(), Request.on(main.number()), "明天上门看");
    terms.extend(lead(), Request.on(main.number()), "要等零件");
    var reporter =
        joining.together(officer(), main.number()).reporters().stream()
            .filter(Joining.Reporter::parts)
            .findFirst()
            .orElseThrow();
    joining.part(
        officer(), Request.on(main.number()), new Parting(List.of(), List.of(reporter.id())));
    var number =
        seen(main).timeline().stream()
            .filter(step -> step.what().equals("GAVE_BACK"))
            .map(step -> step.detail().orElseThrow())
            .findFirst()
            .orElseThrow();
    var alone = new Told(CaseNumber.valueOf(number), "", 0);
    assertThat(seen(alone).line().state()).isEqualTo(CaseState.ACCEPTED);
    assertThat(due(alone, What.FIRST_CONTACT).running()).isFalse();
    assertThat(due(alone, What.ANSWER).on()).isEqualTo(dueOf(main));
    assertThat(due(alone, What.ANSWER).ledger())
        .extracting(CaseFile.Reckoning::act)
        .containsExactly("START", "EXTEND");
  }

  private Optional<LocalDate> dueOf(Told one) {
    return due(one, What.ANSWER).on();
  }

  private record Pair(Told main, Told joined) {}

  private Pair requests() {
    var place = SameMatter.estate();
    return joined(told.at(place, LIFT), told.at(place, LIFT_TOO));
  }

  private Pair appeals() {
    var place = SameMatter.estate();
    return joined(appeal(place, LIFT), appeal(place, LIFT_TOO));
  }

  private Pair served() {
    var pair = appeals();
    desk.accept(officer(), Request.on(pair.main().number()));
    decideAt(STREET, pair.main());
    return pair;
  }

  private void decideAt(OfficeCode office, Told one) {
    var officer = cases.officer(office, Role.OFFICER);
    if (seenAt(office, one).line().state() == CaseState.OPEN) {
      desk.accept(officer, Request.on(one.number()));
    }
    desk.reply(officer, Request.on(one.number()), Lawful.ON_A_LIFT);
    conclusion.serve(
        officer,
        Request.on(one.number()),
        new Serving(Way.BY_HAND, today(), "回证 12 号", Optional.of(Outcome.NOT_SUPPORTED)));
  }

  private Told appeal(String place, String words) {
    return told.tell(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, STREET, place, words);
  }

  private Pair joined(Told main, Told other) {
    join(other, main);
    return new Pair(main, other);
  }

  private void join(Told one, Told into) {
    joining.join(officer(), Request.on(one.number()), into.number());
  }

  private void part(Told one) {
    joining.part(officer(), Request.on(one.number()), Parting.WHOLE);
  }

  private void review(Told one) {
    QuarkusTransaction.requiringNew().run(() -> conclusion.review(one.number(), "我不同意"));
  }

  private boolean paused(Told one) {
    return seenAt(OfficeCode.CITY, one).dues().stream()
        .anyMatch(due -> due.what() == What.FINAL_REVIEW && due.running() && due.on().isEmpty());
  }

  private void setDue(Told one, String what, String day) {
    cases.change(
        "update case_clock set due_on = '"
            + day
            + "' where what = '"
            + what
            + "' and case_number = '"
            + one.number()
            + "'");
  }

  private void beganDaysAgo(Told one, int days) {
    var then = clock.instant().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    cases.change(
        "update clock_entry set at = '"
            + then.toString().replace("T", " ").replace("Z", "")
            + "' where clock_id in (select id from case_clock where what = 'ANSWER' and"
            + " case_number = '"
            + one.number()
            + "')");
  }

  private Optional<LocalDate> nextOf(Pair pair) {
    return List.of(pair.main(), pair.joined()).stream()
        .flatMap(one -> seen(one).dues().stream())
        .filter(due -> due.running() && due.what() != What.RETURN_WINDOW)
        .flatMap(due -> due.on().stream())
        .min(LocalDate::compareTo);
  }

  private CaseFile.Due due(Told one, What what) {
    return seen(one).dues().stream().filter(d -> d.what() == what).findFirst().orElseThrow();
  }

  private CaseFile.Due running(Told one, What what) {
    return seen(one).dues().stream()
        .filter(d -> d.what() == what && d.running())
        .findFirst()
        .orElseThrow();
  }

  private Optional<LocalDate> mine(Told one, What what) {
    return residents.byCode(one.number(), one.code()).dues().stream()
        .filter(d -> d.what() == what)
        .findFirst()
        .flatMap(CaseFile.Due::on);
  }

  private List<String> timeline(Told one) {
    return residents.byCode(one.number(), one.code()).timeline().stream()
        .map(CaseFile.Step::what)
        .toList();
  }

  private long saidIn(Told one, String words) {
    return cases.count(
        "message where conversation_id = " + one.talk() + " and words like '%" + words + "%'");
  }

  private CaseFile seen(Told one) {
    return seenAt(STREET, one);
  }

  private CaseFile seenAt(OfficeCode office, Told one) {
    var level = office.equals(STREET) ? OfficeCode.CITY : office;
    return desk.show(cases.officer(level, Role.LEAD), one.number(), Language.ZH);
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
  }

  private Caller officer() {
    return cases.officer(STREET, Role.OFFICER);
  }

  private Caller lead() {
    return cases.officer(STREET, Role.LEAD);
  }
}
