package cn.xinqiao.desk.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.CaseState.Signal;
import cn.xinqiao.desk.DeskWords;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeedTest {
  private static final Map<Deed, Signal> SIGNALS =
      new EnumMap<>(
          Map.of(
              Deed.ACCEPT, Signal.ACCEPT,
              Deed.REFUSE, Signal.REFUSE,
              Deed.REPLY, Signal.REPLY,
              Deed.TRANSFER, Signal.MOVE,
              Deed.RETURN, Signal.MOVE));

  @Test
  void no_form_is_offered_that_the_case_would_turn_away() {
    for (CaseState state : CaseState.values()) {
      for (Deed deed : Deed.in(state)) {
        if (SIGNALS.containsKey(deed)) {
          assertThatNoException().isThrownBy(() -> state.on(SIGNALS.get(deed)));
        }
      }
    }
  }

  @Test
  void a_resident_can_be_written_to_in_every_state() {
    assertThat(CaseState.values()).allMatch(state -> Deed.in(state).contains(Deed.MESSAGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void every_deed_has_words_that_say_it_was_done(String tag) throws IOException {
    var acts = EnumSet.complementOf(EnumSet.of(Deed.REVEAL)).toArray(Deed[]::new);
    assertThat(DeskWords.of(tag)).containsKeys(DeskWords.keys("desk.done.", acts));
  }
}
