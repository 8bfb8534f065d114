package cn.xinqiao.channel.web;

import cn.xinqiao.channel.Bells;
import cn.xinqiao.kernel.Problem;
import cn.xinqiao.kernel.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One open socket. {@code {"after":n}} is what GET is with requests: answered with {@code
 * {"messages":[…]}} and proof that all up to n have arrived; from the first on, what is new comes
 * by itself in the same shape. A message object is what POST is: answered with {@code {"id","seq"}}
 * or a problem that names its id.
 *
 * <p>Nothing waits in memory for a slow client: one frame is read after the other was dealt with,
 * and one is written after the other has left.
 */
final class ChatSocket {
  private static final short NO_SESSION = 4404;
  private static final short TOO_MANY = 4429;
  private static final short FAULT = 1011;
  private static final int MOST_IN_FRAME = 20;

  /**
   * Who is at the other end.
   *
   * @param session a secret that is never written anywhere
   * @param hangUp ends the connection without a word
   */
  record Caller(String session, String address, Runnable hangUp) {
    @Override
    public String toString() {
      return "a resident's browser";
    }
  }

  private final ServerWebSocket wire;
  private final Caller caller;
  private final WebTalk talk;
  private final Bells bells;
  private final ObjectMapper json;
  private final Duration patience;
  private final AtomicInteger calls = new AtomicInteger();
  private Executor threads;
  private Context loop;
  private Bells.Bell bell;
  private long conversation;
  private boolean admitted;
  private volatile long sent = -1;
  private volatile boolean answerDue;
  private volatile boolean heard = true;

  ChatSocket(
      ServerWebSocket wire,
      Caller caller,
      WebTalk talk,
      Bells bells,
      ObjectMapper json,
      Duration patience) {
    this.wire = wire;
    this.caller = caller;
    this.talk = talk;
    this.bells = bells;
    this.json = json;
    this.patience = patience;
  }

  /** Reads nothing before it is clear that the session exists. */
  void listen(Executor executor, Headcount<Long> talks) {
    threads = executor;
    loop = Vertx.currentContext();
    wire.pause();
    wire.pongHandler(pong -> heard = true);
    wire.textMessageHandler(text -> {
      wire.pause();
      heard = true;
      threads.execute(() -> take(text));
    });
    threads.execute(() -> admit(talks));
  }

  private synchronized void admit(Headcount<Long> talks) {
    try {
      conversation = talk.of(caller.session(), caller.address());
      if (wire.isClosed()) {
        return; // gone again meanwhile: nobody would take it back from the lists
      }
      if (!talks.enter(conversation)) {
        close(TOO_MANY, "too many sockets on this talk");
        return;
      }
      admitted = true;
      bell = bells.whenRung(conversation, this::call);
      readOn();
    } catch (RuntimeException e) {
      refuse(e);
    }
  }

  /** After it was closed, whoever closed it. */
  synchronized void end(Headcount<Long> talks) {
    if (admitted) {
      bell.close();
      talks.leave(conversation);
    }
  }

  /** Nothing was heard since the last beat, not even the answer to its ping: nobody is there. */
  void beat() {
    if (!heard) {
      caller.hangUp().run();
      return;
    }
    heard = false;
    try {
      wire.writePing(Buffer.buffer());
    } catch (IllegalStateException e) {
      // it has just been closed
    }
  }

  void close(short code, String why) {
    if (!wire.isClosed()) {
      wire.close(code, why);
    }
  }

  /** Vert.x wants to be told so on the socket's own thread. */
  private void readOn() {
    loop.runOnContext(now -> wire.resume());
  }

  private void take(String text) {
    String id = null;
    try {
      var frame = frame(text);
      id = frame.path("id").isTextual() ? frame.get("id").asText() : null;
      if (frame.has("after")) {
        follow(frame.get("after"));
      } else {
        write(frame, id);
      }
      readOn();
    } catch (Refusal.NotFound e) {
      refuse(e);
    } catch (Refusal e) {
      answer(problem(e, id));
      readOn();
    } catch (RuntimeException e) {
      refuse(e);
    }
  }

  private JsonNode frame(String text) {
    try {
      var frame = json.readTree(text);
      if (frame instanceof ObjectNode) {
        return frame;
      }
    } catch (JsonProcessingException e) {
      // the parser's own message quotes what may be a resident's words
    }
    throw new Refusal.Malformed("not the JSON that is expected");
  }

  private void follow(JsonNode after) {
    if (!after.canConvertToLong() || !after.isIntegralNumber() || after.asLong() < 0) {
      throw new Refusal.Malformed("'after' is not negative");
    }
    talk.of(caller.session(), caller.address());
    talk.arrived(conversation, after.asLong());
    sent = Math.max(sent, after.asLong());
    answerDue = true;
    call();
  }

  private void write(JsonNode frame, String id) {
    ChatMessage message;
    try {
      message = json.treeToValue(frame, ChatMessage.class);
    } catch (JsonProcessingException e) {
      throw new Refusal.Malformed("not the JSON that is expected");
    }
    long seq = talk.write(caller.session(), caller.address(), message);
    answer(json.createObjectNode().put("id", id).put("seq", seq));
  }

  private ObjectNode problem(Refusal refusal, String id) {
    ObjectNode problem = json.valueToTree(Problem.of(refusal));
    if (id != null) {
      problem.put("id", id);
    }
    if (refusal instanceof Refusal.TooMany e) {
      problem.put("retryAfter", e.retryAfterSeconds());
    }
    return problem;
  }

  /** Something may be new. However often it is called meanwhile, one looks at a time. */
  private void call() {
    if (calls.getAndIncrement() == 0) {
      threads.execute(this::bring);
    }
  }

  private void bring() {
    try {
      int answered;
      do {
        answered = calls.get();
        bringAll();
      } while (!calls.compareAndSet(answered, 0));
    } catch (RuntimeException e) {
      refuse(e);
    }
  }

  private void bringAll() {
    while (sent >= 0 && !wire.isClosed()) {
      boolean asked = answerDue;
      answerDue = false;
      long from = sent;
      var messages = talk.after(conversation, from, MOST_IN_FRAME);
      if (messages.isEmpty() && !asked) {
        return;
      }
      for (ObjectNode message : messages) {
        sent = Math.max(sent, message.get("seq").asLong());
      }
      answer(json.valueToTree(Map.of("messages", messages)));
      if (messages.isEmpty()) {
        return;
      }
    }
  }

  /** Returns when it has left; whoever does not take it in time is cut off. */
  private void answer(ObjectNode frame) {
    try {
      wire.writeTextMessage(frame.toString())
          .toCompletionStage()
          .toCompletableFuture()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      caller.hangUp().run();
    } catch (ExecutionException | IllegalStateException e) {
      caller.hangUp().run(); // gone meanwhile: what was not proved comes again
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refuse(RuntimeException e) {
    switch (e) {
      case Refusal.NotFound gone -> close(NO_SESSION, "no such session");
      case Refusal.TooMany flood -> close(TOO_MANY, "too many requests");
      default -> {
        Log.error("a socket failed", e);
        close(FAULT, "a fault of ours");
      }
    }
  }
}
