package cn.xinqiao.channel;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.channel.Utterance.Card;
import cn.xinqiao.channel.Utterance.CardMatter;
import cn.xinqiao.channel.Utterance.DueDate;
import cn.xinqiao.channel.Utterance.EmergencyNotice;
import cn.xinqiao.channel.Utterance.OfficeRef;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlainWordsTest {
  private final PlainWords plain;

  PlainWordsTest(Texts texts) {
    plain = new PlainWords(texts);
  }

  @Test
  void a_card_becomes_lines_that_say_what_was_understood_and_what_is_still_unknown() {
    var matter =
        new CardMatter(
            "路灯坏了三天",
            "SERVICE_REQUEST",
            "ASSISTANCE",
            "城乡建设",
            null,
            "市光一村",
            null,
            null,
            null,
            "NORMAL");
    var words =
        plain.whole(
            new Utterance("对吗？", new Card(List.of(matter)), null, null, null, null, null),
            Language.ZH);
    assertThat(words)
        .isEqualTo(
            """
            对吗？

            什么事：路灯坏了三天
            归为：服务请求 · 求助
            在哪里：市光一村
            交给：还在找该办的单位
            缓急：一般\
            """);
  }

  @Test
  void a_receipt_keeps_number_code_office_and_each_date_with_its_rule() {
    var due =
        List.of(
            new DueDate("ANSWER", LocalDate.parse("2026-12-01"), "r", "Within 5 days", false),
            new DueDate("NOTICE", LocalDate.parse("2027-01-02"), "s", null, true));
    var opened =
        new OpenedCase("XQ20261121-0001239", "204811", new OfficeRef("310110", "Yinhang"), due);
    assertThat(
            plain.whole(
                new Utterance("Done.", null, null, List.of(opened), null, null, "Notice"),
                Language.EN))
        .contains("XQ20261121-0001239", "204811", "Yinhang", "2026-12-01", "Within 5 days")
        .contains("not before 2027-01-02")
        .endsWith("Notice");
  }

  @Test
  void a_safety_message_begins_with_the_numbers_to_call() {
    var danger = new EmergencyNotice("FIRE", List.of("119", "120"));
    assertThat(
            plain
                .whole(new Utterance("请马上离开。", null, null, null, danger, null, null), Language.ZH)
                .lines())
        .startsWith("有危险，请现在就打电话", "119 火警", "120 急救");
  }

  @Test
  void a_long_text_is_cut_after_a_sentence() {
    assertThat(PlainWords.pieces("第一句话在这里。第二句话也在这里。", 12)).containsExactly("第一句话在这里。", "第二句话也在这里。");
    assertThat(PlainWords.pieces("It costs 3.5 yuan. Really so.", 20))
        .containsExactly("It costs 3.5 yuan.", "Really so.");
  }
}
