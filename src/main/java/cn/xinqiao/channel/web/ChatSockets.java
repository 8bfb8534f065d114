package cn.xinqiao.channel.web;

import cn.xinqiao.channel.Bells;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The door of the web chat's WebSocket, {@code /chat/{session}}. An open socket that says nothing
 * holds no thread; one that no longer answers is let go.
 *
 * <p>It stands on Vert.x itself: its sockets can be told to read no further, which {@code
 * quarkus-websockets-next} of this version cannot, so that a flood would be kept in memory.
 */
@ApplicationScoped
public class ChatSockets {
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final short GOING_AWAY = 1001;

  private final WebTalk talk;
  private final Bells bells;
  private final ObjectMapper json;
  private final Duration heartbeat;
  private final Duration patience;
  private final Headcount<String> addresses;
  private final Headcount<Long> talks;
  private final Set<ChatSocket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chat-socket-", 0).factory());

  ChatSockets(
      WebTalk talk,
      Bells bells,
      ObjectMapper json,
      @ConfigProperty(name = "xinqiao.sockets.heartbeat") Duration heartbeat,
      @ConfigProperty(name = "xinqiao.sockets.patience") Duration patience,
      @ConfigProperty(name = "xinqiao.limits.sockets-per-address") int perAddress,
      @ConfigProperty(name = "xinqiao.limits.sockets-per-talk") int perTalk) {
    this.talk = talk;
    this.bells = bells;
    this.json = json;
    this.heartbeat = heartbeat;
    this.patience = patience;
    this.addresses = new Headcount<>(perAddress);
    this.talks = new Headcount<>(perTalk);
  }

  void register(@Observes Router router, Vertx vertx) {
    router.get("/chat/:session").handler(this::knock);
    vertx.setPeriodic(heartbeat.toMillis(), timer -> open.forEach(ChatSocket::beat));
  }

  void stop(@Observes ShutdownEvent event) {
    open.forEach(socket -> socket.close(GOING_AWAY, "the service stops"));
  }

  private void knock(RoutingContext routing) {
    var request = routing.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
      routing.next();
      return;
    }
    if (isForeign(request.getHeader(HttpHeaders.ORIGIN), String.valueOf(request.authority()))) {
      routing.response().setStatusCode(FORBIDDEN).end();
      return;
    }
    var address = request.remoteAddress().hostAddress();
    if (!addresses.enter(address)) {
      routing.response().setStatusCode(TOO_MANY).end();
      return;
    }
    upgrade(request, address, routing.pathParam("session"));
  }

  private void upgrade(HttpServerRequest request, String address, String session) {
    request
        .toWebSocket()
        .onFailure(refused -> addresses.leave(address))
        .onSuccess(wire -> admit(wire, new ChatSocket.Caller(session, address, hangUp(request))));
  }

  /** Ends the connection itself: a reader who takes nothing would not take a farewell either. */
  private static Runnable hangUp(HttpServerRequest request) {
    var connection = (ConnectionBase) request.connection();
    return () -> connection.channelHandlerContext().close();
  }

  private void admit(ServerWebSocket wire, ChatSocket.Caller caller) {
    var socket = new ChatSocket(wire, caller, talk, bells, json, patience);
    open.add(socket);
    wire.closeHandler(closed -> {
      open.remove(socket);
      addresses.leave(caller.address());
      threads.execute(() -> socket.end(talks));
    });
    wire.exceptionHandler(broken -> {}); // it closes, and nothing of the address may be logged
    socket.listen(threads, talks);
  }

  /**
   * A browser always says where its page came from; a program says nothing.
   *
   * @param origin of a page without one: the word null
   */
  static boolean isForeign(String origin, String host) {
    if (origin == null) {
      return false;
    }
    try {
      return !host.equals(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
