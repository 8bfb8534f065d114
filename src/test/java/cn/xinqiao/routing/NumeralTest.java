package cn.xinqiao.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralTest {
  @ParameterizedTest
  @CsvSource({
    "四七零弄, 470弄",
    "四百七十弄, 470弄",
    "四百七弄, 470弄",
    "四百零七弄, 407弄",
    "一千二百弄, 1200弄",
    "一千零五十弄, 1050弄",
    "二十三号, 23号",
    "十二村, 12村",
    "十村, 10村",
    "二〇三室, 203室",
    "两百五十弄, 250弄",
    "４７０弄, 470弄",
    "百货, 百货",
    "千家万户, 千家万户"
  })
  void a_number_is_the_same_however_it_is_written(String written, String plain) {
    assertThat(PlainText.of(written)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "Yín Háng Sub-district, yinhangsubdistrict",
    "Jing’an, jingan",
    "Lǚxiàng, lvxiang",
    "3-5号, 3-5号"
  })
  void latin_letters_lose_case_accents_and_spaces(String written, String plain) {
    assertThat(PlainText.of(written)).isEqualTo(plain);
  }
}
