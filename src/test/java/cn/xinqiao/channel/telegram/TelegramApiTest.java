package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.telegram.TelegramApi.Fetched;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

class TelegramApiTest {
  private final FakeTelegram telegram = new FakeTelegram();
  private final TelegramApi api =
      new TelegramApi(
          new TelegramSettings(
              Optional.of(FakeTelegram.TOKEN),
              telegram.address(),
              Optional.empty(),
              Optional.empty(),
              Duration.ofSeconds(1)));

  @TempDir Path folder;

  @AfterEach
  void close() {
    telegram.close();
  }

  @Test
  void a_file_comes_from_the_server_that_was_configured() throws Exception {
    telegram.file("f1", new byte[] {1, 2, 3});
    var here = folder.resolve("f1");
    assertThat(api.fetch("f1", here)).isEqualTo(new Fetched.Done());
    assertThat(Files.readAllBytes(here)).containsExactly(1, 2, 3);
  }

  @Test
  void a_file_that_telegram_does_not_have_is_gone() {
    assertThat(api.fetch("unknown", folder.resolve("x"))).isEqualTo(new Fetched.Gone());
    telegram.file("f1", new byte[] {1});
    telegram.next("file", FakeTelegram.error(404, "Not Found"));
    assertThat(api.fetch("f1", folder.resolve("x"))).isEqualTo(new Fetched.Gone());
  }

  @Test
  void a_file_above_20_megabytes_is_too_large() {
    telegram.file("f1", new byte[20 * 1024 * 1024 + 1]);
    assertThat(api.fetch("f1", folder.resolve("x"))).isEqualTo(new Fetched.TooLarge());
  }

  @Test
  void a_file_may_come_later_when_telegram_is_away() {
    telegram.file("f1", new byte[] {1});
    telegram.next("getFile", FakeTelegram.badGateway());
    assertThat(api.fetch("f1", folder.resolve("x"))).isEqualTo(new Fetched.NotNow());
    telegram.next("getFile", FakeTelegram.tooMany(3));
    assertThat(api.fetch("f1", folder.resolve("x"))).isEqualTo(new Fetched.NotNow());
    telegram.next("file", FakeTelegram.badGateway());
    assertThat(api.fetch("f1", folder.resolve("x"))).isEqualTo(new Fetched.NotNow());
    telegram.down();
    assertThat(api.fetch("f1", folder.resolve("x"))).isEqualTo(new Fetched.NotNow());
  }

  @Test
  void each_refusal_has_its_meaning_for_the_outbox() {
    assertThat(refused(FakeTelegram.tooMany(7)))
        .isEqualTo(new Delivery.TryLater(Duration.ofSeconds(7), "Telegram wants a pause"));
    assertThat(refused(FakeTelegram.error(403, "Forbidden: bot was blocked by the user")))
        .isInstanceOf(Delivery.Unreachable.class);
    assertThat(refused(FakeTelegram.error(400, "Bad Request: chat not found")))
        .isInstanceOf(Delivery.Unreachable.class);
    assertThat(refused(FakeTelegram.error(400, "Bad Request: message is too long")))
        .isInstanceOf(Delivery.Rejected.class);
    assertThat(refused(FakeTelegram.error(401, "Unauthorized"))).satisfies(this::isSoon);
    assertThat(refused(FakeTelegram.error(500, "Internal Server Error"))).satisfies(this::isSoon);
    assertThat(refused(FakeTelegram.badGateway())).satisfies(this::isSoon);
  }

  private void isSoon(Delivery delivery) {
    assertThat(delivery).isInstanceOf(Delivery.TryLater.class);
    assertThat(((Delivery.TryLater) delivery).after()).isZero();
  }

  private Delivery refused(FakeTelegram.Reply reply) {
    telegram.next("sendMessage", reply);
    try {
      api.call(SendMessage.builder().chatId("1").text("?").build());
      throw new AssertionError("not refused");
    } catch (TelegramApiRequestException e) {
      return Answer.of(e);
    } catch (TelegramApiException e) {
      throw new AssertionError(e);
    }
  }
}
