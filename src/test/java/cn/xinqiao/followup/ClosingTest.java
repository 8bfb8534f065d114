package cn.xinqiao.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.ResidentClient.Message;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A case is put away by its reporters' word, or by two officers with a reason. */
@QuarkusTest
@Tag("database")
class ClosingTest {
  private static final Duration A_DAY = Duration.ofHours(25);

  private final Closing closing;
  private final CaseDesk cases;
  private final NewAnswers answers;
  private final NewCases made;

  ClosingTest(Closing closing, CaseDesk cases, NewAnswers answers, NewCases made) {
    this.closing = closing;
    this.cases = cases;
    this.answers = answers;
    this.made = made;
  }

  private record Asked(ResidentClient resident, CaseNumber number, Message question) {
    Message presses(Message message, String label) {
      return resident.pressesLabel(message, label);
    }
  }

  private Asked asked() {
    var opened = OpenedCase.inWujiaochang();
    var resident = answers.answered(opened);
    answers.askAfter(A_DAY);
    return new Asked(resident, CaseNumber.valueOf(opened.number()), resident.reads());
  }

  private Caller lead() {
    return made.officer(NewAnswers.WUJIAOCHANG, Role.LEAD);
  }

  private CaseState state(CaseNumber number) {
    return cases.show(answers.officer(), number, Language.ZH).line().state();
  }

  private void ask(CaseNumber number) {
    closing.close(answers.officer(), Request.on(number), Optional.of("no-answer"), "三次没有回音。");
  }

  @Test
  void what_the_resident_has_settled_an_officer_closes_alone() {
    var one = asked();
    one.presses(one.presses(one.question(), "办好了"), "踏实了");
    closing.close(answers.officer(), Request.on(one.number()), Optional.empty(), "双解，结案。");
    assertThat(state(one.number())).isEqualTo(CaseState.CLOSED);
  }

  @Test
  void without_the_residents_word_it_takes_a_reason_and_another_lead() {
    var one = asked();
    assertThatThrownBy(() ->
            closing.close(answers.officer(), Request.on(one.number()), Optional.empty(), "算了"))
        .isInstanceOf(Refusal.RuleBroken.class);
    ask(one.number());
    assertThat(state(one.number())).isEqualTo(CaseState.REPLIED);
    assertThatThrownBy(() -> ask(one.number())).isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(
            () -> closing.decide(answers.officer(), Request.on(one.number()), true, "同意"))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThat(closing.waiting(lead(), Language.ZH))
        .anySatisfy(waits -> {
          assertThat(waits.of().number()).isEqualTo(one.number());
          assertThat(waits.pending().reason()).contains("一直没有回答");
        });
    assertThat(closing.waiting(made.officer(new OfficeCode("310106"), Role.LEAD), Language.ZH))
        .noneMatch(waits -> waits.of().number().equals(one.number()));
    closing.decide(lead(), Request.on(one.number()), true, "同意结案。");
    assertThat(state(one.number())).isEqualTo(CaseState.CLOSED);
    assertThat(answers.keys(one.number()).keys().areTurned()).isFalse();
  }

  @Test
  void a_lead_who_asked_for_it_does_not_approve_of_it() {
    var one = asked();
    closing.close(lead(), Request.on(one.number()), Optional.of("not-reached"), "打了五次电话。");
    assertThatThrownBy(() -> closing.decide(lead(), Request.on(one.number()), true, "同意"))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void what_is_declined_stays_in_sight_and_may_be_asked_for_again() {
    var one = asked();
    ask(one.number());
    closing.decide(lead(), Request.on(one.number()), false, "再上门一次。");
    assertThat(state(one.number())).isEqualTo(CaseState.REPLIED);
    ask(one.number());
  }

  @Test
  void when_the_resident_says_something_meanwhile_nothing_is_approved() {
    var one = asked();
    ask(one.number());
    one.presses(one.question(), "还没有");
    assertThatThrownBy(() -> closing.decide(lead(), Request.on(one.number()), true, "同意"))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(state(one.number())).isEqualTo(CaseState.ACCEPTED);
  }

  @Test
  void a_new_answer_ends_what_was_asked_for_and_it_can_be_asked_for_again() {
    var one = asked();
    ask(one.number());
    cases.reply(answers.officer(), Request.on(one.number()), "又去铺了一遍，请您再看看。");
    assertThatThrownBy(() -> closing.decide(lead(), Request.on(one.number()), true, "同意"))
        .isInstanceOf(Refusal.Conflict.class);
    ask(one.number());
  }

  @Test
  void a_closed_case_that_is_not_put_right_after_all_is_worked_on_again() {
    var one = asked();
    one.presses(one.presses(one.question(), "办好了"), "踏实了");
    closing.close(answers.officer(), Request.on(one.number()), Optional.empty(), "双解，结案。");
    one.presses(one.question(), "还没有");
    assertThat(state(one.number())).isEqualTo(CaseState.ACCEPTED);
    assertThat(answers.steps(one.number())).containsExactly("HANDLE_AGAIN");
  }

  @Test
  void an_appeal_is_not_closed_before_its_decision_was_served() {
    var number = made.open(Kind.PETITION, SubKind.APPEAL);
    var officer = made.officer(NewCases.STREET, Role.OFFICER);
    cases.accept(officer, Request.on(number));
    cases.reply(officer, Request.on(number), Lawful.DECISION);
    assertThatThrownBy(
            () -> closing.close(officer, Request.on(number), Optional.of("cannot-be-done"), "办不到。"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }
}
