package cn.xinqiao.desk.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntrancePagesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "/\\evil.example", "https://evil.example", "", "/a\r\nb: c"})
  void the_language_switch_leads_back_to_this_site_only(String back) {
    assertThat(EntrancePages.isOurs(back)).isFalse();
  }

  @Test
  void the_language_switch_leads_back_to_the_page_it_was_pressed_on() {
    assertThat(EntrancePages.isOurs("/desk?state=OPEN&q=%E6%B0%B4")).isTrue();
  }
}
