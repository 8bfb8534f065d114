package cn.xinqiao.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.xinqiao.channel.telegram.FakePerson;
import cn.xinqiao.channel.telegram.FakeTelegram;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the packaged product between a resident's phone and the answer on it. */
@Tag("database")
@Timeout(240)
class KilledTelegramIT {
  private static final Duration NEXT_POLLS_WITHIN = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final List<RunningXinqiao> replicas = new ArrayList<>();
  private TriedDatabase database;
  private FakeTelegram telegram;

  @BeforeEach
  void open() throws Exception {
    database = new TriedDatabase(folder);
    telegram = new FakeTelegram();
  }

  @AfterEach
  void close() throws Exception {
    for (RunningXinqiao replica : replicas) {
      replica.kill();
    }
    telegram.close();
  }

  /** Nothing doubles: what comes again is known by its number. */
  @Test
  void killed_between_fetching_and_writing_down_it_fetches_again_and_takes_each_message_once()
      throws Exception {
    long before = messages();
    var running = start();
    var killed = killOnce(running);
    // the first of many has just been written down when somebody is shown that we are typing
    telegram.troubles(() -> {
      if (!telegram.calls("sendChatAction").isEmpty()) {
        killed.run();
      }
      return Optional.empty();
    });
    var residents = IntStream.range(0, 60).mapToObj(i -> new FakePerson(telegram)).toList();
    telegram.together(() -> writeAll(residents));
    until(() -> !running.isAlive());
    assertThat(messages() - before).as("not all were written down").isLessThan(60);
    assertThat(telegram.unconfirmed()).as("none was confirmed").isEqualTo(60);

    telegram.troubles(Optional::empty);
    var restarted = start();
    residents.forEach(resident -> assertThat(resident.reads().text()).isNotBlank());
    assertThat(telegram.unconfirmed()).isZero();
    restarted.stop();
    assertThat(messages() - before).isEqualTo(60);
  }

  /** Nothing doubles: nobody had begun to answer. */
  @Test
  void killed_between_writing_down_and_answering_it_answers_after_the_next_start()
      throws Exception {
    var running = start();
    var resident = new FakePerson(telegram);
    resident.writes(ResidentWords.matter(1));
    until(() -> telegram.unconfirmed() == 0);
    running.kill();
    assertThat(telegram.messages(resident.chat())).isEmpty();

    start();
    assertThat(resident.reads().text()).isNotBlank();
    assertStaysSilent(resident, 1);
  }

  /** This one message doubles: nobody but Telegram knew that it had arrived. */
  @Test
  void killed_between_sending_and_noting_that_it_sends_the_same_message_once_more_and_goes_on()
      throws Exception {
    var running = start();
    var resident = new FakePerson(telegram);
    var killed = killOnce(running);
    telegram.reader(message -> killed.run());
    resident.writes(ResidentWords.matter(2));
    until(() -> !running.isAlive());

    telegram.reader(message -> {});
    start();
    var first = resident.reads();
    var again = resident.reads();
    assertThat(again.params()).isEqualTo(first.params());
    assertStaysSilent(resident, 2);
    resident.presses("对，就这样");
    assertThat(resident.reads().text()).isNotEqualTo(first.text());
  }

  @Test
  void when_the_replica_that_fetches_is_killed_the_other_one_fetches_within_fifteen_seconds()
      throws Exception {
    assumeTrue(TriedDatabase.isShared(), "the embedded database is for one process");
    var fetching = start();
    var other = start();
    var resident = new FakePerson(telegram);
    resident.writes(ResidentWords.matter(3));
    var card = resident.reads();

    fetching.kill();
    long killed = System.nanoTime();
    resident.presses("对，就这样");
    until(() -> telegram.unconfirmed() == 0);
    var alone = Duration.ofNanos(System.nanoTime() - killed);
    System.out.printf(
        "the other replica had taken the next message after %d ms%n", alone.toMillis());
    assertThat(alone).isLessThan(NEXT_POLLS_WITHIN);
    var next = resident.reads();
    // whoever was killed may not have noted any more that the card had gone
    var answer = next.text().equals(card.text()) ? resident.reads() : next;
    assertThat(answer.text()).isNotBlank().isNotEqualTo(card.text());
    assertThat(other.isAlive()).isTrue();
  }

  private RunningXinqiao start() throws IOException, InterruptedException {
    var settings = new HashMap<String, String>();
    settings.put("XINQIAO_TELEGRAM_TOKEN", FakeTelegram.TOKEN);
    settings.put("XINQIAO_TELEGRAM_ADDRESS", telegram.address().toString());
    // a database that other tests have used opens only with their keys
    var vault = Path.of(System.getProperty("java.io.tmpdir"), "xinqiao-test-vault");
    settings.put("XINQIAO_VAULT_FOLDER", vault.toString());
    var running = new BuiltXinqiao(folder, settings).start();
    replicas.add(running);
    return running;
  }

  /** SIGKILL at the moment of the first call, wherever that is. */
  private static Runnable killOnce(RunningXinqiao running) {
    var first = new AtomicBoolean(true);
    return () -> {
      if (first.getAndSet(false)) {
        try {
          running.kill();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  private static void writeAll(List<FakePerson> residents) {
    for (int i = 0; i < residents.size(); i++) {
      residents.get(i).writes(ResidentWords.matter(100 + i));
    }
  }

  private long messages() throws SQLException {
    return database.messagesOver("telegram");
  }

  /** Longer than whatever waits before it is sent. */
  private void assertStaysSilent(FakePerson resident, int said) throws InterruptedException {
    Thread.sleep(6000);
    assertThat(telegram.messages(resident.chat())).hasSize(said);
  }

  private static void until(BooleanSupplier holds) throws InterruptedException {
    long begin = System.nanoTime();
    while (!holds.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
      Thread.sleep(10);
    }
  }
}
