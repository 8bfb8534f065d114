package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** What long polling does when something goes wrong, against a server that keeps its updates. */
class PollSessionTest {
  private final FakeTelegram telegram = new FakeTelegram();
  private final TelegramSettings settings =
      new TelegramSettings(
          Optional.of(FakeTelegram.TOKEN),
          telegram.address(),
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(2));
  private final FakePerson person = new FakePerson(telegram);
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger answers = new AtomicInteger();

  @AfterEach
  void close() {
    telegram.close();
  }

  @Test
  void what_is_new_is_taken_and_then_confirmed() throws Exception {
    person.writes("一");
    try (var session = session(this::note)) {
      person.writes("二");
      Eventually.holds(() -> assertThat(taken).containsExactly("一", "二"));
      Eventually.holds(() -> assertThat(telegram.unconfirmed()).isZero());
      assertThat(session.isAlive()).isTrue();
      assertThat(answers.get()).isPositive();
    }
  }

  @Test
  void nothing_is_confirmed_before_it_was_taken() throws Exception {
    var written = new CountDownLatch(1);
    person.writes("一");
    try (var session =
        session((updates, stopped) -> {
          await(written);
          note(updates, stopped);
        })) {
      long polls = telegram.polls();
      Thread.sleep(300);
      assertThat(telegram.polls()).isLessThanOrEqualTo(polls + 1);
      assertThat(telegram.unconfirmed()).isEqualTo(1);
      written.countDown();
      Eventually.holds(() -> assertThat(telegram.unconfirmed()).isZero());
      assertThat(session.isAlive()).isTrue();
    }
  }

  @Test
  void an_exception_that_leaves_the_taker_is_seen_though_the_library_says_that_it_runs()
      throws Exception {
    person.writes("一");
    try (var session =
        session((updates, stopped) -> {
          throw new IllegalStateException("no");
        })) {
      Eventually.holds(() -> assertThat(session.isAlive()).isFalse());
    }
    assertThat(telegram.unconfirmed()).as("it comes again").isEqualTo(1);
  }

  @Test
  void a_server_that_fails_is_asked_again_soon() throws Exception {
    telegram.next("getUpdates", FakeTelegram.badGateway());
    telegram.next("getUpdates", FakeTelegram.tooMany(1));
    telegram.next("getUpdates", FakeTelegram.error(409, "Conflict"));
    person.writes("一");
    try (var session = session(this::note)) {
      Eventually.holds(() -> assertThat(taken).containsExactly("一"));
      assertThat(session.isAlive()).isTrue();
    }
  }

  @Test
  void a_server_that_is_away_at_the_start_leaves_nothing_behind_and_can_be_asked_again()
      throws Exception {
    telegram.down();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> session(this::note)).isInstanceOf(TelegramApiException.class);
    }
    Eventually.holds(() -> assertThat(pollThreads()).isZero());
    telegram.up();
    person.writes("一");
    try (var session = session(this::note)) {
      Eventually.holds(() -> assertThat(taken).containsExactly("一"));
      assertThat(session.isAlive()).isTrue();
    }
  }

  @Test
  void a_server_that_goes_and_comes_back_is_heard_again() throws Exception {
    try (var session = session(this::note)) {
      Eventually.holds(() -> assertThat(answers.get()).isPositive());
      telegram.down();
      Thread.sleep(300);
      telegram.up();
      person.writes("一");
      Eventually.holds(() -> assertThat(taken).containsExactly("一"));
      assertThat(session.isAlive()).isTrue();
    }
  }

  @Test
  void a_new_session_hears_updates_that_are_numbered_lower_than_before() throws Exception {
    try (var session = session(this::note)) {
      person.writes("一");
      Eventually.holds(() -> assertThat(taken).containsExactly("一"));
      assertThat(session.isOlderThan(Duration.ofMinutes(5))).isFalse();
      assertThat(session.isOlderThan(Duration.ZERO)).isTrue();
    }
    telegram.countsOnFrom(10);
    try (var session = session(this::note)) {
      person.writes("二");
      Eventually.holds(() -> assertThat(taken).endsWith("二"));
      assertThat(session.isAlive()).isTrue();
    }
  }

  @Test
  void closing_while_a_request_waits_leaves_no_thread() throws Exception {
    var session = session(this::note);
    Eventually.holds(() -> assertThat(telegram.polls()).isPositive());
    session.close();
    Eventually.holds(() -> assertThat(pollThreads()).isZero());
    assertThat(session.isAlive()).isFalse();
  }

  @Test
  void only_kinds_that_we_read_are_asked_for() throws Exception {
    try (var session = session(this::note)) {
      Eventually.holds(() -> assertThat(telegram.calls("getUpdates")).isNotEmpty());
      var asked = telegram.calls("getUpdates").getFirst().params();
      assertThat(asked.path("allowed_updates")).hasSize(4);
      assertThat(session.isAlive()).isTrue();
    }
  }

  private PollSession session(PollSession.Taker taker) throws TelegramApiException {
    return new PollSession(settings, Duration.ofSeconds(2), taker, () -> answers.incrementAndGet());
  }

  private void note(List<Update> updates, java.util.function.BooleanSupplier stopped) {
    updates.forEach(update -> taken.add(update.getMessage().getText()));
  }

  private static long pollThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("telegram-poll"))
        .count();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
