package cn.xinqiao.channel.sms;

import cn.xinqiao.channel.sms.SmsAccount.Agreed;
import cn.xinqiao.kernel.Signature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider's gateway that gives each order an id of its own or answers as it is told, and refuses
 * what is not signed.
 */
final class ScriptedGateway implements AutoCloseable {
  static final String KEY = "a-secret-of-both";

  private static final AtomicInteger GIVEN = new AtomicInteger();

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final List<String> orders = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private volatile String answer;
  private volatile String retryAfter;

  ScriptedGateway() throws IOException {
    server.createContext("/", this::take);
    server.start();
  }

  Agreed agreed() {
    return new Agreed(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/send"),
        KEY,
        "心桥",
        "https://xinqiao.example.org",
        Duration.ofMinutes(5));
  }

  void answers(int code, String body) {
    status = code;
    answer = body;
  }

  void asksToWait(String seconds) {
    retryAfter = seconds;
  }

  /** The bodies that were signed well. */
  List<String> orders() {
    return orders;
  }

  /** Under which id the order goes on whose body contains this. */
  Optional<String> idOf(String part) {
    return orders.stream().filter(order -> order.contains(part)).findFirst().map(ids::get);
  }

  private void take(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    var seconds = exchange.getRequestHeaders().getFirst("X-Xinqiao-Timestamp");
    boolean good =
        Signature.isGood(
            KEY,
            seconds,
            exchange.getRequestHeaders().getFirst("X-Xinqiao-Signature"),
            body,
            Instant.ofEpochSecond(Long.parseLong(seconds)),
            Duration.ofMinutes(1));
    var id = "g" + GIVEN.incrementAndGet();
    if (good) {
      var order = new String(body, StandardCharsets.UTF_8);
      ids.put(order, id);
      orders.add(order);
    }
    if (retryAfter != null) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    var bytes =
        Objects.requireNonNullElse(answer, "{\"id\":\"" + id + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(good ? status : 401, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
