package cn.xinqiao.desk.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我电话13800001234，请联系",
        "138 0000 1234",
        "+86 138-0000-1234",
        "座机021-55551234",
        "打55551234找我",
        "resident@example.com",
        "身份证310110199001011234",
        "31011019900101123X"
      })
  void numbers_that_lead_to_a_person_are_not_shown(String words) {
    assertThat(Masked.in(words))
        .doesNotContain("1234", "5555", "resident@", "19900101")
        .contains("•");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "市光一村12号楼1203室",
        "2026-11-22 下午三点",
        "20261122 报的修",
        "XQ20261122-0000014",
        "打12345也没人管，又打962545",
        "殷行路1000弄200号"
      })
  void places_dates_and_hotlines_stay(String words) {
    assertThat(Masked.in(words)).isEqualTo(words);
  }

  @Test
  void the_last_two_digits_tell_two_numbers_apart() {
    assertThat(Masked.in("13800001234或13800005678")).isEqualTo("1••••••••34或1••••••••78");
  }
}
