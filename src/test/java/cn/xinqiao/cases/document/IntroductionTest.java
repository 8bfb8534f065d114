package cn.xinqiao.cases.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntroductionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "王秀英，市光一村12号301 | 王秀英",
        "我叫李鿍 住在国和路 | 李鿍",
        "姓名：欧阳建国；电话不方便留 | 欧阳建国",
        "Anna Weber, 3 Guoshun Road | Anna Weber"
      })
  void the_name_alone_is_the_address(String said, String name) {
    assertThat(Introduction.name(said)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"我们小区里住了很多年的老邻居们一共有二十三户人家都在等着这件事情有个说法"})
  void what_does_not_look_like_a_name_is_left_to_the_officer(String said) {
    assertThat(Introduction.name(said)).isEmpty();
  }
}
