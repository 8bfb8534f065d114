package cn.xinqiao.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year passes for two replicas of the packaged demonstration, each day stopped at, while one of
 * them is killed and both are restarted: nobody is asked twice, and nothing is forgotten.
 */
class YearIT {
  private static final int CASES = 10;
  private static final String MONTH = "P30D";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final HttpClient http = WebResident.client();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private BuiltXinqiao one;
  private BuiltXinqiao other;
  private volatile RunningXinqiao first;
  private volatile RunningXinqiao second;

  private String database() {
    return "jdbc:h2:file:retry:"
        + folder.resolve("data/xinqiao")
        + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0"
        + ";AUTO_SERVER=TRUE";
  }

  @Test
  @Timeout(600)
  void each_planned_revisit_is_sent_once_or_skipped_with_its_reason() throws Exception {
    var settings = Map.of("QUARKUS_DATASOURCE_JDBC_URL", database());
    one = new BuiltXinqiao(folder, settings);
    other = new BuiltXinqiao(folder, settings);
    first = one.start();
    try {
      for (String number : opened()) {
        answer(number);
      }
      second = other.start();
      for (int month = 1; month <= 12; month++) {
        if (month % 4 == 2) {
          monthOfAKill();
        } else {
          month();
        }
        if (month == 6) {
          restart();
        }
      }
      advance(first, "P6D");
      second.stop();
      isComplete();
    } finally {
      first.kill();
      threads.shutdownNow();
    }
  }

  /** Both see each day come, at the same time. */
  private void month() throws Exception {
    var there = threads.submit(() -> advance(second, MONTH));
    assertThat(advance(first, MONTH)).isEqualTo(200);
    assertThat(there.get()).isEqualTo(200);
  }

  private void monthOfAKill() throws Exception {
    var there = threads.submit(() -> advance(second, MONTH));
    var here = threads.submit(() -> advance(first, MONTH));
    Thread.sleep(700); // in the middle of it
    second.kill();
    assertThatThrownBy(there::get).hasCauseInstanceOf(IOException.class);
    assertThat(here.get()).isEqualTo(200);
    second = other.start();
  }

  private void restart() throws Exception {
    second.stop();
    first.stop();
    first = one.start();
    second = other.start();
  }

  private List<String> opened() throws IOException, InterruptedException {
    var until = Instant.now().plus(PATIENCE);
    var numbers = new ArrayList<String>();
    for (int i = 0; i < CASES; i++) {
      var journey = Journey.begin(http, first.base(), i);
      journey.goOn(until);
      numbers.addAll(journey.cases());
    }
    return numbers;
  }

  private void answer(String number) throws IOException, InterruptedException {
    var one = first.base().resolve("/api/cases/" + number + "/");
    assertThat(post(one.resolve("acceptance"), "{}")).isEqualTo(200);
    var reply = "{\"text\":\"已经修好，请您看看。\",\"override\":{\"reason\":\"当面说明过\"}}";
    assertThat(post(one.resolve("reply"), reply)).isEqualTo(200);
  }

  private int advance(RunningXinqiao at, String by) throws IOException, InterruptedException {
    return post(at.base().resolve("/api/demo/clock"), "{\"advance\":\"" + by + "\"}");
  }

  private int post(URI where, String body) throws IOException, InterruptedException {
    var asked =
        HttpRequest.newBuilder(where)
            .timeout(Duration.ofMinutes(4))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer xq-demo")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(asked, BodyHandlers.discarding()).statusCode();
  }

  private void isComplete() throws SQLException {
    long sent = count("revisit where sent_at is not null");
    long skipped = count("revisit where state = 'SKIPPED'");
    assertThat(sent).isGreaterThanOrEqualTo(CASES);
    assertThat(count("revisit where state = 'PLANNED'")).as("forgotten").isZero();
    assertThat(count("revisit where state = 'SKIPPED' and reason is null")).isZero();
    assertThat(count("case_line where what = 'REVISIT_SENT'")).as("asked").isEqualTo(sent);
    assertThat(count("case_line where what = 'REVISIT_SKIPPED'")).isEqualTo(skipped);
    assertThat(count("message where extras like '%\"revisit:%'"))
        .as("what residents read: no question twice, none without its message")
        .isPositive()
        .isEqualTo(
            count(
                "(select distinct conversation_id, seq from revisit where seq is not null) asked"));
  }

  private long count(String of) throws SQLException {
    try (var connection = DriverManager.getConnection(database());
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from " + of)) {
      row.next();
      return row.getLong(1);
    }
  }
}
