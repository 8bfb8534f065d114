package cn.xinqiao.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    "The lift is broken, ZH, EN",
    "路灯坏了, EN, ZH",
    "WiFi 坏了 help, EN, ZH",
    "ok, ZH, ZH",
    "ok, EN, EN",
    "13800001234, EN, EN",
    "anna.smith@example.com, ZH, ZH",
    "XQ20261121-0001239, ZH, ZH",
    "'', EN, EN"
  })
  void the_language_is_that_of_the_words_or_what_it_was(
      String words, Language before, Language expected) {
    assertThat(Language.of(words, before)).isEqualTo(expected);
  }
}
