package cn.xinqiao.channel.telegram;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** Telegram brings updates by itself. */
@QuarkusTest
@Tag("database")
class TelegramWebhookTest {
  private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

  private final TestTelegram settings;
  private final TelegramApi api;
  private FakeTelegram telegram;
  private FakePerson resident;

  TelegramWebhookTest(TestTelegram settings, TelegramApi api) {
    this.settings = settings;
    this.api = api;
  }

  @BeforeEach
  void open() {
    telegram = settings.opened();
    settings.bringsUpdatesTo(URI.create("https://xinqiao.example.org/api/channels/telegram"));
    resident = new FakePerson(telegram);
  }

  @AfterEach
  void close() {
    settings.close();
  }

  @Test
  void an_update_that_is_brought_twice_is_taken_once() {
    var update = update("殷行街道开鲁路的垃圾桶坏了");
    assertThat(brings(TestTelegram.SECRET, update).statusCode()).isEqualTo(200);
    assertThat(brings(TestTelegram.SECRET, update).statusCode()).isEqualTo(200);
    assertThat(resident.reads().text()).contains("殷行街道");
    Eventually.holds(() -> assertThat(telegram.messages(resident.chat())).hasSize(1));
  }

  @Test
  void without_the_secret_nothing_is_here() {
    var update = update("你好");
    assertThat(brings("another-secret-of-the-tests-0123", update).statusCode()).isEqualTo(404);
    given()
        .contentType("application/json")
        .body(update)
        .post("/api/channels/telegram")
        .then()
        .statusCode(404);
  }

  @Test
  void where_updates_are_fetched_nothing_is_here() {
    settings.close();
    settings.opened();
    assertThat(brings(TestTelegram.SECRET, update("你好")).statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_no_update_is_refused_without_quoting_it() {
    var answer = brings(TestTelegram.SECRET, "{\"update_id\":\"殷行街道\"");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.asString()).doesNotContain("殷行");
    assertThat(brings(TestTelegram.SECRET, "null").statusCode()).isEqualTo(400);
  }

  @Test
  void telegram_is_told_where_to_bring_updates_and_by_which_secret() throws TelegramApiException {
    api.bringUpdatesTo("https://xinqiao.example.org/api/channels/telegram", TestTelegram.SECRET);
    var told = telegram.calls("setWebhook").getLast().params();
    assertThat(told.path("url").asText()).endsWith("/api/channels/telegram");
    assertThat(told.path("secret_token").asText()).isEqualTo(TestTelegram.SECRET);
    assertThat(told.path("allowed_updates").asText()).contains("callback_query");
  }

  private static Response brings(String secret, String update) {
    return given()
        .contentType("application/json")
        .header(HEADER, secret)
        .body(update)
        .post("/api/channels/telegram");
  }

  private String update(String words) {
    return ("{\"update_id\":%d,\"message\":{\"message_id\":%d,\"date\":1790000000,\"chat\":{\"id\":"
            + "%s,\"type\":\"private\"},\"from\":{\"id\":%s,\"is_bot\":false,\"first_name\":\"梅\","
            + "\"language_code\":\"zh\"},\"text\":\"%s\"}}")
        .formatted(
            telegram.nextMessageId(),
            telegram.nextMessageId(),
            resident.chat(),
            resident.chat(),
            words);
  }
}
