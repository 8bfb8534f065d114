package cn.xinqiao.channel.telegram;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import cn.xinqiao.Eventually;
import cn.xinqiao.channel.PollerLease;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** One replica of several asks; what fails is asked again; the token is never told. */
@QuarkusTest
@Tag("database")
class TelegramPollingTest {
  private final TestTelegram settings;
  private final PollerLease lease;
  private final UpdateBatch batch;
  private final UnreadUpdates unread;
  private final EntityManager entities;
  private final Clock clock;
  private final Poller one;
  private Poller other;
  private FakeTelegram telegram;

  TelegramPollingTest(
      TestTelegram settings,
      PollerLease lease,
      UpdateBatch batch,
      UnreadUpdates unread,
      EntityManager entities,
      Clock clock,
      Poller one) {
    this.settings = settings;
    this.lease = lease;
    this.batch = batch;
    this.unread = unread;
    this.entities = entities;
    this.clock = clock;
    this.one = one;
  }

  @BeforeEach
  void open() {
    telegram = settings.opened();
    other = new Poller(settings, lease, batch);
  }

  @AfterEach
  void close() {
    one.stop();
    other.stop();
    settings.close();
  }

  @Test
  void of_two_replicas_one_asks_and_the_other_goes_on_at_once_when_it_stops() {
    one.start();
    Eventually.holds(() -> assertThat(one.isHolder()).isTrue());
    other.start();
    var resident = new FakePerson(telegram);
    resident.writes("你好");
    resident.reads();
    assertThat(other.isHolder()).isFalse();
    one.stop();
    Eventually.holds(() -> assertThat(other.isHolder()).isTrue());
    resident.writes("谢谢");
    assertThat(resident.reads().text()).isNotBlank();
  }

  @Test
  void a_replica_that_was_killed_is_followed_within_fifteen_seconds() throws Exception {
    assertThat(lease.hold("telegram", "a-replica-that-dies", Duration.ofSeconds(10))).isTrue();
    long killed = System.nanoTime();
    one.start();
    while (!one.isHolder()) {
      assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(15));
      Thread.sleep(50);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - killed)).isGreaterThan(Duration.ofSeconds(9));
  }

  @Test
  void a_lease_is_renewed_by_its_holder_alone() {
    assertThat(lease.hold("test", "a", Duration.ofSeconds(30))).isTrue();
    assertThat(lease.hold("test", "a", Duration.ofSeconds(30))).isTrue();
    assertThat(lease.hold("test", "b", Duration.ofSeconds(30))).isFalse();
    lease.release("test", "b");
    assertThat(lease.hold("test", "b", Duration.ofSeconds(30))).isFalse();
    lease.release("test", "a");
    assertThat(lease.hold("test", "b", Duration.ofSeconds(30))).isTrue();
  }

  @Test
  void a_server_that_is_away_at_the_start_is_asked_until_it_answers_and_no_log_has_the_token()
      throws Exception {
    var resident = new FakePerson(telegram);
    resident.writes("你好");
    telegram.down();
    var written =
        listening(() -> {
          one.start();
          Thread.sleep(2500);
          telegram.next("deleteWebhook", FakeTelegram.error(401, "Unauthorized"));
          telegram.next("getUpdates", FakeTelegram.badGateway());
          telegram.next("getUpdates", FakeTelegram.error(409, "Conflict"));
          telegram.up();
          telegram.next("sendMessage", FakeTelegram.error(500, "no"));
          assertThat(resident.reads().text()).isNotBlank();
          one.stop();
        });
    assertThat(written).anyMatch(line -> line.contains("the server does not answer"));
    assertThat(written).noneMatch(line -> line.contains(FakeTelegram.TOKEN.substring(10)));
  }

  @Test
  void stopping_leaves_no_thread() {
    one.start();
    Eventually.holds(() -> assertThat(threads()).anyMatch(name -> name.equals("telegram-poll")));
    one.stop();
    Eventually.holds(() ->
        assertThat(threads())
            .noneMatch(name -> name.equals("telegram-poll") || name.startsWith("telegram-keeper")));
  }

  @Test
  void an_update_that_was_set_aside_is_sealed_seen_and_not_kept_for_ever() {
    one.start();
    Eventually.holds(() -> assertThat(one.isHolder()).isTrue());
    Eventually.holds(() -> health().statusCode(200).body(containsString("this replica asks")));
    var update = new Update();
    update.setUpdateId(4711);
    update.setMessage(Message.builder().text("路灯坏了").build());
    unread.keep(update, "java.lang.IllegalStateException");
    unread.keep(update, "java.lang.IllegalStateException");
    assertThat(unread.count()).isEqualTo(1);
    assertThat(sealed()).doesNotContain("路灯坏了");
    health().statusCode(503).body(containsString("\"set-aside\": 1"));
    var later = clock.instant().plusSeconds(60);
    var erased =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              assertThat(unread.due(later, "")).containsExactly("4711");
              return unread.erase("4711", null, later);
            });
    assertThat(erased).containsEntry("updates", 1);
    assertThat(unread.count()).isZero();
  }

  private String sealed() {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            new String(
                (byte[])
                    entities.createQuery("select u.sealed from UnreadUpdate u").getSingleResult(),
                StandardCharsets.UTF_8));
  }

  private static ValidatableResponse health() {
    return given().get("/q/health/well").then();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Everything that reaches the log meanwhile, with the traces of exceptions. */
  private static List<String> listening(Work work) throws Exception {
    var lines = new CopyOnWriteArrayList<String>();
    var format = new PatternFormatter("%c %s%e");
    var ear =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(format.format(org.jboss.logmanager.ExtLogRecord.wrap(line)));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    var root = Logger.getLogger("");
    root.addHandler(ear);
    try {
      work.run();
    } finally {
      root.removeHandler(ear);
    }
    return lines;
  }
}
