package cn.xinqiao.journey;

import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.telegram.FakePerson;
import cn.xinqiao.channel.telegram.FakeTelegram;
import cn.xinqiao.channel.telegram.FakeTelegram.Call;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Talks over Telegram. A button there does not say which option it is; the message behind it does.
 */
final class TelegramPartner implements TalkPartner {
  private final FakeTelegram telegram;
  private final FakePerson person;
  private final Conversations conversations;
  private final ObjectMapper json;
  private final byte[] photo;
  private int read;

  TelegramPartner(
      FakeTelegram telegram, Conversations conversations, ObjectMapper json, byte[] photo) {
    this.telegram = telegram;
    this.person = new FakePerson(telegram);
    this.conversations = conversations;
    this.json = json;
    this.photo = photo;
  }

  /** A button as it lies under a message. */
  private record Button(String option, String data) {}

  @Override
  public void writes(String words) {
    person.writes(words);
  }

  @Override
  public void sendsPhoto(String words) {
    var file = "photo-" + UUID.randomUUID();
    telegram.file(file, photo);
    person.sendsPhoto(file, words.isEmpty() ? null : words);
  }

  @Override
  public void presses(String option) {
    for (Call sent : telegram.messages(person.chat()).reversed()) {
      for (Button button : buttons(sent)) {
        if (button.option().equals(option)) {
          person.presses(button.data(), sent.text());
          return;
        }
      }
    }
    throw new AssertionError("nobody offered " + option);
  }

  @Override
  public Optional<Said> hears(Duration patience) {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < patience.toNanos()) {
      var all = telegram.messages(person.chat());
      if (all.size() > read) {
        return Optional.of(said(all.get(read++)));
      }
      pause();
    }
    return Optional.empty();
  }

  private Said said(Call sent) {
    return new Said(
        sent.text(),
        buttons(sent).stream().map(Button::option).toList(),
        sent.text().startsWith("【"));
  }

  private List<Button> buttons(Call sent) {
    var buttons = new ArrayList<Button>();
    for (JsonNode row : sent.params().path("reply_markup").path("inline_keyboard")) {
      for (JsonNode button : row) {
        var data = button.path("callback_data").asText();
        buttons.add(new Button(option(data), data));
      }
    }
    return buttons;
  }

  private String option(String data) {
    var parts = data.split("\\.");
    var extras =
        QuarkusTransaction.requiringNew()
            .call(() ->
                conversations
                    .message(Long.parseLong(parts[0]), Long.parseLong(parts[1]))
                    .orElseThrow()
                    .extras());
    try {
      return json.readTree(extras).at("/options/" + parts[2] + "/id").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored message is not JSON", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
