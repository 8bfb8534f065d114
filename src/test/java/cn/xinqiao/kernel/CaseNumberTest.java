package cn.xinqiao.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CaseNumberTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-21");

  @Property
  void a_number_is_read_back_as_it_was_written(@ForAll @IntRange(min = 1, max = 999_999) int n) {
    var number = new CaseNumber(DAY, n);
    assertThat(CaseNumber.valueOf(number.toString())).isEqualTo(number);
  }

  @Property
  void one_mistyped_digit_is_noticed(
      @ForAll @IntRange(min = 1, max = 999_999) int n,
      @ForAll @IntRange(min = 2, max = 17) int place,
      @ForAll @IntRange(min = 1, max = 9) int shift) {
    var text = new StringBuilder(new CaseNumber(DAY, n).toString());
    if (text.charAt(place) == '-') {
      return;
    }
    text.setCharAt(place, (char) ('0' + (text.charAt(place) - '0' + shift) % 10));
    assertThatThrownBy(() -> CaseNumber.valueOf(text.toString()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_number_is_found_in_a_sentence_whatever_the_dash_and_the_case() {
    var number = new CaseNumber(DAY, 123);
    var digits = number.toString().substring(2).replace("-", "－");
    assertThat(CaseNumber.in("请问 xq" + digits + " 办得怎么样了")).contains(number);
  }

  @Test
  void a_number_with_a_wrong_check_digit_is_no_number() {
    var number = new CaseNumber(DAY, 123).toString();
    char wrong = number.endsWith("0") ? '1' : '0';
    assertThat(CaseNumber.in(number.substring(0, number.length() - 1) + wrong)).isEmpty();
  }

  @Test
  void a_day_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> CaseNumber.valueOf("XQ20260230-0001231"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
