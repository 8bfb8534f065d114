package cn.xinqiao.cases.together;

import static cn.xinqiao.cases.NewCases.DISCIPLINE;
import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Joining;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.together.Returns.Asked;
import cn.xinqiao.cases.together.Returns.State;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An office says that a case is not its own; another agrees, or one above decides. */
@QuarkusTest
@Tag("database")
class ReturnsTest {
  private static final OfficeCode CITY = OfficeCode.CITY;
  private static final OfficeCode HOUSING = new OfficeCode("310110-housing");

  private final NewCases cases;
  private final CaseDesk desk;
  private final Joining joining;
  private final Returns returns;

  ReturnsTest(NewCases cases, CaseDesk desk, Joining joining, Returns returns) {
    this.joining = joining;
    this.cases = cases;
    this.desk = desk;
    this.returns = returns;
  }

  @Test
  void a_case_stays_where_it_is_and_its_dates_run_until_the_sender_agrees() {
    var number = opened();
    var before = shown(CITY, number);
    returns.ask(officer(STREET), Request.on(number), "这段路归区里管");
    assertThat(shown(STREET, number).line()).isEqualTo(before.line());
    assertThat(waiting(DISTRICT)).contains(number);
    returns.answer(officer(DISTRICT), Request.on(number), true, "");
    var after = shown(DISTRICT, number);
    assertThat(after.line().office().code()).isEqualTo(DISTRICT);
    assertThat(promised(after)).isEqualTo(promised(before));
    assertThat(newest(DISTRICT, number).state()).isEqualTo(State.AGREED);
    assertThat(waiting(DISTRICT)).doesNotContain(number);
    assertThatThrownBy(() -> shown(STREET, number)).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void the_office_that_passed_it_on_is_asked_and_sees_no_more_of_it_than_it_needs() {
    var number = opened();
    desk.transfer(officer(STREET), Request.on(number), HOUSING, "是房屋的事");
    returns.ask(officer(HOUSING), Request.on(number), "是道路，不是房屋");
    assertThatThrownBy(() -> shown(STREET, number)).isInstanceOf(Refusal.NotFound.class);
    var sight = returns.look(officer(STREET), number);
    assertThat(sight.asked().holder().code()).isEqualTo(HOUSING);
    assertThat(sight.asked().reason()).contains("是道路，不是房屋");
    assertThat(sight.acts()).isTrue();
    returns.answer(officer(STREET), Request.on(number), true, "");
    assertThat(shown(STREET, number).line().office().code()).isEqualTo(STREET);
  }

  @Test
  void what_the_sender_declines_is_decided_above_both_with_both_reasons() {
    var number = declined();
    var sight = returns.look(officer(CITY), number);
    assertThat(sight.decides()).isTrue();
    assertThat(sight.asked().reason()).contains("这段路归区里管");
    assertThat(sight.asked().answer()).contains("路在街道范围内");
    assertThat(waiting(CITY)).contains(number);
    returns.decide(officer(CITY), Request.on(number), DISTRICT, "按养护分工归区");
    assertThat(shown(DISTRICT, number).line().office().code()).isEqualTo(DISTRICT);
    assertThat(newest(DISTRICT, number).decidedFor().map(o -> o.code())).contains(DISTRICT);
  }

  @Test
  void whoever_decides_is_shown_the_offices_below_that_are_neither_of_the_two() {
    var number = opened();
    desk.transfer(officer(STREET), Request.on(number), HOUSING, "是房屋的事");
    returns.ask(officer(HOUSING), Request.on(number), "是道路，不是房屋");
    assertThat(returns.look(officer(STREET), number).others()).as("not theirs to decide").isEmpty();
    returns.answer(officer(STREET), Request.on(number), false, "房屋漏水");
    var others =
        returns.look(officer(DISTRICT), number).others().values().stream()
            .flatMap(List::stream)
            .map(office -> office.code())
            .toList();
    var third = new OfficeCode("310110-greening");
    assertThat(others).contains(third).doesNotContain(STREET, HOUSING);
    assertThat(others).allMatch(office -> office.within(DISTRICT));
    returns.decide(officer(DISTRICT), Request.on(number), third, "是绿化养护");
    assertThat(shown(DISTRICT, number).line().office().code()).isEqualTo(third);
  }

  @Test
  void a_decision_is_final_between_the_two() {
    var number = declined();
    returns.decide(officer(CITY), Request.on(number), STREET, "路在街道范围内");
    assertThatThrownBy(() -> returns.ask(officer(STREET), Request.on(number), "还是不归我们"))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("decided");
    var to = Request.on(number);
    assertThatThrownBy(() -> desk.transfer(officer(STREET), to, DISTRICT, "还是区里的"))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("decided");
    var above = cases.officer(CITY, Role.LEAD);
    desk.transfer(above, to, DISTRICT, "情况变了");
    assertThat(shown(CITY, number).line().office().code()).isEqualTo(DISTRICT);
  }

  @Test
  void a_second_return_of_the_same_case_goes_straight_up() {
    var number = opened();
    returns.ask(officer(STREET), Request.on(number), "这段路归区里管");
    returns.answer(officer(DISTRICT), Request.on(number), true, "");
    desk.transfer(officer(DISTRICT), Request.on(number), STREET, "查过了，是街道的路");
    returns.ask(officer(STREET), Request.on(number), "图上是区管道路");
    var asked = newest(STREET, number);
    assertThat(asked.state()).isEqualTo(State.DISPUTED);
    assertThat(asked.arbiter().map(o -> o.code())).contains(CITY);
    assertThat(asked.reason()).contains("图上是区管道路");
    assertThat(asked.answer()).contains("查过了，是街道的路");
    assertThatThrownBy(() -> returns.answer(officer(DISTRICT), Request.on(number), true, ""))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void after_five_working_days_it_is_refused_with_the_rules_source() {
    var number = opened();
    cases.change(
        "update cases set opened_at = '2026-11-02 08:00:00' where number = '" + number + "'");
    assertThatThrownBy(() -> returns.ask(officer(STREET), Request.on(number), "不归我们"))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("2026-11-09")
        .hasMessageContaining("《信访工作条例》第二十三条第三款");
  }

  @Test
  void nobody_else_answers_or_decides_and_nobody_twice() {
    var number = opened();
    returns.ask(officer(STREET), Request.on(number), "不归我们");
    var on = Request.on(number);
    assertThatThrownBy(() -> returns.answer(officer(HOUSING), on, true, ""))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> returns.answer(officer(STREET), on, true, ""))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> returns.decide(officer(HOUSING), on, STREET, "不"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> returns.look(officer(HOUSING), number))
        .isInstanceOf(Refusal.NotFound.class);
    var auditor = cases.officer(DISTRICT, Role.AUDITOR);
    assertThatThrownBy(() -> returns.answer(auditor, on, true, ""))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> returns.answer(officer(DISTRICT), on, false, " "))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(() -> returns.ask(officer(STREET), on, "再说一次"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void who_was_not_asked_learns_nothing_of_a_case_that_goes_on_in_another() {
    var main = opened();
    var joined = opened();
    joining.join(officer(STREET), Request.on(joined), main);
    var on = Request.on(joined);
    assertThatThrownBy(() -> returns.answer(officer(HOUSING), on, true, ""))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void a_repeated_request_with_the_same_key_asks_once() {
    var number = opened();
    var request = new Request(number, Optional.empty(), Optional.of("k-" + number));
    returns.ask(officer(STREET), request, "不归我们");
    returns.ask(officer(STREET), request, "不归我们");
    assertThat(returns.of(officer(STREET), number)).hasSize(1);
  }

  @Test
  void whoever_takes_the_case_on_returns_it_no_more() {
    var number = opened();
    returns.ask(officer(STREET), Request.on(number), "不归我们");
    desk.accept(officer(STREET), Request.on(number));
    assertThat(newest(STREET, number).state()).isEqualTo(State.LAPSED);
    assertThat(waiting(DISTRICT)).doesNotContain(number);
    assertThatThrownBy(() -> returns.answer(officer(DISTRICT), Request.on(number), true, ""))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void when_one_accepts_and_another_takes_back_one_wins() {
    for (int i = 0; i < 5; i++) {
      var number = opened();
      returns.ask(officer(STREET), Request.on(number), "不归我们");
      var street = officer(STREET);
      var district = officer(DISTRICT);
      var won = new AtomicInteger();
      CompletableFuture.allOf(
              tried(won, () -> desk.accept(street, Request.on(number))),
              tried(won, () -> returns.answer(district, Request.on(number), true, "")))
          .join();
      assertThat(won).hasValue(1);
    }
  }

  private static CompletableFuture<Void> tried(AtomicInteger won, Runnable act) {
    return CompletableFuture.runAsync(() -> {
      try {
        act.run();
        won.incrementAndGet();
      } catch (Refusal.Conflict | Refusal.NotFound lost) {
        assertThat(lost.getMessage()).isNotBlank();
      }
    });
  }

  @Test
  void an_accusation_is_not_returned_and_waits_for_nobody() {
    var number =
        cases
            .openWithPicture(cases.matter(Kind.PETITION, SubKind.ACCUSATION, DISCIPLINE))
            .getFirst();
    assertThatThrownBy(() -> returns.ask(officer(DISCIPLINE), Request.on(number), "不归我们"))
        .isInstanceOf(Refusal.RuleBroken.class);
    var other = opened();
    returns.ask(officer(STREET), Request.on(other), "不归我们");
    cases.change("update cases set confidential = true where number = '" + other + "'");
    assertThat(waiting(DISTRICT)).doesNotContain(other);
    assertThatThrownBy(() -> returns.look(officer(DISTRICT), other))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> returns.answer(officer(DISTRICT), Request.on(other), true, ""))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void disputed_borders_are_counted_by_pair_and_subject() {
    var lead = cases.officer(DISTRICT, Role.LEAD);
    long before = disputed(lead);
    declined();
    assertThat(disputed(lead)).isEqualTo(before + 1);
    assertThat(returns.borders(cases.officer(new OfficeCode("310104"), Role.LEAD)))
        .noneMatch(border -> border.holder().code().within(DISTRICT));
  }

  private long disputed(Caller lead) {
    return returns.borders(lead).stream()
        .filter(b -> b.holder().code().equals(STREET) && b.sender().code().equals(DISTRICT))
        .mapToLong(Returns.Border::disputed)
        .sum();
  }

  private CaseNumber declined() {
    var number = opened();
    returns.ask(officer(STREET), Request.on(number), "这段路归区里管");
    returns.answer(officer(DISTRICT), Request.on(number), false, "路在街道范围内");
    return number;
  }

  private CaseNumber opened() {
    return cases.open(Kind.PETITION, SubKind.APPEAL);
  }

  private Asked newest(OfficeCode office, CaseNumber number) {
    return returns.of(officer(office), number).getLast();
  }

  private List<CaseNumber> waiting(OfficeCode office) {
    return returns.waiting(officer(office)).stream().map(Asked::number).toList();
  }

  private static List<CaseFile.Due> promised(CaseFile file) {
    return file.dues().stream()
        .filter(due -> due.what() != What.DESK_NOTICE && due.what() != What.RETURN_WINDOW)
        .toList();
  }

  private CaseFile shown(OfficeCode office, CaseNumber number) {
    return desk.show(officer(office), number, Language.ZH);
  }

  private Caller officer(OfficeCode office) {
    return cases.officer(office, Role.OFFICER);
  }
}
