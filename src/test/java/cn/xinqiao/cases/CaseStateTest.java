package cn.xinqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseState.Signal;
import cn.xinqiao.kernel.Refusal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CaseStateTest {

  @Test
  void a_case_is_taken_answered_and_closed() {
    assertThat(CaseState.OPEN.on(Signal.ACCEPT).on(Signal.REPLY).on(Signal.CLOSE))
        .isEqualTo(CaseState.CLOSED);
  }

  @Test
  void what_was_closed_is_worked_on_again_when_it_is_not_put_right_and_can_still_go_up() {
    assertThat(CaseState.CLOSED.on(Signal.REOPEN)).isEqualTo(CaseState.ACCEPTED);
    assertThat(CaseState.CLOSED.on(Signal.REVIEW)).isEqualTo(CaseState.OPEN);
  }

  @Test
  void a_case_that_nobody_took_cannot_be_answered() {
    assertThatThrownBy(() -> CaseState.OPEN.on(Signal.REPLY))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessageContaining("OPEN");
  }

  @Test
  void a_case_that_moves_is_open_at_the_other_office() {
    assertThat(CaseState.ACCEPTED.on(Signal.MOVE)).isEqualTo(CaseState.OPEN);
  }

  @Test
  void what_has_not_ended_can_be_withdrawn_and_nothing_else_can() {
    assertThat(CaseState.values())
        .allSatisfy(state -> {
          if (state.isEnded()) {
            assertThatThrownBy(() -> state.on(Signal.WITHDRAW))
                .isInstanceOf(Refusal.Conflict.class);
          } else {
            assertThat(state.on(Signal.WITHDRAW)).isEqualTo(CaseState.WITHDRAWN);
          }
        });
  }

  @Property
  void whatever_is_tried_an_ended_case_stays_ended(@ForAll List<Signal> signals) {
    var state = CaseState.OPEN;
    boolean ended = false;
    for (Signal signal : signals) {
      try {
        var next = state.on(signal);
        assertThat(ended).as("nothing happens after the end").isFalse();
        state = next;
      } catch (Refusal.Conflict refused) {
        // this cannot happen now: the state is what it was
      }
      ended = state.isEnded();
    }
  }

  @Property
  void a_case_is_either_running_answered_or_ended(@ForAll CaseState state) {
    assertThat(state.isRunning() && state.isEnded()).isFalse();
    boolean answered = state == CaseState.REPLIED || state == CaseState.CLOSED;
    assertThat(state.isRunning() || state.isEnded() || answered).isTrue();
  }
}
