package cn.xinqiao.channel.telegram;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Takes what was fetched together. Telegram forgets a batch with the next request, so this does not
 * return before all of it is written down: while the database is away it waits and tries again.
 */
@ApplicationScoped
class UpdateBatch {
  /** Chats side by side; each needs a connection for moments only. */
  private static final int AT_ONCE = 6;

  /** Then an update is set aside, if the database is there at all. */
  private static final int ATTEMPTS = 4;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final UpdateIntake intake;
  private final UnreadUpdates unread;
  private final Semaphore places = new Semaphore(AT_ONCE);

  UpdateBatch(UpdateIntake intake, UnreadUpdates unread) {
    this.intake = intake;
    this.unread = unread;
  }

  /**
   * Chats go side by side, the updates of one chat in their order. Never works with the database on
   * the caller's thread, which may be interrupted.
   *
   * @throws CancellationException when it was stopped first; then not all may be written down
   */
  void take(List<Update> updates, BooleanSupplier stopped) {
    var chats =
        updates.stream()
            .collect(
                Collectors.groupingBy(
                    UpdateReader::chatOf, LinkedHashMap::new, Collectors.toList()));
    List<Callable<Void>> work = new ArrayList<>();
    chats.values().forEach(one -> work.add(() -> takeInOrder(one, stopped)));
    try (var threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("telegram-update-", 0).factory())) {
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped before the updates were written down");
    } catch (ExecutionException e) {
      throw new CancellationException("stopped before the updates were written down");
    }
  }

  private Void takeInOrder(List<Update> updates, BooleanSupplier stopped) throws Exception {
    places.acquire();
    try {
      for (Update update : updates) {
        takeSurely(update, stopped);
      }
      return null;
    } finally {
      places.release();
    }
  }

  private void takeSurely(Update update, BooleanSupplier stopped) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        intake.take(update);
        return;
      } catch (RuntimeException e) {
        // no message and no trace: either may hold what a resident wrote
        Log.warnf(
            "telegram: update %d was not taken (%s)", update.getUpdateId(), e.getClass().getName());
        if (attempt >= ATTEMPTS && isSetAside(update, e)) {
          return;
        }
      }
      if (stopped.getAsBoolean()) {
        throw new CancellationException("stopped before an update was written down");
      }
      Thread.sleep(pause(attempt));
    }
  }

  /** Also tells whether the database is there: if not, nothing is wrong with the update. */
  private boolean isSetAside(Update update, RuntimeException why) {
    try {
      unread.keep(update, why.getClass().getName());
      Log.errorf("telegram: update %d is set aside, see telegram_unread", update.getUpdateId());
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Duration pause(int attempt) {
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
