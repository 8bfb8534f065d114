package cn.xinqiao.journey;

import static io.restassured.RestAssured.given;

import cn.xinqiao.channel.PlainWords;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.kernel.Language;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

/** Talks over the REST contract, and reads a message as the page shows it. */
final class WebPartner implements TalkPartner {
  private final ObjectMapper json;
  private final PlainWords plain;
  private final byte[] photo;
  private final String session;
  private final Queue<JsonNode> unread = new ArrayDeque<>();
  private long read;

  WebPartner(ObjectMapper json, PlainWords plain, byte[] photo) {
    this.json = json;
    this.plain = plain;
    this.photo = photo;
    session =
        given()
            .contentType("application/json")
            .body("{}")
            .post("/api/chat")
            .then()
            .statusCode(201)
            .extract()
            .path("session");
  }

  @Override
  public void writes(String words) {
    post(Map.of("text", words));
  }

  @Override
  public void sendsPhoto(String words) {
    String id =
        given()
            .multiPart("file", "photo.jpg", photo, "image/jpeg")
            .post("/api/chat/{session}/attachments", session)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    post(Map.of("text", words, "attachments", List.of(id)));
  }

  @Override
  public void presses(String option) {
    post(Map.of("choice", option));
  }

  private void post(Map<String, Object> message) {
    var body = new HashMap<>(message);
    body.put("id", UUID.randomUUID().toString());
    given()
        .contentType("application/json")
        .body(body)
        .post("/api/chat/{session}/messages", session)
        .then()
        .statusCode(202);
  }

  @Override
  public Optional<Said> hears(Duration patience) {
    long begin = System.nanoTime();
    while (unread.isEmpty() && System.nanoTime() - begin < patience.toNanos()) {
      fetch();
    }
    return Optional.ofNullable(unread.poll()).map(this::said);
  }

  private void fetch() {
    var body =
        given()
            .get("/api/chat/{s}/messages?after={a}&wait=2", session, read)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    for (JsonNode message : tree(body).get("messages")) {
      read = message.get("seq").asLong();
      if (!message.get("from").asText().equals("RESIDENT")) {
        unread.add(message);
      }
    }
  }

  private Said said(JsonNode message) {
    try {
      var utterance = json.treeToValue(message, Utterance.class);
      return new Said(
          plain.whole(utterance, Language.of(utterance.text(), Language.ZH)),
          utterance.options().stream().map(Utterance.Option::id).toList(),
          message.get("from").asText().equals("OFFICER"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode tree(String body) {
    try {
      return json.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
