package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.channel.Utterance.Option;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonsTest {
  @Test
  void short_options_stand_two_in_a_row_and_long_ones_alone() {
    var rows =
        Buttons.of(
                5,
                9,
                List.of(
                    new Option("confirm", "对，就这样"),
                    new Option("correct", "有地方不对"),
                    new Option("join", "有人已经反映过，和他一起"),
                    new Option("cancel", "不反映了")),
                Option::label)
            .orElseThrow()
            .getKeyboard();
    assertThat(rows).extracting(List::size).containsExactly(2, 1, 1);
    assertThat(rows.get(1).getFirst().getText()).isEqualTo("有人已经反映过，和他一起");
  }

  @Test
  void without_options_there_is_no_keyboard() {
    assertThat(Buttons.of(5, 9, List.of(), Option::label)).isEmpty();
  }

  @Test
  void what_a_button_stands_for_always_fits_and_is_read_back() {
    var keyboard =
        Buttons.of(
                Long.MAX_VALUE / 10,
                Long.MAX_VALUE / 10,
                List.of(new Option("join:" + "x".repeat(200), "一起")),
                Option::label)
            .orElseThrow();
    var data = keyboard.getKeyboard().getFirst().getFirst().getCallbackData();
    assertThat(data.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(64);
    assertThat(Buttons.meant(data))
        .contains(new Buttons.Meant(Long.MAX_VALUE / 10, Long.MAX_VALUE / 10, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "confirm", "1.2", "1.2.-3", "1.2.3.4", "99999999999999999999.1.1"})
  void what_somebody_made_up_stands_for_nothing(String data) {
    assertThat(Buttons.meant(data)).isEmpty();
  }
}
