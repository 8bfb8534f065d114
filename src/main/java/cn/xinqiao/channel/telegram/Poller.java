package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.PollerLease;
import cn.xinqiao.kernel.Secrets;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/**
 * Fetches updates while this replica holds the lease. The lease is shorter than fifteen seconds
 * with all that has to happen after it, so that another replica goes on soon after this one died.
 */
@ApplicationScoped
class Poller {
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration RENEWAL = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofMillis(500);

  /**
   * After a quiet week Telegram numbers updates anew, perhaps lower than before, and a session
   * would take those for old ones.
   */
  private static final Duration LONGEST_SESSION = Duration.ofDays(1);

  private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(30);

  private final TelegramSettings settings;
  private final PollerLease lease;
  private final UpdateBatch batch;
  private final String me = "xinqiao-" + Secrets.token();

  private ScheduledExecutorService keeper;
  private volatile Optional<Long> heldUntil = Optional.empty();
  private volatile long answeredAt;
  private volatile PollSession session;
  private int failures;
  private long nextTry;

  Poller(TelegramSettings settings, PollerLease lease, UpdateBatch batch) {
    this.settings = settings;
    this.lease = lease;
    this.batch = batch;
  }

  /** After the tasks, which answer what is fetched. */
  void start(@Observes @Priority(4100) StartupEvent event) {
    if (settings.isOpen() && settings.webhook().isEmpty()) {
      start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stop();
  }

  synchronized void start() {
    answeredAt = System.nanoTime();
    nextTry = System.nanoTime();
    keeper =
        Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("telegram-keeper-", 0).daemon().factory());
    keeper.scheduleWithFixedDelay(this::renew, 0, RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    keeper.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Gives the lease back, so that another replica begins at once. */
  synchronized void stop() {
    if (keeper == null) {
      return;
    }
    keeper.shutdown();
    await(keeper);
    keeper = null;
    closeSession();
    if (isHolder()) {
      heldUntil = Optional.empty();
      lease.release(UpdateIntake.CHANNEL, me);
    }
  }

  private static void await(ScheduledExecutorService threads) {
    try {
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isHolder() {
    return heldUntil.filter(until -> System.nanoTime() - until < 0).isPresent();
  }

  /** How long Telegram has not answered; zero where another replica asks. */
  Duration silence() {
    return isHolder() ? Duration.ofNanos(System.nanoTime() - answeredAt) : Duration.ZERO;
  }

  /** Without the database there is no renewal: the lease ends, and so does the polling. */
  private void renew() {
    try {
      long begin = System.nanoTime();
      boolean mine = lease.hold(UpdateIntake.CHANNEL, me, LEASE);
      heldUntil = mine ? Optional.of(begin + LEASE.toNanos()) : Optional.empty();
    } catch (RuntimeException e) {
      Log.warnf("telegram: the lease was not renewed (%s)", e.getClass().getName());
    }
  }

  private void look() {
    try {
      if (!isHolder()) {
        closeSession();
      } else if (session == null || !session.isAlive() || session.isOlderThan(LONGEST_SESSION)) {
        closeSession();
        perhapsOpen();
      }
    } catch (RuntimeException e) {
      Log.warnf("telegram: polling could not be looked after (%s)", e.getClass().getName());
    }
  }

  private void perhapsOpen() {
    if (System.nanoTime() - nextTry < 0) {
      return;
    }
    try {
      session = new PollSession(settings, settings.pollWait(), batch::take, this::answered);
      failures = 0;
      Log.info("telegram: this replica asks for updates");
    } catch (TelegramApiException | RuntimeException e) {
      // the message may hold the address, which holds the token
      Log.warnf("telegram: the server does not answer (%s)", e.getClass().getName());
      nextTry = System.nanoTime() + patience().toNanos();
    }
  }

  private Duration patience() {
    var doubled = Duration.ofSeconds(1L << Math.min(failures++, 5));
    return doubled.compareTo(LONGEST_PATIENCE) < 0 ? doubled : LONGEST_PATIENCE;
  }

  private void answered() {
    answeredAt = System.nanoTime();
  }

  private void closeSession() {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
