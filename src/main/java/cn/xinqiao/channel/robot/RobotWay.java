package cn.xinqiao.channel.robot;

import cn.xinqiao.channel.OutsideAddress;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeWay;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Group robots of 企业微信 and 政务微信, and whatever takes the same JSON. Follows no redirect: the address
 * that was checked is the only one that is called.
 */
@ApplicationScoped
class RobotWay implements NoticeWay {
  private static final Duration CONNECTING = Duration.ofSeconds(2);
  private static final Duration ANSWERING = Duration.ofSeconds(4);

  /** A robot takes 20 messages a minute; these codes say that it has had them. */
  private static final Set<Integer> TOO_MANY = Set.of(45009, 45033);

  /** The provider is busy. */
  private static final int BUSY = -1;

  private static final Duration NEXT_MINUTE = Duration.ofMinutes(1);

  /** A text message holds so many bytes. */
  private static final int LONGEST = 2_000;

  private static final int LONGEST_ANSWER = 65_536;

  private final ObjectMapper json;
  private final Clock clock;
  private final OutsideAddress addresses;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECTING)
          .build();

  RobotWay(
      ObjectMapper json,
      Clock clock,
      @ConfigProperty(name = "xinqiao.notices.robot.internal-hosts")
          Optional<List<String>> internal) {
    this.json = json;
    this.clock = clock;
    this.addresses =
        new OutsideAddress(
            internal.orElse(List.of()).stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
  }

  @Override
  public AddressKind kind() {
    return AddressKind.ROBOT;
  }

  /** Each officer brings an own one. */
  @Override
  public Optional<Missing> missing() {
    return Optional.empty();
  }

  @Override
  public Optional<String> addressIn(String typed) {
    return addresses.in(typed).map(URI::toString);
  }

  /** The host, and the end of the key that stands at the end of the address. */
  @Override
  public String masked(String address) {
    return URI.create(address).getHost() + "/••••" + address.substring(address.length() - 3);
  }

  @Override
  public Result send(Letter letter) {
    var address = addresses.in(letter.address());
    if (address.isEmpty()) {
      return new Result.Refused("not an address that may be called");
    }
    try {
      if (!addresses.leadsOut(address.get())) {
        return new Result.Refused("the address leads into a private network");
      }
      return result(called(request(address.get(), letter)));
    } catch (UnknownHostException e) {
      return new Result.TryLater(Duration.ZERO, "the host is not known");
    } catch (ExecutionException e) {
      return new Result.TryLater(Duration.ZERO, e.getCause().getClass().getSimpleName());
    } catch (TimeoutException e) {
      return new Result.TryLater(Duration.ZERO, "no answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.TryLater(Duration.ZERO, "interrupted");
    }
  }

  /**
   * The client's own timeout ends with the headers; a body could still keep us waiting for ever.
   */
  private HttpResponse<byte[]> called(HttpRequest request)
      throws ExecutionException, InterruptedException, TimeoutException {
    var answer =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      return answer.get(ANSWERING.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest request(URI address, Letter letter) {
    var body = body(letter.text());
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body));
    letter
        .secret()
        .map(secret -> RobotSignature.of(secret, clock.instant(), body))
        .ifPresent(signature ->
            request
                .header("X-Xinqiao-Timestamp", String.valueOf(signature.at()))
                .header("X-Xinqiao-Signature", signature.value()));
    return request.build();
  }

  private String body(String text) {
    try {
      return json.writeValueAsString(
          Map.of("msgtype", "text", "text", Map.of("content", cut(text))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text is always JSON", e);
    }
  }

  private Result result(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status == 429 || status >= 500) {
      return new Result.TryLater(Duration.ZERO, "HTTP " + status);
    }
    return status == 200 ? told(answer.body()) : new Result.Refused("HTTP " + status);
  }

  /** Robots answer 200 to everything; whether it was taken says a number in the body. */
  private Result told(byte[] body) {
    int code = code(body);
    if (code == 0) {
      return new Result.Taken("");
    }
    if (code == BUSY || TOO_MANY.contains(code)) {
      return new Result.TryLater(NEXT_MINUTE, "errcode " + code);
    }
    return new Result.Refused("errcode " + code);
  }

  private int code(byte[] body) {
    try {
      JsonNode read = json.readTree(body);
      return read == null ? 0 : read.path("errcode").asInt(0);
    } catch (IOException e) {
      return 0; // no robot of that house, but it said 200
    }
  }

  private static String cut(String text) {
    var whole = text;
    while (whole.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      whole = whole.substring(0, whole.offsetByCodePoints(whole.length(), -1));
    }
    return whole;
  }
}
