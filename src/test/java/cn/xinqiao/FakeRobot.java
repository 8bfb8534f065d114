package cn.xinqiao;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A group robot's server on this machine: keeps what it is told and answers as a test wants. */
public final class FakeRobot implements AutoCloseable {
  private final HttpServer server;
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
  private volatile Map<String, String> headers = Map.of();

  /**
   * @param nanos when it came
   */
  public record Told(
      String path, String body, String type, String timestamp, String signature, long nanos) {}

  public FakeRobot() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::hear);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** The address of a robot of this server. */
  public String address(String key) {
    return "http://localhost:" + server.getAddress().getPort() + "/robot?key=" + key;
  }

  public FakeRobot answers(int code, String body) {
    status = code;
    answer = body;
    return this;
  }

  public FakeRobot answersWith(String header, String value) {
    headers = Map.of(header, value);
    return this;
  }

  /** What robots with this key were told. */
  public List<Told> told(String key) {
    return told.stream().filter(one -> one.path().endsWith("key=" + key)).toList();
  }

  public List<Told> told() {
    return List.copyOf(told);
  }

  private void hear(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    var asked = exchange.getRequestHeaders();
    told.add(
        new Told(
            exchange.getRequestURI().toString(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            asked.getFirst("Content-Type"),
            asked.getFirst("X-Xinqiao-Timestamp"),
            asked.getFirst("X-Xinqiao-Signature"),
            now));
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    var body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
