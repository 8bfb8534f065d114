package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookOrderTest {
  private static final String HOOK = "https://xinqiao.example.org/api/channels/telegram";

  private final FakeTelegram telegram = new FakeTelegram();

  @AfterEach
  void close() {
    telegram.close();
  }

  @Test
  void telegram_is_told_until_it_has_understood_and_then_no_more() throws Exception {
    telegram.next("setWebhook", FakeTelegram.badGateway());
    var order = order(Optional.of(HOOK));
    order.start(null);
    Eventually.holds(() -> assertThat(telegram.calls("setWebhook")).hasSize(2));
    assertThat(telegram.calls("setWebhook").getLast().params().path("url").asText())
        .isEqualTo(HOOK);
    Thread.sleep(1500);
    assertThat(telegram.calls("setWebhook")).hasSize(2);
    order.stop(null);
  }

  @Test
  void where_updates_are_fetched_nothing_is_ordered() throws Exception {
    order(Optional.empty()).start(null);
    Thread.sleep(300);
    assertThat(telegram.calls("setWebhook")).isEmpty();
  }

  private WebhookOrder order(Optional<String> hook) {
    var settings =
        new TelegramSettings(
            Optional.of(FakeTelegram.TOKEN),
            telegram.address(),
            hook,
            Optional.of(TestTelegram.SECRET),
            Duration.ofSeconds(1));
    return new WebhookOrder(settings, new TelegramApi(settings));
  }
}
