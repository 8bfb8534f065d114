package cn.xinqiao.survival;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * One resident's way from the first words to the case. Every message has an id that follows from
 * what it answers, so the same step taken again is a redelivery of the same message.
 */
final class Journey {
  private static final List<String> ANSWERS =
      List.of("confirm", "name:anonymous", "contact:self", "place:unknown", "danger:no");

  private final WebResident resident;
  private final int number;
  private final Map<String, ObjectNode> sent = new LinkedHashMap<>();
  private final Map<String, Long> acknowledged = new LinkedHashMap<>();

  private Journey(WebResident resident, int number) {
    this.resident = resident;
    this.number = number;
  }

  static Journey begin(HttpClient http, URI base, int number)
      throws IOException, InterruptedException {
    return new Journey(WebResident.arrive(http, base), number);
  }

  /** Goes on from wherever it stands until the case is opened. */
  void goOn(Instant until) throws IOException, InterruptedException {
    tell();
    while (cases().isEmpty()) {
      var heard = resident.readAll();
      var question = newestQuestion(heard);
      if (question != null) {
        press("answer-" + question.get("seq"), choiceOf(question), question.get("seq").asLong());
      }
      await(heard.getLast().get("seq").asLong(), until);
    }
  }

  /** Two messages in a row, the second often while the first is being understood. */
  void tell() throws IOException, InterruptedException {
    write(WebResident.words("matter", ResidentWords.matter(number)));
    Thread.sleep(number % 4 * 450L);
    write(WebResident.words("more", "请尽快派人来看看，谢谢，这是第" + number + "次写"));
  }

  /**
   * Sends all again, acknowledged or not.
   *
   * @return the ids that got another number than the first time
   */
  List<String> redeliver() throws IOException, InterruptedException {
    var before = Map.copyOf(acknowledged);
    for (ObjectNode message : List.copyOf(sent.values())) {
      write(message);
    }
    return before.keySet().stream()
        .filter(id -> !before.get(id).equals(acknowledged.get(id)))
        .toList();
  }

  /** Presses every button of every question once more, as new messages. */
  void pressEverythingAgain(Instant until) throws IOException, InterruptedException {
    long last = 0;
    for (JsonNode question : resident.readAll().stream().filter(Journey::isQuestion).toList()) {
      long of = question.get("seq").asLong();
      last = press("again-" + of, choiceOf(question), of);
    }
    await(last, until);
  }

  /** Everything acknowledged, except what is there once, in its place and with its words. */
  List<String> missing() throws IOException, InterruptedException {
    var all = resident.readAll();
    return acknowledged.entrySet().stream()
        .filter(a -> all.stream().filter(m -> isCopy(m, a.getKey(), a.getValue())).count() != 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean isCopy(JsonNode message, String id, long seq) {
    return message.path("id").asText().equals(id)
        && message.get("seq").asLong() == seq
        && message.get("text").asText().equals(sent.get(id).path("text").asText());
  }

  /** The numbers of all cases that were ever told in this conversation. */
  TreeSet<String> cases() throws IOException, InterruptedException {
    var numbers = new TreeSet<String>();
    for (JsonNode message : resident.readAll()) {
      message.path("cases").forEach(c -> numbers.add(c.get("number").asText()));
    }
    return numbers;
  }

  /**
   * Waits until then for a card, and for the bot to have the last word.
   *
   * @return what it waited for in vain
   */
  Optional<String> unhandled(Instant until) throws IOException, InterruptedException {
    while (true) {
      var all = resident.readAll();
      if (all.isEmpty() && acknowledged.isEmpty()
          || all.stream().anyMatch(m -> m.has("card")) && isFromBot(all.getLast())) {
        return Optional.empty();
      }
      if (Instant.now().isAfter(until)) {
        return Optional.of("journey " + number + ": " + all);
      }
      Thread.sleep(100);
    }
  }

  int acknowledged() {
    return acknowledged.size();
  }

  private long press(String id, String choice, long of) throws IOException, InterruptedException {
    return write(WebResident.press(id, choice, of));
  }

  private long write(ObjectNode message) throws IOException, InterruptedException {
    var id = message.get("id").asText();
    sent.put(id, message);
    long seq = resident.write(message);
    acknowledged.put(id, seq);
    return seq;
  }

  private void await(long after, Instant until) throws IOException, InterruptedException {
    while (resident.read(after, 1).stream().noneMatch(Journey::isFromBot)) {
      if (Instant.now().isAfter(until)) {
        throw new IllegalStateException("no answer in the time given, journey " + number);
      }
    }
  }

  private static JsonNode newestQuestion(List<JsonNode> heard) {
    return heard.stream().filter(Journey::isQuestion).reduce((before, last) -> last).orElse(null);
  }

  private static boolean isQuestion(JsonNode message) {
    return message.has("options");
  }

  private static boolean isFromBot(JsonNode message) {
    return message.get("from").asText().equals("BOT");
  }

  private static String choiceOf(JsonNode question) {
    var offered =
        StreamSupport.stream(question.get("options").spliterator(), false)
            .map(option -> option.get("id").asText())
            .toList();
    return ANSWERS.stream().filter(offered::contains).findFirst().orElse(offered.getFirst());
  }
}
