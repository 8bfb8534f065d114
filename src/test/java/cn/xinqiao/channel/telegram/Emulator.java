package cn.xinqiao.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Somebody else's idea of Telegram: the emulator {@code telegram-test-api}, started by Node, behind
 * a small server that mends what it does otherwise than Telegram (times in milliseconds, no waiting
 * for updates, empty results, methods that it does not have).
 */
final class Emulator implements AutoCloseable {
  private static final String PACKAGE = "telegram-test-api@4.2.1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> NOT_THERE = Set.of("sendchataction");
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process node;
  private final URI emulator;
  private final HttpServer mended;

  private Emulator(Process node, int port) throws IOException {
    this.node = node;
    this.emulator = URI.create("http://localhost:" + port);
    this.mended = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    mended.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    mended.createContext("/", this::pass);
    mended.start();
  }

  /** Empty where there is no Node, or the package cannot be had. */
  static Optional<Emulator> start() {
    var folder = Path.of(System.getProperty("xinqiao.build", "target"), "telegram-test-api");
    try {
      if (!Files.isDirectory(folder.resolve("node_modules/telegram-test-api"))) {
        Files.createDirectories(folder);
        if (!succeeds(
            folder, "npm", "install", "--no-save", "--no-audit", "--prefix", ".", PACKAGE)) {
          return Optional.empty();
        }
      }
      int port = freePort();
      var script =
          "const S=require('telegram-test-api');new S({port:%d,host:'localhost',storeTimeout:600})"
                  .formatted(port)
              + ".start()";
      var node =
          new ProcessBuilder("node", "-e", script)
              .directory(folder.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var started = new Emulator(node, port);
      return started.answers() ? Optional.of(started) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where the bot finds it. */
  URI address() {
    return URI.create("http://localhost:" + mended.getAddress().getPort());
  }

  // --- the resident

  void writes(long chat, String text) {
    post("/sendMessage", said(chat, text));
  }

  void commands(long chat, String text) {
    var message = said(chat, text);
    message
        .putArray("entities")
        .addObject()
        .put("offset", 0)
        .put("length", text.length())
        .put("type", "bot_command");
    post("/sendCommand", message);
  }

  void presses(long chat, String data) {
    var query = said(chat, "");
    query.put("data", data);
    query.set("message", said(chat, "?").put("message_id", 1));
    post("/sendCallback", query);
  }

  private static ObjectNode said(long chat, String text) {
    var message = JSON.createObjectNode();
    message.put("botToken", FakeTelegram.TOKEN).put("date", System.currentTimeMillis() / 1000);
    message.put("text", text);
    message.putObject("from").put("id", chat).put("is_bot", false).put("first_name", "梅");
    message.putObject("chat").put("id", chat).put("type", "private").put("first_name", "梅");
    return message;
  }

  /** What the bot said since the last time. */
  List<JsonNode> reads(long chat) {
    var asked = JSON.createObjectNode().put("token", FakeTelegram.TOKEN).put("chatId", chat);
    return List.copyOf(
        post("/getUpdates", asked)
            .path("result")
            .valueStream()
            .map(u -> u.path("message"))
            .toList());
  }

  // --- in between

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var method = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      var body = exchange.getRequestBody().readAllBytes();
      var answer = NOT_THERE.contains(method) ? fine() : mended(post(path, JSON.readTree(body)));
      if (method.equals("getupdates") && answer.path("result").isEmpty()) {
        Thread.sleep(200);
      }
      var bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ObjectNode fine() {
    return JSON.createObjectNode().put("ok", true).put("result", true);
  }

  private static ObjectNode mended(JsonNode answer) {
    var mended = (ObjectNode) answer;
    if (mended.path("result").isNull()) {
      mended.put("result", true);
    }
    inSeconds(mended);
    return mended;
  }

  private static void inSeconds(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("date").asLong() > MILLISECONDS_FROM) {
      object.put("date", object.path("date").asLong() / 1000);
    }
    node.forEach(Emulator::inSeconds);
  }

  private JsonNode post(String path, JsonNode body) {
    try {
      var request =
          HttpRequest.newBuilder(emulator.resolve(path))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build();
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    for (int i = 0; i < 100 && node.isAlive(); i++) {
      try {
        reads(1);
        return true;
      } catch (UncheckedIOException e) {
        pause();
      }
    }
    close();
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean succeeds(Path folder, String... command) throws IOException {
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(90, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    mended.stop(0);
    node.destroyForcibly();
  }
}
