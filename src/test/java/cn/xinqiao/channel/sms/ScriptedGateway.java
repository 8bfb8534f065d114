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
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider's gateway that answers as it is told, and refuses what is not signed. */
final class ScriptedGateway implements AutoCloseable {
  static final String KEY = "a-secret-of-both";

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final List<String> orders = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String answer = "{\"id\":\"g1\"}";
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
    if (good) {
      orders.add(new String(body, StandardCharsets.UTF_8));
    }
    if (retryAfter != null) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(good ? status : 401, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
