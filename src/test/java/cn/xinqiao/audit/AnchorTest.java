package cn.xinqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorTest {

  @Test
  void a_seal_that_was_copied_by_hand_is_read_back() {
    var anchor = new Anchor(1204, "9f3a22b107cce410", null);
    assertThat(anchor.written()).isEqualTo("1204-9f3a-22b1-07cc-e410");
    assertThat(Anchor.in(" 1204-9F3A-22B1-07CC-E410 ")).contains(anchor);
    assertThat(Anchor.in("1204-9f3a22b107cce410")).contains(anchor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1204",
        "1204-9f3a-22b1-07cc",
        "x-9f3a-22b1-07cc-e410",
        "1204-9f3a-22b1-07cc-e41g"
      })
  void what_is_no_seal_is_not_read_as_one(String written) {
    assertThat(Anchor.in(written)).isEmpty();
  }
}
