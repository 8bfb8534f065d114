package cn.xinqiao.channel.web;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A talk as plain text that anybody can open, print and keep: who said what and when, in the order
 * in which it was said. Pictures and recordings are named and not held.
 */
final class Transcript {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(SHANGHAI);

  /** So that older programs on a computer read the characters as what they are. */
  private static final String MARK = "\uFEFF";

  private static final String LINE = "\r\n";
  private static final int KILOBYTE = 1024;
  private static final List<String> MATTER =
      List.of("summary", "subjectShown", "place", "since", "wanted", "office");

  private final Texts texts;
  private final Language language;
  private final StringBuilder text = new StringBuilder(MARK);
  private final Map<String, String> labels = new HashMap<>();
  private int messages;
  private int pictures;
  private int recordings;

  Transcript(Texts texts, Language language, Instant now) {
    this.texts = texts;
    this.language = language;
    line(say("transcript.title"));
    line(say("transcript.made", MINUTE.format(now)));
    line(say("transcript.keep"));
  }

  /** The name of its file, without anything that could tell of the resident. */
  static String fileName(Texts texts, Language language, Instant now) {
    return texts.say(language, "transcript.file", MINUTE.format(now).substring(0, 10));
  }

  /**
   * @param message as the contract has it
   */
  void add(ObjectNode message) {
    messages++;
    line("");
    line("[%s] %s".formatted(MINUTE.format(Instant.parse(text(message, "at"))), sender(message)));
    paragraph(message.path("text").asText());
    use(message.path("choice"), this::chosen);
    use(message.path("location"), this::location);
    message.path("attachments").forEach(this::attachment);
    message.path("card").path("matters").forEach(this::matter);
    message.path("cases").forEach(this::receipt);
    message
        .path("emergency")
        .path("hotlines")
        .forEach(h -> line(say("transcript.calls", h.asText())));
    options(message.path("options"));
    paragraph(message.path("notice").asText());
  }

  @Override
  public String toString() {
    var end = messages == 0 ? say("transcript.empty") : say("transcript.end", messages);
    var gone = pictures + recordings == 0 ? "" : LINE + say("transcript.gone");
    return text + LINE + end + gone + LINE;
  }

  private String sender(ObjectNode message) {
    var officer = message.path("officer");
    var who =
        Stream.of("office", "role")
            .map(part -> text(officer, part))
            .filter(part -> !part.isEmpty())
            .toList();
    return who.isEmpty()
        ? say("transcript.from." + text(message, "from"))
        : String.join(" · ", who);
  }

  private void chosen(JsonNode choice) {
    line(say("transcript.chose", labels.getOrDefault(choice.asText(), choice.asText())));
  }

  private void location(JsonNode place) {
    line(say("transcript.location", place.path("lat").asText(), place.path("lng").asText()));
  }

  private void attachment(JsonNode attachment) {
    boolean heard = text(attachment, "type").startsWith("audio/");
    int number = heard ? ++recordings : ++pictures;
    long size = Math.max(1, attachment.path("size").asLong() / KILOBYTE);
    line(say(heard ? "transcript.recording" : "transcript.picture", number, size));
  }

  private void matter(JsonNode matter) {
    for (String field : MATTER) {
      var shown = field.equals("office") ? matter.path(field).path("name") : matter.path(field);
      var label = field.equals("subjectShown") ? "chat.card.kind" : "chat.card." + field;
      value(shown).ifPresent(value -> line("  " + say(label) + colon() + value));
    }
  }

  private void receipt(JsonNode opened) {
    line("  " + say("chat.receipt.number") + colon() + text(opened, "number"));
    value(opened.path("code")).ifPresent(c -> line("  " + say("chat.receipt.code") + colon() + c));
    value(opened.path("office").path("name"))
        .ifPresent(office -> line("  " + say("chat.receipt.office") + colon() + office));
    for (JsonNode due : opened.path("due")) {
      var by = due.path("provisional").asBoolean() ? "chat.due.notBefore" : "chat.due.by";
      line("  " + say("chat.due." + text(due, "what")) + colon() + say(by, text(due, "on")));
    }
  }

  private void options(JsonNode options) {
    var offered = new ArrayList<String>();
    for (JsonNode option : options) {
      labels.put(text(option, "id"), text(option, "label"));
      offered.add(text(option, "label"));
    }
    if (!offered.isEmpty()) {
      line(say("transcript.options", String.join(" / ", offered)));
    }
  }

  private static void use(JsonNode field, Consumer<JsonNode> use) {
    if (!field.isMissingNode() && !field.isNull()) {
      use.accept(field);
    }
  }

  private static Optional<String> value(JsonNode field) {
    return Optional.of(field.asText()).filter(v -> !v.isEmpty() && !field.isNull());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private String colon() {
    return switch (language) {
      case ZH -> "：";
      case EN -> ": ";
    };
  }

  private String say(String key, Object... parts) {
    return texts.say(language, key, parts);
  }

  private void paragraph(String words) {
    if (!words.isBlank()) {
      words.lines().forEach(this::line);
    }
  }

  private void line(String words) {
    text.append(words).append(LINE);
  }
}
