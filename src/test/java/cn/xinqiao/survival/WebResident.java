package cn.xinqiao.survival;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A resident's client: speaks the public contract over one session, and nothing else. */
public final class WebResident {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HttpClient http;
  private final URI chat;

  private WebResident(HttpClient http, URI chat) {
    this.http = http;
    this.chat = chat;
  }

  /** For any number of residents who write at the same time. */
  public static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  /** Opens a session. */
  public static WebResident arrive(HttpClient http, URI base)
      throws IOException, InterruptedException {
    var begun = expect(201, http, post(base.resolve("/api/chat"), JSON.createObjectNode()));
    return new WebResident(http, base.resolve("/api/chat/" + begun.get("session").asText()));
  }

  /** The token of its session. */
  public String session() {
    return chat.getPath().substring("/api/chat/".length());
  }

  public static ObjectNode words(String id, String text) {
    return JSON.createObjectNode().put("id", id).put("text", text);
  }

  public static ObjectNode press(String id, String choice, long of) {
    return JSON.createObjectNode().put("id", id).put("choice", choice).put("of", of);
  }

  /**
   * @return the number of the message once it is acknowledged
   * @throws IOException when nobody answered; whether it was taken in is then unknown
   */
  public long write(ObjectNode message) throws IOException, InterruptedException {
    return expect(202, http, post(URI.create(chat + "/messages"), message)).get("seq").asLong();
  }

  /** What is new after a number; waits that long for something when there is nothing. */
  public List<JsonNode> read(long after, int waitSeconds) throws IOException, InterruptedException {
    var asked = URI.create(chat + "/messages?after=" + after + "&wait=" + waitSeconds);
    var messages = new ArrayList<JsonNode>();
    expect(200, http, HttpRequest.newBuilder(asked).timeout(PATIENCE).build())
        .get("messages")
        .forEach(messages::add);
    return messages;
  }

  /** Everything that was ever said in this session. */
  public List<JsonNode> readAll() throws IOException, InterruptedException {
    var all = new ArrayList<JsonNode>();
    List<JsonNode> page;
    do {
      page = read(all.isEmpty() ? 0 : all.getLast().get("seq").asLong(), 0);
      all.addAll(page);
    } while (!page.isEmpty());
    return all;
  }

  private static HttpRequest post(URI where, ObjectNode body) throws JsonProcessingException {
    return HttpRequest.newBuilder(where)
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
        .build();
  }

  private static JsonNode expect(int status, HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    var answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          "%s answered %d instead of %d"
              .formatted(request.uri().getPath(), answer.statusCode(), status));
    }
    return JSON.readTree(answer.body());
  }
}
