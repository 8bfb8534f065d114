package cn.xinqiao.channel.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.longpolling.BotSession;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/**
 * One stretch of long polling, from its beginning to its end. Threads and connections are its own,
 * so that nothing of it is left when it is closed.
 */
final class PollSession implements AutoCloseable {
  /** What we read; the rest is not even sent to us. */
  static final List<String> KINDS =
      List.of("message", "edited_message", "callback_query", "my_chat_member");

  private static final int MOST_UPDATES = 100;
  private static final Duration LEEWAY = Duration.ofSeconds(10);

  private final ScheduledExecutorService poll =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("telegram-poll").daemon().factory());
  private final long begun = System.nanoTime();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final OkHttpClient http;
  private final BotSession session;

  /** Whoever takes what was fetched; does not return before it is written down. */
  interface Taker {
    void take(List<Update> updates, BooleanSupplier stopped);
  }

  /**
   * @param wait how long a request stays open while there is nothing new
   * @param answered told of each request that did not fail
   * @throws TelegramApiException when the server does not answer now; nothing of it is left then
   */
  PollSession(TelegramSettings settings, Duration wait, Taker taker, Runnable answered)
      throws TelegramApiException {
    http = client(wait);
    var library =
        new TelegramBotsLongPollingApplication(
            ObjectMapper::new, () -> http, () -> poll, () -> new Patience(answered));
    try {
      session =
          library.registerBot(
              settings.token().orElseThrow(),
              settings::url,
              last -> request(last, wait),
              updates -> take(taker, updates));
    } catch (TelegramApiException | RuntimeException e) {
      leave();
      throw e;
    }
  }

  /** An exception here would end the polling without a word, so none but the end itself leaves. */
  private void take(Taker taker, List<Update> updates) {
    if (!updates.isEmpty()) {
      taker.take(updates, closed::get);
    }
  }

  private static GetUpdates request(int last, Duration wait) {
    return GetUpdates.builder()
        .offset(last + 1)
        .limit(MOST_UPDATES)
        .timeout((int) wait.toSeconds())
        .allowedUpdates(KINDS)
        .build();
  }

  private static OkHttpClient client(Duration wait) {
    return new OkHttpClient.Builder()
        .dispatcher(
            new Dispatcher(
                Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("telegram-", 0).factory())))
        .connectTimeout(Duration.ofSeconds(5))
        .readTimeout(wait.plus(LEEWAY))
        .build();
  }

  /** The library says that it runs also when an exception has ended it. */
  boolean isAlive() {
    var polling = session.getRunningPolling();
    return polling != null && !polling.isDone();
  }

  boolean isOlderThan(Duration age) {
    return System.nanoTime() - begun > age.toNanos();
  }

  @Override
  public void close() {
    session.stop();
    leave();
  }

  private void leave() {
    closed.set(true);
    poll.shutdownNow();
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
  }
}
