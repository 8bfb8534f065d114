package cn.xinqiao.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNoException;

import cn.xinqiao.office.Office;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterSpeedTest {
  private static final String LETTER =
      ("我住在杨浦区殷行路四百七十弄12号，楼上漏水半年了，物业说归居委，居委说归房管所。"
              + "隔壁市光一村去年都修好了，我们这里还没有人来看过。Lane 470 Yinhang Rd. ")
          .repeat(3)
          .substring(0, 200);

  @Test
  void two_hundred_characters_take_well_under_two_milliseconds() {
    for (int i = 0; i < 3000; i++) {
      Shanghai.ROUTER.route(LETTER);
    }
    long start = System.nanoTime();
    int rounds = 2000;
    for (int i = 0; i < rounds; i++) {
      Shanghai.ROUTER.route(LETTER);
    }
    double each = (System.nanoTime() - start) / 1e6 / rounds;
    System.out.printf("200 characters: %.3f ms%n", each);
    assertThat(each).isLessThan(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u0000",
        "\uD800",
        "\uDC00殷",
        "😀殷行街道😀",
        "路路路",
        "不是",
        "一",
        "十百千",
        "\n\n"
      })
  void odd_characters_are_no_reason_to_fail(String words) {
    assertThatNoException().isThrownBy(() -> Shanghai.ROUTER.route(words));
  }

  @Test
  void a_place_between_odd_characters_is_still_found() {
    var words = "\u0000😀\uD83D殷\u200B行街道\uDE00";
    assertThat(Shanghai.ROUTER.route(words).office()).map(Office::name).contains("殷行街道");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "殷行路470弄",
        "不是殷行，隔壁五角场、",
        "一",
        "路",
        "Lane 470 Yinhang Rd ",
        "A",
        "\uD800",
        "永丰村",
        "1弄"
      })
  @Timeout(10)
  void twenty_thousand_characters_take_a_bounded_time(String piece) {
    var words = piece.repeat(20_000 / piece.length());
    Shanghai.ROUTER.route(words);
    long start = System.nanoTime();
    Shanghai.ROUTER.route(words);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void random_mixtures_of_pieces_never_fail() {
    var pieces =
        "殷行 街道 五角场 不是 隔壁 我们 杨浦区 路 470 弄 号 第 一 十 百 居委 社区 应该是 是不是 Yinhang Rd lane ， 。 \uD800 \u0000 - 、"
            .split(" ");
    var random = new Random(7);
    assertThatCode(
            () -> {
              for (int i = 0; i < 20_000; i++) {
                var words = new StringBuilder();
                for (int n = random.nextInt(9); n >= 0; n--) {
                  words.append(pieces[random.nextInt(pieces.length)]);
                }
                Shanghai.ROUTER.route(words.toString());
              }
            })
        .doesNotThrowAnyException();
  }
}
