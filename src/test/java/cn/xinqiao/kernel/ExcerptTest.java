package cn.xinqiao.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void what_fits_stays_as_it_is() {
    assertThat(Excerpt.of("路灯坏了", 4)).isEqualTo("路灯坏了");
  }

  @Test
  void what_does_not_fit_ends_in_a_sign_that_more_follows() {
    assertThat(Excerpt.of("路灯坏了三天", 4)).isEqualTo("路灯坏…");
  }

  @Test
  void a_character_outside_the_basic_plane_counts_once_and_is_never_cut_in_two() {
    assertThat(Excerpt.of("𠮷𠮷𠮷𠮷", 4)).isEqualTo("𠮷𠮷𠮷𠮷");
    assertThat(Excerpt.of("𠮷𠮷𠮷𠮷𠮷", 4)).isEqualTo("𠮷𠮷𠮷…");
  }

  @Test
  void several_lines_become_one() {
    assertThat(Excerpt.inOneLine(" 路灯\n坏了  三天 ", 20)).isEqualTo("路灯 坏了 三天");
  }
}
