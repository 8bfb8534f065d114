package cn.xinqiao.cases.bridge;

import cn.xinqiao.channel.OutsideAddress;
import cn.xinqiao.kernel.Signature;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands one update to another system. Follows no redirect: the address that was checked is the only
 * one that is called.
 */
@ApplicationScoped
class PartnerCall {
  private static final Duration CONNECTING = Duration.ofSeconds(4);
  private static final Duration ANSWERING = Duration.ofSeconds(9);

  private final ObjectMapper json;
  private final OutsideAddress addresses;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECTING)
          .build();

  PartnerCall(ObjectMapper json, Partners partners, Clock clock) {
    this.json = json;
    this.addresses = partners.addresses();
    this.clock = clock;
  }

  /** What is sent, to where, signed with which key. */
  record Letter(String address, String key, Update update) {}

  /**
   * As it travels.
   *
   * @param id the same for each try
   * @param event ACCEPTED, ANSWERED, CONCLUDED (the answer was served), REFUSED or WITHDRAWN
   * @param text the answer, or the reason of a refusal; missing once it is erased
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Update(
      String id,
      String system,
      String number,
      String caseNumber,
      String event,
      Instant at,
      Office office,
      String text) {}

  record Office(String code, String name) {}

  /** What came of it; the reasons are ours and hold nothing of the case. */
  sealed interface Result {
    record Taken() implements Result {}

    /** It will never take this as it is. */
    record Refused(String why) implements Result {}

    record TryLater(String why) implements Result {}
  }

  Result post(Letter letter) {
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
      return new Result.TryLater("the host is not known");
    } catch (ExecutionException e) {
      return new Result.TryLater(e.getCause().getClass().getSimpleName());
    } catch (TimeoutException e) {
      return new Result.TryLater("no answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.TryLater("interrupted");
    }
  }

  private HttpRequest request(URI address, Letter letter) {
    var body = body(letter.update());
    var seconds = String.valueOf(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json; charset=utf-8")
        .header("X-Xinqiao-System", letter.update().system())
        .header(Signature.TIME, seconds)
        .header(Signature.SIGNATURE, Signature.of(letter.key(), seconds, body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private byte[] body(Update update) {
    try {
      return json.writeValueAsBytes(update);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an update is always JSON", e);
    }
  }

  /** The client's own timeout ends with the headers, and what the other side says is not read. */
  private int called(HttpRequest request)
      throws ExecutionException, InterruptedException, TimeoutException {
    var answer = client.sendAsync(request, BodyHandlers.discarding());
    try {
      return answer.get(ANSWERING.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } finally {
      answer.cancel(true);
    }
  }

  private static Result result(int status) {
    if (status / 100 == 2) {
      return new Result.Taken();
    }
    return status == 408 || status == 429 || status >= 500
        ? new Result.TryLater("HTTP " + status)
        : new Result.Refused("HTTP " + status);
  }
}
