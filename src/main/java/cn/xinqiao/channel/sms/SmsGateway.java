package cn.xinqiao.channel.sms;

import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.sms.SmsAccount.Agreed;
import cn.xinqiao.kernel.Signature;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** Hands one short message to the provider, and knows what its answers mean. */
@ApplicationScoped
class SmsGateway {
  private static final Duration CONNECT = Duration.ofSeconds(4);
  private static final Duration ANSWER = Duration.ofSeconds(9);
  private static final Duration THROTTLED = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Pattern PROVIDER_ID = Pattern.compile("[\\x21-\\x7e]{1,120}");

  private final ObjectMapper json;
  private final Clock clock;
  private volatile HttpClient client;

  SmsGateway(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /**
   * As it travels.
   *
   * @param to an international number
   * @param sign the registered sender
   * @param template the id of the registered text
   * @param params what stands in its places
   * @param id the same for each try: the gateway sends the same message once
   */
  record Order(
      String to, String sign, String template, Map<String, String> params, String id, Instant at) {}

  Delivery send(Agreed agreed, Order order) {
    return send(agreed, order, ANSWER);
  }

  /**
   * @param patience how long the gateway may take to answer
   */
  Delivery send(Agreed agreed, Order order, Duration patience) {
    try {
      return meaning(client().send(request(agreed, order, patience), BODY), order);
    } catch (IOException e) {
      return new Delivery.TryLater(
          Duration.ZERO, "the gateway cannot be talked to (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.TryLater(Duration.ZERO, "interrupted");
    }
  }

  private static final HttpResponse.BodyHandler<String> BODY =
      HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);

  private HttpRequest request(Agreed agreed, Order order, Duration patience)
      throws JsonProcessingException {
    var body = json.writeValueAsBytes(order);
    var seconds = String.valueOf(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder(agreed.url())
        .timeout(patience)
        .header("Content-Type", "application/json")
        .header(Signature.TIME, seconds)
        .header(Signature.SIGNATURE, Signature.of(agreed.key(), seconds, body))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private Delivery meaning(HttpResponse<String> answer, Order order) {
    int status = answer.statusCode();
    var said = read(answer.body());
    if (status / 100 == 2) {
      var id = said.path("id").asText();
      return new Delivery.HandedOver(PROVIDER_ID.matcher(id).matches() ? id : order.id());
    }
    var error = said.path("error").asText();
    if (status == 429 || error.equals("throttled")) {
      return new Delivery.TryLater(wait(answer), "the gateway asks for patience");
    }
    if (status / 100 != 4 || status == 401 || status == 403 || status == 408) {
      // a wrong key is mended in the settings, and then the message can still go
      return new Delivery.TryLater(Duration.ZERO, "the gateway answers " + status);
    }
    return switch (error) {
      case "invalid-number" -> new Delivery.Unreachable("no such number, says the gateway");
      case "blacklisted" -> new Delivery.Unreachable("this number takes no messages of ours");
      case "unknown-template" ->
          new Delivery.Rejected("template " + order.template() + " is unknown");
      case "unknown-sign" -> new Delivery.Rejected("the gateway does not know our signature");
      default -> new Delivery.Rejected("the gateway refuses (" + status + ")");
    };
  }

  private JsonNode read(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return json.createObjectNode();
    }
  }

  private static Duration wait(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .filter(wait -> wait.isPositive() && wait.compareTo(LONGEST_WAIT) <= 0)
        .orElse(THROTTLED);
  }

  /** It has a thread of its own, so there is none until something is sent. */
  private HttpClient client() {
    if (client == null) {
      synchronized (this) {
        if (client == null) {
          client =
              HttpClient.newBuilder()
                  .connectTimeout(CONNECT)
                  .followRedirects(HttpClient.Redirect.NEVER)
                  .build();
        }
      }
    }
    return client;
  }
}
