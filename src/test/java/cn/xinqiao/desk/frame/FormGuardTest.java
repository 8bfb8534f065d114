package cn.xinqiao.desk.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormGuardTest {
  private static final String HOST = "xinqiao.example:8443";

  @Test
  void a_form_of_the_same_origin_is_not_foreign() {
    assertThat(FormGuard.isForeign("same-origin", "https://" + HOST, HOST)).isFalse();
  }

  @Test
  void a_client_that_sends_neither_header_is_judged_by_its_token_alone() {
    assertThat(FormGuard.isForeign(null, null, HOST)).isFalse();
  }

  @Test
  void an_origin_that_the_browser_hides_says_nothing() {
    assertThat(FormGuard.isForeign("same-origin", "null", HOST)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none"})
  void whatever_the_browser_says_comes_from_elsewhere_is_foreign(String site) {
    assertThat(FormGuard.isForeign(site, null, HOST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://xinqiao.example",
        "https://xinqiao.example:8443.evil.example",
        "not an origin"
      })
  void another_origin_is_foreign_even_when_it_looks_alike(String origin) {
    assertThat(FormGuard.isForeign(null, origin, HOST)).isTrue();
  }
}
