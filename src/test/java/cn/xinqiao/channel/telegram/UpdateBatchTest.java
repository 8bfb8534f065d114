package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;

class UpdateBatchTest {
  private final List<Integer> taken = new CopyOnWriteArrayList<>();
  private final List<Integer> aside = new CopyOnWriteArrayList<>();
  private final AtomicBoolean databaseIsThere = new AtomicBoolean(true);

  @Test
  void a_database_that_fails_for_a_moment_loses_nothing_and_changes_no_order() {
    var failures = new AtomicInteger(2);
    batch(
            update -> {
              if (failures.getAndDecrement() > 0) {
                throw new PersistenceException("deadlock");
              }
            })
        .take(List.of(update(1, 9), update(2, 9), update(3, 9)), () -> false);
    assertThat(taken).containsExactly(1, 2, 3);
    assertThat(aside).isEmpty();
  }

  @Test
  void while_the_database_is_away_nothing_is_set_aside_and_nothing_returns() throws Exception {
    databaseIsThere.set(false);
    var returned = new CountDownLatch(1);
    var batch =
        batch(update -> {
          if (!databaseIsThere.get()) {
            throw new PersistenceException("away");
          }
        });
    Thread.ofVirtual()
        .start(() -> {
          batch.take(List.of(update(1, 9)), () -> false);
          returned.countDown();
        });
    assertThat(returned.await(2500, TimeUnit.MILLISECONDS)).isFalse();
    databaseIsThere.set(true);
    assertThat(returned.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(taken).containsExactly(1);
    assertThat(aside).isEmpty();
  }

  @Test
  void an_update_that_cannot_be_taken_is_set_aside_and_stops_nobody() {
    batch(
            update -> {
              if (update.getUpdateId() == 2) {
                throw new IllegalStateException("a mistake of ours");
              }
            })
        .take(List.of(update(1, 9), update(2, 9), update(3, 9)), () -> false);
    assertThat(taken).containsExactly(1, 3);
    assertThat(aside).containsExactly(2);
  }

  @Test
  void a_chat_that_takes_long_holds_nobody_else_up() throws Exception {
    var slow = new CountDownLatch(1);
    var batch =
        batch(update -> {
          if (update.getUpdateId() == 1) {
            await(slow);
          }
        });
    var all =
        Thread.ofVirtual()
            .start(
                () -> batch.take(List.of(update(1, 8), update(2, 9), update(3, 9)), () -> false));
    cn.xinqiao.Eventually.holds(() -> assertThat(taken).containsExactly(2, 3));
    slow.countDown();
    all.join();
    assertThat(taken).containsExactly(2, 3, 1);
  }

  @Test
  void stopped_before_all_is_written_down_it_does_not_return_as_if_it_were() {
    databaseIsThere.set(false);
    var batch =
        batch(update -> {
          throw new PersistenceException("away");
        });
    assertThatThrownBy(() -> batch.take(List.of(update(1, 9)), () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private UpdateBatch batch(Consumer<Update> before) {
    var intake =
        new UpdateIntake(null, null, null, null, null, null, null, null, null, null, null) {
          @Override
          void take(Update update) {
            before.accept(update);
            taken.add(update.getUpdateId());
          }
        };
    var unread =
        new UnreadUpdates(null, null, null) {
          @Override
          void keep(Update update, String why) {
            if (!databaseIsThere.get()) {
              throw new PersistenceException("away");
            }
            aside.add(update.getUpdateId());
          }
        };
    return new UpdateBatch(intake, unread);
  }

  private static Update update(int id, long chat) {
    var update = new Update();
    update.setUpdateId(id);
    update.setMessage(
        Message.builder().chat(Chat.builder().id(chat).type("private").build()).build());
    return update;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
