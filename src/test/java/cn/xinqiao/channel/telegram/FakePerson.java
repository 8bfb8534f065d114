package cn.xinqiao.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Somebody with a phone, in a private chat with the bot of a {@link FakeTelegram}. */
public final class FakePerson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong CHATS = new AtomicLong(81_000_000);

  private final FakeTelegram telegram;
  private final long chat = CHATS.incrementAndGet();
  private final String language;
  private int read;

  public FakePerson(FakeTelegram telegram) {
    this(telegram, "zh-hans");
  }

  public FakePerson(FakeTelegram telegram, String language) {
    this.telegram = telegram;
    this.language = language;
  }

  public String chat() {
    return String.valueOf(chat);
  }

  public int writes(String text) {
    return sends(message -> message.put("text", text));
  }

  /**
   * @return the number of the message
   */
  public int sends(Consumer<ObjectNode> content) {
    var update = JSON.createObjectNode();
    var message = message(update.putObject("message"), telegram.nextMessageId());
    content.accept(message);
    telegram.happens(update);
    return message.path("message_id").asInt();
  }

  public void sendsPhoto(String fileId, String caption) {
    sends(message -> {
      var sizes = message.putArray("photo");
      sizes.add(size(fileId + "-small", 90));
      sizes.add(size(fileId, 1280));
      if (caption != null) {
        message.put("caption", caption);
      }
    });
  }

  private static ObjectNode size(String id, int width) {
    return JSON.createObjectNode()
        .put("file_id", id)
        .put("file_unique_id", "u" + id)
        .put("width", width)
        .put("height", width / 2);
  }

  public void edits(int messageId, String text) {
    var update = JSON.createObjectNode();
    var message = message(update.putObject("edited_message"), messageId);
    message.put("edit_date", now() + 1).put("text", text);
    telegram.happens(update);
  }

  /** Presses the button with this label under the newest message that has one. */
  public void presses(String label) {
    var carrier =
        telegram.messages(chat()).reversed().stream()
            .filter(sent -> data(sent, label) != null)
            .findFirst()
            .orElseThrow(() -> new AssertionError("nobody offered " + label));
    presses(data(carrier, label), carrier.text());
  }

  public void presses(String data, String shown) {
    var update = JSON.createObjectNode();
    var query = update.putObject("callback_query").put("id", "q" + System.nanoTime());
    query.put("data", data).put("chat_instance", "1");
    query.set("from", from());
    message(query.putObject("message"), telegram.nextMessageId()).put("text", shown);
    telegram.happens(update);
  }

  private static String data(FakeTelegram.Call sent, String label) {
    for (JsonNode row : sent.params().path("reply_markup").path("inline_keyboard")) {
      for (JsonNode button : row) {
        if (button.path("text").asText().equals(label)) {
          return button.path("callback_data").asText();
        }
      }
    }
    return null;
  }

  public static List<String> labels(FakeTelegram.Call sent) {
    var labels = new ArrayList<String>();
    for (JsonNode row : sent.params().path("reply_markup").path("inline_keyboard")) {
      row.forEach(button -> labels.add(button.path("text").asText()));
    }
    return labels;
  }

  /** The next message of the bot; the very first of a system waits for training. */
  public FakeTelegram.Call reads() {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < Duration.ofSeconds(90).toNanos()) {
      var all = telegram.messages(chat());
      if (all.size() > read) {
        return all.get(read++);
      }
      pause();
    }
    throw new AssertionError("nothing was said within 90 seconds");
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ObjectNode message(ObjectNode message, int id) {
    message.put("message_id", id).put("date", now());
    message.set("from", from());
    message.putObject("chat").put("id", chat).put("type", "private").put("first_name", "梅");
    return message;
  }

  private ObjectNode from() {
    return JSON.createObjectNode()
        .put("id", chat)
        .put("is_bot", false)
        .put("first_name", "梅")
        .put("language_code", language);
  }

  private static long now() {
    return System.currentTimeMillis() / 1000;
  }
}
