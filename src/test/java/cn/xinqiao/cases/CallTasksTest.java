package cn.xinqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.DeskTasks.Called;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A resident whom no message reaches is called by a person. */
@QuarkusTest
@Tag("database")
class CallTasksTest {
  private static final OfficeCode STREET = new OfficeCode("310110019");

  private final NewCases cases;
  private final DeskTasks tasks;
  private final CaseDesk desk;
  private final Event<Outbox.Undelivered> undelivered;

  CallTasksTest(
      NewCases cases, DeskTasks tasks, CaseDesk desk, Event<Outbox.Undelivered> undelivered) {
    this.cases = cases;
    this.tasks = tasks;
    this.desk = desk;
    this.undelivered = undelivered;
  }

  @Test
  void whoever_left_a_number_is_owed_one_call_however_many_messages_are_lost() {
    var number = reachableByPhone();
    lose(number);
    lose(number);
    assertThat(owed(number)).hasSize(1);
    assertThat(owed(number).getFirst().why()).contains("the number does not exist");
  }

  @Test
  void nobody_is_asked_to_call_whoever_left_no_number_and_the_timeline_says_that_nothing_arrives() {
    var number = CaseNumber.valueOf(OpenedCase.inWujiaochang().number());
    lose(number);
    assertThat(owed(number)).isEmpty();
    assertThat(happened(number)).contains("UNDELIVERED");
  }

  @Test
  void a_call_that_reached_somebody_is_done_with_one_sentence() {
    var number = reachableByPhone();
    lose(number);
    var task = owed(number).getFirst().id();
    assertThatThrownBy(() -> called(number, task, Called.REACHED, " "))
        .isInstanceOf(Refusal.RuleBroken.class);
    called(number, task, Called.REACHED, "告诉她明天上午来修，她说在家");
    assertThat(owed(number)).isEmpty();
    assertThat(happened(number)).contains("CALLED");
    assertThatThrownBy(() -> called(number, task, Called.REACHED, "又打了一次"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void nobody_there_is_tried_again_until_it_counts_as_tried() {
    var number = reachableByPhone();
    lose(number);
    var task = owed(number).getFirst().id();
    called(number, task, Called.NOT_REACHED, "");
    called(number, task, Called.NOT_REACHED, "");
    assertThat(owed(number)).singleElement().matches(owed -> owed.attempts() == 2);
    called(number, task, Called.NOT_REACHED, "");
    assertThat(owed(number)).isEmpty();
  }

  @Test
  void a_wrong_number_is_not_called_again() {
    var number = reachableByPhone();
    lose(number);
    called(number, owed(number).getFirst().id(), Called.WRONG_NUMBER, "");
    assertThat(owed(number)).isEmpty();
  }

  private CaseNumber reachableByPhone() {
    var resident = new cn.xinqiao.ResidentClient();
    resident.writes("五角场街道政立路人行道的砖头翘起来了，电话13800001234").reads();
    var opened = resident.presses("confirm").reads().cases().getFirst();
    return CaseNumber.valueOf((String) opened.get("number"));
  }

  private void lose(CaseNumber number) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            undelivered.fire(
                new Outbox.Undelivered(number.toString(), 0, 0, "the number does not exist")));
  }

  private void called(CaseNumber number, long task, Called how, String sentence) {
    tasks.called(officer(), Request.on(number), task, how, sentence);
  }

  private List<DeskTasks.Owed> owed(CaseNumber number) {
    return tasks.owed(officer()).stream()
        .filter(row -> row.of().number().equals(number))
        .map(DeskTasks.Row::task)
        .toList();
  }

  private List<String> happened(CaseNumber number) {
    return desk.show(officer(), number, Language.ZH).timeline().stream()
        .map(CaseFile.Step::what)
        .toList();
  }

  private Caller officer() {
    return cases.officer(STREET, Role.OFFICER);
  }
}
