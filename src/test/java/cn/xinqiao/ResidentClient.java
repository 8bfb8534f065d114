package cn.xinqiao;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A resident in tests: writes and reads over the public contract, as any client would. */
public final class ResidentClient {
  private final String session;
  private long read;

  public ResidentClient() {
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

  public String session() {
    return session;
  }

  public ResidentClient writes(String text) {
    post(Map.of("text", text)).then().statusCode(202);
    return this;
  }

  /** The button with this label, under this message; reads what comes. */
  public Message pressesLabel(Message message, String label) {
    var option =
        message.options().stream()
            .filter(o -> o.get("label").equals(label))
            .findFirst()
            .orElseThrow();
    post(Map.of("choice", option.get("id"), "of", message.seq())).then().statusCode(202);
    return reads();
  }

  public ResidentClient presses(String choice) {
    post(Map.of("choice", choice)).then().statusCode(202);
    return this;
  }

  public Response post(Map<String, ?> message) {
    var body = new HashMap<String, Object>(message);
    body.putIfAbsent("id", UUID.randomUUID().toString());
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/chat/{session}/messages", session);
  }

  /**
   * The next message of the bot or an officer, waited for at most 90 seconds, because the very
   * first waits for training.
   */
  public Message reads() {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < Duration.ofSeconds(90).toNanos()) {
      for (Map<String, Object> message : fetch(read, 5)) {
        read = ((Number) message.get("seq")).longValue();
        if (!"RESIDENT".equals(message.get("from"))) {
          return new Message(message);
        }
      }
    }
    throw new AssertionError("nothing was said within 90 seconds");
  }

  /** For a second nobody but the resident says anything. */
  public void readsNothingMore() {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < Duration.ofSeconds(1).toNanos()) {
      for (Map<String, Object> message : fetch(read, 1)) {
        read = ((Number) message.get("seq")).longValue();
        assertThat(message).containsEntry("from", "RESIDENT");
      }
    }
  }

  public List<Map<String, Object>> everything() {
    return new ArrayList<>(fetch(0, 0));
  }

  private List<Map<String, Object>> fetch(long after, int wait) {
    JsonPath json =
        given()
            .get("/api/chat/{s}/messages?after={a}&wait={w}", session, after, wait)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    return json.getList("messages");
  }

  /** A message as the contract has it. */
  public record Message(Map<String, Object> json) {
    public String text() {
      return (String) json.get("text");
    }

    public String from() {
      return (String) json.get("from");
    }

    public long seq() {
      return ((Number) json.get("seq")).longValue();
    }

    public String notice() {
      return (String) json.get("notice");
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> options() {
      return (List<Map<String, Object>>) json.getOrDefault("options", List.of());
    }

    public List<String> optionIds() {
      return options().stream().map(o -> (String) o.get("id")).toList();
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> matters() {
      var card = (Map<String, Object>) json.getOrDefault("card", Map.of());
      return (List<Map<String, Object>>) card.getOrDefault("matters", List.of());
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> cases() {
      return (List<Map<String, Object>>) json.getOrDefault("cases", List.of());
    }

    @SuppressWarnings("unchecked")
    public String office() {
      var office = (Map<String, Object>) matters().getFirst().get("office");
      return office == null ? null : (String) office.get("name");
    }
  }
}
