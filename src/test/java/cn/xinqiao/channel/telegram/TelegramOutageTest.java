package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestClock;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Doorway;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.kernel.Language;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Telegram cannot be reached for an hour, while the offices go on writing. */
@QuarkusTest
@Tag("database")
class TelegramOutageTest {
  private static final int RESIDENTS = 150;

  /** As Telegram's own rules have it. */
  private static final int MOST_IN_A_SECOND = 30;

  /**
   * On average, so far a message may be from its place: 48 ask for a turn at the same time, and a
   * busy database lets them in as it likes. Without any order it would be 50.
   */
  private static final int OUT_OF_PLACE = 40;

  private final TelegramInTests telegrams;
  private final Outbox outbox;
  private final Conversations conversations;
  private final Doorway doorway;
  private final TestClock clock;
  private final AgroalDataSource database;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private FakeTelegram telegram;
  private List<FakePerson> residents;

  TelegramOutageTest(
      TelegramInTests telegrams,
      Outbox outbox,
      Conversations conversations,
      Doorway doorway,
      TestClock clock,
      AgroalDataSource database) {
    this.telegrams = telegrams;
    this.outbox = outbox;
    this.conversations = conversations;
    this.doorway = doorway;
    this.clock = clock;
    this.database = database;
  }

  /** A message on a resident's screen. */
  private record Seen(String chat, String text, long nanos) {}

  @BeforeEach
  void open() {
    telegram = telegrams.open();
    residents = Stream.generate(() -> new FakePerson(telegram)).limit(RESIDENTS).toList();
    var chats = residents.stream().map(FakePerson::chat).collect(Collectors.toSet());
    telegram.reader(call -> {
      if (chats.contains(call.chat())) {
        seen.add(new Seen(call.chat(), call.text(), System.nanoTime()));
      }
    });
  }

  @AfterEach
  void close() {
    telegram.up();
    telegram.reader(call -> {});
    telegrams.close();
  }

  @Test
  void after_an_hour_the_backlog_leaves_oldest_first_within_the_rate_and_without_what_became_false()
      throws InterruptedException {
    var number = OpenedCase.inWujiaochang().number();
    var moved = residents.getFirst();

    telegram.down();
    say(moved, talk -> outbox.mention(talk, Utterance.of("您的事由五角场街道办理"), number));
    for (int i = 0; i < RESIDENTS; i++) {
      int place = i;
      say(residents.get(i), talk -> outbox.say(talk, Utterance.of("第" + place + "位的消息")));
    }
    awaitHeldTogether();
    clock.advance(Duration.ofHours(1));
    say(moved, talk -> outbox.mention(talk, Utterance.of("您的事转给殷行街道办理了"), number));
    assertThat(seen).isEmpty();
    long back = System.nanoTime();
    telegram.up();

    awaitAll();
    assertThat(seen).extracting(Seen::text).noneMatch(text -> text.contains("五角场街道办理"));
    assertThat(seen).extracting(Seen::text).anyMatch(text -> text.contains("转给殷行街道"));
    assertThat(
            IntStream.range(0, RESIDENTS).map(i -> Math.abs(place(i) - i)).average().orElseThrow())
        .isLessThan(OUT_OF_PLACE);
    assertThat(seen)
        .allSatisfy(one -> assertThat(until(one)).isLessThanOrEqualTo(mostSince(back, one)));
  }

  /**
   * Time may only leap while nothing is on its way, or whoever was sending would be taken for dead,
   * and while all are held until the same moment, as they are in each minute of a real hour.
   */
  private void awaitHeldTogether() {
    Eventually.holds(() -> assertThat(heldTogether()).isGreaterThanOrEqualTo(RESIDENTS - 1));
  }

  /** How many wait until the same moment; 0 while one is on its way. */
  private long heldTogether() {
    var times = new ArrayList<LocalDateTime>();
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "select execution_time, picked from slow_tasks where task_name = 'deliver'");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        if (rows.getBoolean(2)) {
          return 0;
        }
        times.add(rows.getObject(1, LocalDateTime.class));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return times.stream()
        .mapToLong(from -> times.stream().filter(t -> isWithinASecond(from, t)).count())
        .max()
        .orElse(0);
  }

  private static boolean isWithinASecond(LocalDateTime from, LocalDateTime other) {
    return !other.isBefore(from) && other.isBefore(from.plusSeconds(1));
  }

  private void awaitAll() throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (told() < RESIDENTS && System.nanoTime() < until) {
      Thread.sleep(100);
    }
    assertThat(told()).isEqualTo(RESIDENTS);
  }

  private long told() {
    return seen.stream().map(Seen::chat).distinct().count();
  }

  private long until(Seen one) {
    return seen.stream().filter(other -> other.nanos() <= one.nanos()).count();
  }

  /**
   * What may have left since Telegram is back. A stall of the machine on the way makes messages
   * late, which is no fault of the sender, but never early.
   */
  private static long mostSince(long back, Seen one) {
    return MOST_IN_A_SECOND
        + MOST_IN_A_SECOND * Duration.ofNanos(one.nanos() - back).toMillis() / 1000;
  }

  private int place(int message) {
    return IntStream.range(0, seen.size())
        .filter(i -> seen.get(i).text().contains("第" + message + "位"))
        .findFirst()
        .orElseThrow();
  }

  private void say(FakePerson resident, Consumer<Conversation> what) {
    long talk = doorway.conversationOf("telegram", resident.chat(), Language.ZH);
    QuarkusTransaction.requiringNew().run(() -> what.accept(conversations.lock(talk)));
  }
}
