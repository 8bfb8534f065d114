package cn.xinqiao.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.ResidentClient.Message;
import cn.xinqiao.TestClock;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.followup.KeyDesk.Done;
import cn.xinqiao.followup.KeyDesk.Explained;
import cn.xinqiao.followup.KeyDesk.Heard;
import cn.xinqiao.followup.KeyDesk.Proposal;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What officers do about the keys; none of it turns one. */
@QuarkusTest
@Tag("database")
class KeyDeskTest {
  private static final Duration A_DAY = Duration.ofHours(25);
  private static final OfficeCode DISTRICT = new OfficeCode("310110");

  private final KeyDesk desk;
  private final CaseDesk cases;
  private final NewAnswers answers;
  private final NewCases made;
  private final StepNews news;
  private final TestClock clock;

  KeyDeskTest(
      KeyDesk desk,
      CaseDesk cases,
      NewAnswers answers,
      NewCases made,
      StepNews news,
      TestClock clock) {
    this.desk = desk;
    this.cases = cases;
    this.answers = answers;
    this.made = made;
    this.news = news;
    this.clock = clock;
  }

  private record Answered(ResidentClient resident, CaseNumber number) {
    Message presses(Message message, String label) {
      return resident.pressesLabel(message, label);
    }
  }

  private Answered answered() {
    var opened = OpenedCase.inWujiaochang();
    return new Answered(answers.answered(opened), CaseNumber.valueOf(opened.number()));
  }

  private KeyDesk.Reporter sheet(CaseNumber number) {
    return desk.of(answers.officer(), number).reporters().getFirst();
  }

  private void done(CaseNumber number, StepKind kind, Optional<LocalDate> lookOn, String words) {
    long id =
        sheet(number).steps().stream().filter(s -> s.kind() == kind).findFirst().orElseThrow().id();
    desk.done(answers.officer(), Request.on(number), id, new Done(words, lookOn, true));
  }

  private Proposal proposal(Answer answer) {
    return new Proposal(Heard.CALL, clock.instant().minusSeconds(300), answer);
  }

  @Test
  void what_an_officer_heard_counts_only_when_the_reporter_confirms_it() {
    var one = answered();
    long reporter = sheet(one.number()).id();
    desk.propose(answers.officer(), Request.on(one.number()), reporter, proposal(Answer.PUT_RIGHT));
    assertThat(sheet(one.number()).keys().matter()).isEqualTo(MatterKey.DONE);
    assertThat(sheet(one.number()).proposed())
        .hasValueSatisfying(p -> assertThat(p.matter()).contains(MatterKey.CONFIRMED));
    var asked = one.resident().reads();
    assertThat(asked.text()).contains("您说事情办好了", "您说了才算数");
    assertThat(one.presses(asked, "是这样").text()).contains("心里踏实了吗？");
    assertThat(sheet(one.number()).keys().matter()).isEqualTo(MatterKey.CONFIRMED);
    assertThat(sheet(one.number()).proposed()).isEmpty();
  }

  @Test
  void who_did_not_say_so_is_asked_and_nothing_was_turned() {
    var one = answered();
    long reporter = sheet(one.number()).id();
    desk.propose(answers.officer(), Request.on(one.number()), reporter, proposal(Answer.PUT_RIGHT));
    var again = one.presses(one.resident().reads(), "不是");
    assertThat(again.text()).contains("事情办好了吗？");
    assertThat(sheet(one.number()).keys().matter()).isEqualTo(MatterKey.DONE);
    one.presses(again, "还没有");
    assertThat(sheet(one.number()).keys().matter()).isEqualTo(MatterKey.DENIED);
  }

  @Test
  void a_call_that_was_not_made_yet_and_a_case_that_nobody_is_asked_about_take_no_proposal() {
    var one = answered();
    long reporter = sheet(one.number()).id();
    var later = new Proposal(Heard.CALL, clock.instant().plusSeconds(60), Answer.AT_EASE);
    assertThatThrownBy(
            () -> desk.propose(answers.officer(), Request.on(one.number()), reporter, later))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(() ->
            desk.propose(answers.officer(), Request.on(one.number()), -1, proposal(Answer.AT_EASE)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void what_is_not_put_right_is_worked_again_and_only_the_second_time_goes_to_the_level_above() {
    var one = answered();
    answers.askAfter(A_DAY);
    one.presses(one.resident().reads(), "还没有");
    assertThat(state(one.number())).isEqualTo(CaseState.ACCEPTED);
    assertThat(answers.steps(one.number())).containsExactly("HANDLE_AGAIN");
    assertThatThrownBy(() -> done(one.number(), StepKind.HANDLE_AGAIN, Optional.empty(), "看过了"))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(() -> cases.reply(answers.officer(), Request.on(one.number()), "铺过了。"))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("单位负责人");
    cases.reply(lead(NewAnswers.WUJIAOCHANG), Request.on(one.number()), "重新铺过了，请您再看看。");
    one.resident().reads();
    assertThat(answers.steps(one.number())).isEmpty();
    assertThat(sheet(one.number()).keys().again()).isEqualTo(1);
    assertThat(sheet(one.number()).keys().heart()).isEqualTo(HeartKey.UNKNOWN);
    answers.askAfter(A_DAY);
    assertThat(one.presses(one.resident().reads(), "还没有").text()).contains("上一级");
    assertThat(answers.steps(one.number())).containsExactly("LEVEL_ABOVE");
    assertThat(desk.owed(made.officer(new OfficeCode("310110"), Role.LEAD)))
        .anySatisfy(owed -> assertThat(owed.of().number()).isEqualTo(one.number()));
    assertThat(desk.owed(made.officer(new OfficeCode("310106"), Role.LEAD)))
        .noneMatch(owed -> owed.of().number().equals(one.number()));
    assertThatThrownBy(
            () -> cases.reply(lead(NewAnswers.WUJIAOCHANG), Request.on(one.number()), "又铺了一遍。"))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("上一级");
    cases.reply(lead(DISTRICT), Request.on(one.number()), "区里派人看过，整段重新铺了。");
    assertThat(answers.steps(one.number())).isEmpty();
  }

  @Test
  void what_was_sent_back_is_told_to_the_lead_of_the_unit_and_then_to_the_lead_above() {
    var one = answered();
    var unit = lead(NewAnswers.WUJIAOCHANG);
    var above = lead(DISTRICT);
    long before = told(unit, "sentBack");
    long beforeAbove = told(above, "sentUp");
    answers.askAfter(A_DAY);
    one.presses(one.resident().reads(), "还没有");
    assertThat(told(unit, "sentBack")).isEqualTo(before + 1);
    assertThat(told(answers.officer(), "sentBack")).as("an officer cannot answer it").isZero();
    cases.reply(unit, Request.on(one.number()), "重新铺过了，请您再看看。");
    one.resident().reads();
    assertThat(told(unit, "sentBack")).isEqualTo(before);
    answers.askAfter(A_DAY);
    one.presses(one.resident().reads(), "还没有");
    assertThat(told(above, "sentUp")).isEqualTo(beforeAbove + 1);
  }

  private long told(Caller caller, String key) {
    var yesterday = clock.instant().minus(Duration.ofDays(1));
    return QuarkusTransaction.requiringNew()
        .call(() -> news.since(caller.officerId(), caller.office(), yesterday))
        .getOrDefault(key, 0L);
  }

  private Caller lead(OfficeCode office) {
    return made.officer(office, Role.LEAD);
  }

  @Test
  void after_an_explanation_the_heart_is_asked_once_more() {
    var one = answered();
    answers.askAfter(A_DAY);
    var heart = one.presses(one.resident().reads(), "办好了");
    one.presses(heart, "不踏实");
    assertThatThrownBy(() -> done(one.number(), StepKind.EXPLAIN, Optional.empty(), "上门讲了依据和经过。"))
        .as("law, facts and feeling are fields of their own")
        .isInstanceOf(Refusal.RuleBroken.class);
    long step = sheet(one.number()).steps().getFirst().id();
    desk.done(
        answers.officer(),
        Request.on(one.number()),
        step,
        Done.of(new Explained("", "水管老化，一共换了三处。", "老人夜里起身不便，已经加装了夜灯。")));
    assertThat(cases.show(answers.officer(), one.number(), Language.ZH).timeline())
        .filteredOn(line -> line.what().equals("STEP_DONE"))
        .singleElement()
        .satisfies(line ->
            assertThat(line.words().orElseThrow())
                .startsWith("事理：水管老化")
                .contains("情理：老人夜里")
                .doesNotContain("法理"));
    answers.askAfter(Duration.ofDays(2));
    var again = one.resident().reads();
    assertThat(again.text()).contains("心里踏实了吗？").doesNotContain("办好了吗");
    one.presses(again, "踏实了");
    assertThat(sheet(one.number()).keys().areTurned()).isTrue();
  }

  @Test
  void a_reason_and_a_day_are_told_and_on_that_day_the_reporter_is_asked_again() {
    var one = answered();
    answers.askAfter(A_DAY);
    var heart = one.presses(one.resident().reads(), "还没有");
    one.presses(heart, "踏实了");
    var day = clock.instant().atZone(AskingHours.CITY).toLocalDate().plusDays(10);
    assertThatThrownBy(
            () -> done(one.number(), StepKind.LOOK_AGAIN, Optional.of(day.minusDays(10)), "等材料"))
        .isInstanceOf(Refusal.RuleBroken.class);
    done(one.number(), StepKind.LOOK_AGAIN, Optional.of(day), "地砖要重新订货，月底到。");
    assertThat(one.resident().reads().text()).contains("地砖要重新订货", day.toString());
    assertThat(sheet(one.number()).promisedOn()).contains(day);
    assertThat(sheet(one.number()).next()).isEqualTo(NextStep.WAIT);
    answers.askAfter(Duration.ofDays(10));
    assertThat(one.resident().reads().text()).contains("说好今天再来问您", "事情办好了吗？");
  }

  @Test
  void what_was_denied_before_a_promise_to_look_again_is_handled_again_by_the_next_answer() {
    var one = answered();
    answers.askAfter(A_DAY);
    one.presses(one.presses(one.resident().reads(), "还没有"), "踏实了");
    var day = clock.instant().atZone(AskingHours.CITY).toLocalDate().plusDays(10);
    done(one.number(), StepKind.LOOK_AGAIN, Optional.of(day), "地砖要重新订货，月底到。");
    cases.reply(lead(NewAnswers.WUJIAOCHANG), Request.on(one.number()), "地砖到了，已经铺好。");
    assertThat(sheet(one.number()).keys().again()).isOne();
    assertThat(sheet(one.number()).keys().matter()).isEqualTo(MatterKey.DONE);
  }

  @Test
  void of_two_who_do_the_same_step_at_once_one_wins() throws Exception {
    var one = answered();
    answers.askAfter(A_DAY);
    one.resident().reads();
    one.resident().writes("凑合吧").reads();
    long step = sheet(one.number()).steps().getFirst().id();
    var officer = answers.officer();
    try (var two = Executors.newFixedThreadPool(2)) {
      Callable<Boolean> act =
          () -> {
            try {
              desk.done(
                  officer,
                  Request.on(one.number()),
                  step,
                  new Done("看过了。", Optional.empty(), true));
              return true;
            } catch (Refusal.Conflict e) {
              return false;
            }
          };
      var ends = two.invokeAll(List.of(act, act));
      assertThat(List.of(ends.getFirst().get(), ends.getLast().get()))
          .containsExactlyInAnyOrder(true, false);
    }
  }

  private CaseState state(CaseNumber number) {
    return cases.show(answers.officer(), number, Language.ZH).line().state();
  }
}
