package cn.xinqiao.channel.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A program at the other end of the web chat's socket. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder begun = new StringBuilder();
  private final WebSocket socket;

  SocketClient(URI home, String session) {
    this(home, session, null);
  }

  SocketClient(URI home, String session, String origin) {
    var address = "ws://" + home.getAuthority() + "/chat/" + session;
    var builder = HTTP.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    socket = builder.buildAsync(URI.create(address), this).join();
  }

  SocketClient sends(String frame) {
    socket.sendText(frame, true).join();
    return this;
  }

  JsonNode reads() {
    try {
      var frame = frames.poll(90, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("no frame within 90 seconds");
      }
      return frame;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Acknowledges as a page does until so many messages of others are there. */
  List<JsonNode> readsMessages(int count) {
    var all = new ArrayList<JsonNode>();
    while (all.stream().filter(m -> !m.get("from").asText().equals("RESIDENT")).count() < count) {
      reads().path("messages").forEach(all::add);
    }
    return all;
  }

  boolean hearsNothingFor(long millis) throws InterruptedException {
    return frames.poll(millis, TimeUnit.MILLISECONDS) == null;
  }

  int closeCode() throws Exception {
    return closed.get(30, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
    begun.append(part);
    if (last) {
      try {
        frames.add(JSON.readTree(begun.toString()));
      } catch (java.io.IOException e) {
        throw new UncheckedIOException(e);
      }
      begun.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.complete(1006);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
