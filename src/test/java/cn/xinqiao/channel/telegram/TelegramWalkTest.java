package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A resident reports a street lamp by Telegram, from the first word to the receipt. */
@QuarkusTest
@Tag("database")
class TelegramWalkTest {
  private final TelegramInTests channel;
  private FakeTelegram telegram;

  TelegramWalkTest(TelegramInTests channel) {
    this.channel = channel;
  }

  @BeforeEach
  void open() {
    telegram = channel.open();
  }

  @AfterEach
  void close() {
    channel.close();
  }

  @Test
  void two_messages_a_card_two_buttons_and_the_receipt() {
    var resident = new FakePerson(telegram);
    resident.writes("殷行街道市光一村这边路灯坏了三天了");
    resident.writes("晚上老人出门不安全");
    var card = resident.reads();
    assertThat(card.text()).contains("殷行街道", "路灯", "服务请求");
    assertThat(FakePerson.labels(card)).containsExactly("对，就这样", "有地方不对", "不反映了");

    resident.presses("对，就这样");
    var question = resident.reads();
    assertThat(question.text()).contains("怎么联系您");
    assertThat(FakePerson.labels(question)).contains("我自己来看");

    resident.presses("我自己来看");
    var receipt = resident.reads();
    assertThat(receipt.text()).containsPattern("XQ\\d{8}-\\d{7}").contains("查询码", "殷行街道");
    assertThat(FakePerson.labels(receipt)).isEmpty();

    assertThat(telegram.calls("sendChatAction")).anyMatch(c -> c.chat().equals(resident.chat()));
    Eventually.holds(() -> {
      assertThat(telegram.calls("answerCallbackQuery")).hasSizeGreaterThanOrEqualTo(2);
      assertThat(telegram.calls("editMessageText"))
          .filteredOn(edit -> edit.chat().equals(resident.chat()))
          .extracting(FakeTelegram.Call::text)
          .anyMatch(text -> text.endsWith("✓ 对，就这样"));
    });
  }
}
