package cn.xinqiao.conversation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Languages that nobody here answers in. */
class TonguesTest {
  private final Tongues tongues = new Tongues(new OwnLists());

  @ParameterizedTest
  @CsvSource({
    "家の前の街灯が三日前から消えています,ホットライン",
    "우리 집 앞 가로등이 고장났어요,상담전화",
    "Здравствуйте! Во дворе три дня не горит фонарь,горячую|городскую",
    "مرحبا، مصباح الشارع أمام بيتي معطل منذ ثلاثة أيام,شنغهاي",
    "'Hola, la farola de mi calle está rota desde el lunes',llame",
    "'Bonjour, le lampadaire est cassé dans ma rue depuis trois jours',appelez",
    "'Guten Tag, die Straßenlaterne ist seit drei Tagen kaputt',Hotline",
    "'Olá, a luz da minha rua não funciona, por favor',ligue",
    "'Buongiorno, il lampione della mia strada è rotto',chiami",
    "'Xin chào, đèn đường đã bị hỏng ở đường này',gọi"
  })
  void each_gets_its_own_sentence_with_the_hotline(String words, String own) {
    assertThat(tongues.of(words)).as(words).isPresent();
    assertThat(tongues.of(words).get()).contains("12345").containsPattern(own);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "路灯坏了三天了",
        "The street lamp near Lane 470 Yinhang Rd has been broken for two weeks",
        "no water in my flat since Monday",
        "WiFi 坏了 help",
        "小区新开的「鲜の每日」水果店占道经营",
        "hello",
        "ok",
        "13800001234",
        "La la la",
        "wo jia lou xia de lu deng huai le",
        ""
      })
  void chinese_english_and_what_is_too_little_to_tell_get_none(String words) {
    assertThat(tongues.of(words)).as(words).isEmpty();
  }

  @Test
  void words_without_end_do_no_harm() {
    assertThat(tongues.of("rue ".repeat(5_000))).isEmpty();
  }
}
