package cn.xinqiao.cases.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideNumberTest {

  @ParameterizedTest
  @CsvSource({
    "SH20261121000123, SH20261121000123",
    "ｓｈ２０２６ 1121 000123, SH20261121000123",
    "'=\"2026112100012345678\"', 2026112100012345678",
    "'''2026112100012345678', 2026112100012345678",
    "沪信〔2026〕123号, 沪信〔2026〕123号",
    "（2026）YP-17/3, (2026)YP-17/3"
  })
  void a_number_is_the_same_however_it_was_typed(String typed, String value) {
    assertThat(OutsideNumber.valueOf(typed).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "12", "没有编号", "=1+1", "@SUM(1)", "<b>123</b>", "-17", "1;2;3"})
  void what_no_system_calls_an_order_is_no_number(String typed) {
    assertThatIllegalArgumentException().isThrownBy(() -> OutsideNumber.valueOf(typed));
  }

  @Test
  void it_has_at_most_64_characters() {
    assertThat(OutsideNumber.valueOf("1".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> OutsideNumber.valueOf("1".repeat(65)));
  }
}
