package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same talk through an emulator that others wrote. */
@QuarkusTest
@Tag("database")
class TelegramEmulatorTest {
  private static final long CHAT = 92_000_001;

  private final TestTelegram settings;
  private final Poller poller;
  private final Deque<JsonNode> unread = new ArrayDeque<>();
  private Emulator emulator;

  TelegramEmulatorTest(TestTelegram settings, Poller poller) {
    this.settings = settings;
    this.poller = poller;
  }

  @AfterEach
  void close() {
    poller.stop();
    settings.close();
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void a_street_lamp_is_reported_through_the_emulator() {
    var started = Emulator.start();
    assumeTrue(
        started.isPresent(),
        "skipped: Node or its package telegram-test-api cannot be had on this machine");
    emulator = started.get();
    settings.openedAt(emulator.address());
    poller.start();

    emulator.commands(CHAT, "/help@XinqiaoTestBot");
    assertThat(reads().path("text").asText()).isNotBlank();
    emulator.writes(CHAT, "殷行街道市光一村这边路灯坏了三天了");
    emulator.writes(CHAT, "晚上老人出门不安全");
    var card = reads();
    assertThat(card.path("text").asText()).contains("殷行街道", "路灯");
    emulator.presses(CHAT, data(card, "对，就这样"));
    var question = reads();
    assertThat(question.path("text").asText()).contains("怎么联系您");
    emulator.presses(CHAT, data(question, "我自己来看"));
    assertThat(reads().path("text").asText()).containsPattern("XQ\\d{8}-\\d{7}");
  }

  private JsonNode reads() {
    long begin = System.nanoTime();
    while (unread.isEmpty()) {
      unread.addAll(emulator.reads(CHAT));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(120));
      pause();
    }
    return unread.remove();
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String data(JsonNode message, String label) {
    for (JsonNode row : message.path("reply_markup").path("inline_keyboard")) {
      for (JsonNode button : row) {
        if (button.path("text").asText().equals(label)) {
          return button.path("callback_data").asText();
        }
      }
    }
    throw new AssertionError("nobody offered " + label);
  }
}
