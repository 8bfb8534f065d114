package cn.xinqiao.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The part of the Bot API that we use, as Telegram documents it: updates stay until a request with
 * a higher offset confirms them, and a second long poll ends the first one with 409.
 */
public final class FakeTelegram implements AutoCloseable {
  public static final String TOKEN = "700000001:AAFakeTokenThatMustNeverBeLogged-_x";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_DATA = 64;

  private final List<ObjectNode> updates = new ArrayList<>();
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final Map<String, Deque<Supplier<Reply>>> scripts = new ConcurrentHashMap<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final AtomicInteger updateIds = new AtomicInteger(5000);
  private final AtomicInteger messageIds = new AtomicInteger(100);
  private final AtomicLong polls = new AtomicLong();
  private final AtomicLong newestPoll = new AtomicLong();
  private final int port;
  private volatile Supplier<Optional<Reply>> troubles = Optional::empty;
  private volatile Consumer<Call> reader = call -> {};
  private HttpServer server;

  public FakeTelegram() {
    start(0);
    port = server.getAddress().getPort();
  }

  /**
   * A request of the bot.
   *
   * @param params of JSON or of a form; a file is named by its length
   */
  public record Call(String method, JsonNode params) {
    public String chat() {
      return params.path("chat_id").asText();
    }

    public String text() {
      return params.path("text").asText();
    }
  }

  /** An answer with its status. */
  public record Reply(int status, String body) {}

  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  // --- what a test arranges

  /** The next request for this method is answered like that, and not carried out. */
  public void next(String method, Reply reply) {
    next(method, () -> reply);
  }

  public void next(String method, Supplier<Reply> reply) {
    scripts.computeIfAbsent(method(method), m -> new ArrayDeque<>()).add(reply);
  }

  /** Asked before each request whether it is answered like that, and not carried out. */
  public void troubles(Supplier<Optional<Reply>> each) {
    troubles = each;
  }

  /** Told of each message when it is on the resident's screen. */
  public void reader(Consumer<Call> of) {
    reader = of;
  }

  public static Reply error(int code, String description) {
    return new Reply(
        code,
        "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"}".formatted(code, description));
  }

  public static Reply tooMany(int retryAfter) {
    return new Reply(
        429,
        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after %1$d\","
                .formatted(retryAfter)
            + "\"parameters\":{\"retry_after\":%d}}".formatted(retryAfter));
  }

  /** What a proxy in front says while Telegram is away. */
  public static Reply badGateway() {
    return new Reply(502, "<html><body>502 Bad Gateway</body></html>");
  }

  public void file(String id, byte[] content) {
    files.put(id, content);
  }

  /**
   * Puts an update in the queue; the test gives everything but its id. Numbered as it is put there:
   * the bot confirms all that are lower than the highest that it saw.
   */
  public int happens(ObjectNode update) {
    synchronized (updates) {
      int id = updateIds.incrementAndGet();
      update.put("update_id", id);
      updates.add(update);
      updates.notifyAll();
      return id;
    }
  }

  /** What happens meanwhile is fetched together, or not at all. */
  public void together(Runnable happenings) {
    synchronized (updates) {
      happenings.run();
    }
  }

  /** After a quiet week Telegram begins to count anywhere. */
  void countsOnFrom(int id) {
    updateIds.set(id);
  }

  public int nextMessageId() {
    return messageIds.incrementAndGet();
  }

  /** The server is gone; {@link #up} brings it back with all that it knew. */
  public void down() {
    server.stop(0);
    server = null;
  }

  public void up() {
    if (server == null) {
      start(port);
    }
  }

  // --- what a test looks at

  public List<Call> calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method(method))).toList();
  }

  /** Everything that was said to a chat, in order. */
  public List<Call> messages(String chat) {
    return calls("sendMessage").stream().filter(call -> call.chat().equals(chat)).toList();
  }

  /** How many updates nobody has confirmed yet. */
  public int unconfirmed() {
    synchronized (updates) {
      return updates.size();
    }
  }

  public long polls() {
    return polls.get();
  }

  // --- the server

  private void start(int onPort) {
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", onPort), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (path.startsWith("/file/bot" + TOKEN + "/")) {
        sendFile(exchange, path.substring(path.lastIndexOf('/') + 1));
      } else if (path.startsWith("/bot" + TOKEN + "/")) {
        var method = method(path.substring(path.lastIndexOf('/') + 1));
        send(exchange, answer(method, params(exchange)));
      } else {
        send(exchange, error(401, "Unauthorized"));
      }
    }
  }

  private Reply answer(String method, JsonNode params) {
    var call = new Call(method, params);
    calls.add(call);
    var script = scripts.get(method);
    var scripted = script == null ? null : script.poll();
    if (scripted != null) {
      return scripted.get();
    }
    return troubles
        .get()
        .orElseGet(() -> {
          var reply = carryOut(method, params);
          if (method.equals("sendmessage") && reply.status() == 200) {
            reader.accept(call);
          }
          return reply;
        });
  }

  private Reply carryOut(String method, JsonNode params) {
    return switch (method) {
      case "getupdates" -> poll(params);
      case "sendmessage" -> message(params);
      case "sendphoto" -> ok(sent(params));
      case "getfile" -> fileOf(params);
      case "getme" ->
          ok(
              JSON.createObjectNode()
                  .put("id", 700000001)
                  .put("is_bot", true)
                  .put("first_name", "Xinqiao")
                  .put("username", "XinqiaoTestBot"));
      case "editmessagetext", "editmessagereplymarkup" -> ok(sent(params));
      case "answercallbackquery", "sendchataction", "deletewebhook", "setwebhook" ->
          new Reply(200, "{\"ok\":true,\"result\":true}");
      default -> error(404, "Not Found: method not found");
    };
  }

  private Reply message(JsonNode params) {
    int length = params.path("text").asText().length();
    if (length == 0) {
      return error(400, "Bad Request: message text is empty");
    }
    if (length > LONGEST_TEXT) {
      return error(400, "Bad Request: message is too long");
    }
    for (var row : params.path("reply_markup").path("inline_keyboard")) {
      for (var button : row) {
        var data = button.path("callback_data").asText();
        if (data.isEmpty() || data.getBytes(StandardCharsets.UTF_8).length > LONGEST_DATA) {
          return error(400, "Bad Request: BUTTON_DATA_INVALID");
        }
      }
    }
    return ok(sent(params));
  }

  private ObjectNode sent(JsonNode params) {
    var message = JSON.createObjectNode();
    message.put("message_id", nextMessageId());
    message.put("date", System.nanoTime() / 1_000_000_000);
    message.putObject("chat").put("id", params.path("chat_id").asLong()).put("type", "private");
    message.put("text", params.path("text").asText());
    return message;
  }

  private Reply fileOf(JsonNode params) {
    var id = params.path("file_id").asText();
    var content = files.get(id);
    if (content == null) {
      return error(400, "Bad Request: invalid file_id");
    }
    if (content.length > 20 * 1024 * 1024) {
      return error(400, "Bad Request: file is too big");
    }
    return ok(
        JSON.createObjectNode()
            .put("file_id", id)
            .put("file_unique_id", "u" + id)
            .put("file_size", content.length)
            .put("file_path", "documents/" + id));
  }

  private Reply poll(JsonNode params) {
    polls.incrementAndGet();
    long offset = params.path("offset").asLong();
    var wait = Duration.ofSeconds(params.path("timeout").asLong());
    long until = System.nanoTime() + wait.toNanos();
    long me = newestPoll.incrementAndGet();
    synchronized (updates) {
      updates.notifyAll();
      updates.removeIf(update -> update.path("update_id").asLong() < offset);
      while (updates.isEmpty() && System.nanoTime() < until) {
        try {
          updates.wait(50);
        } catch (InterruptedException e) {
          return error(500, "Internal Server Error");
        }
        if (newestPoll.get() != me) {
          return error(409, "Conflict: terminated by other getUpdates request");
        }
      }
      var result = JSON.createArrayNode();
      updates.stream().limit(params.path("limit").asLong(100)).forEach(result::add);
      return ok(result);
    }
  }

  private void sendFile(HttpExchange exchange, String id) throws IOException {
    var script = scripts.get("file");
    var scripted = script == null ? null : script.poll();
    if (scripted != null) {
      send(exchange, scripted.get());
      return;
    }
    var content = files.get(id);
    if (content == null) {
      send(exchange, error(404, "Not Found"));
      return;
    }
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
  }

  private static Reply ok(JsonNode result) {
    var answer = JSON.createObjectNode().put("ok", true);
    answer.set("result", result);
    return new Reply(200, answer.toString());
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    var body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private static JsonNode params(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    var type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null && type.startsWith("multipart/")) {
      return Form.read(body, type);
    }
    return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
  }

  /** Methods may be written in any case. */
  private static String method(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
  }

  /** The fields of a multipart form, a file as its number of bytes. */
  private static final class Form {
    static JsonNode read(byte[] body, String type) {
      var boundary = "--" + type.substring(type.indexOf("boundary=") + 9).replace("\"", "");
      var fields = JSON.createObjectNode();
      for (String part : new String(body, StandardCharsets.ISO_8859_1).split(boundary)) {
        int end = part.indexOf("\r\n\r\n");
        if (end < 0) {
          continue;
        }
        var head = part.substring(0, end);
        var value = part.substring(end + 4, part.length() - 2);
        var name = head.replaceAll("(?s).*?\\bname=\"([^\"]*)\".*", "$1");
        if (head.contains("filename=")) {
          fields.put(name, value.length());
        } else {
          fields.put(
              name,
              new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
      }
      resolve(fields);
      return fields;
    }

    /** A field that stands for a file of the same form. */
    private static void resolve(ObjectNode fields) {
      for (var field : List.copyOf(fields.properties())) {
        var value = field.getValue().asText();
        if (value.startsWith("attach://")) {
          fields.set(field.getKey(), fields.path(value.substring("attach://".length())));
        }
      }
    }
  }
}
