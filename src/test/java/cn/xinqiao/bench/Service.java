package cn.xinqiao.bench;

import static java.net.URLEncoder.encode;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.survival.RunningXinqiao;
import cn.xinqiao.survival.WebResident;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/** The running product with what a load needs of it: residents, an officer's token, its backlog. */
final class Service {
  private static final int AT_ONCE = 16;
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(15);

  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final RunningXinqiao running;
  private final BenchDatabase database;
  private final HttpClient http = WebResident.client();
  private final ObjectMapper json = new ObjectMapper();
  private final String token = Secrets.token();

  Service(RunningXinqiao running, BenchDatabase database) throws SQLException {
    this.running = running;
    this.database = database;
    admitToken();
  }

  private void admitToken() throws SQLException {
    try (var connection = database.connect();
        var insert =
            connection.prepareStatement(
                """
                insert into officer_key (digest, officer_id, purpose, created_at, expires_at)
                  select ?, id, 'TOKEN', '2020-01-01 00:00:00', '2100-01-01 00:00:00'
                  from officer where login = 'admin'\
                """)) {
      insert.setString(1, Secrets.digest(token));
      insert.executeUpdate();
    }
  }

  RunningXinqiao process() {
    return running;
  }

  WebResident arrival() throws IOException, InterruptedException {
    return WebResident.arrive(http, running.base());
  }

  List<WebResident> arrivals(int count) throws Exception {
    return each(Collections.nCopies(count, 0), nothing -> arrival());
  }

  /**
   * Nanoseconds that the service needs to triage this text, the request and its answer included.
   *
   * @param status what is expected
   */
  long triage(String text, int status) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(running.base().resolve("/api/triage"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(Map.of("text", text))))
            .build();
    long begin = System.nanoTime();
    var answer = http.send(request, ofString());
    long nanos = System.nanoTime() - begin;
    if (answer.statusCode() != status) {
      throw new IllegalStateException("triage answered " + answer.statusCode());
    }
    return nanos;
  }

  /** What residents said over a channel and the service wrote down. */
  long messagesOver(String channel) throws SQLException {
    try (var connection = database.connect();
        var query =
            connection.prepareStatement(
                """
                select count(*) from message m join conversation c on c.id = m.conversation_id
                  where c.channel = ? and m.sender = 'RESIDENT'\
                """)) {
      query.setString(1, channel);
      var row = query.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  /** Turns that are not answered yet. */
  long backlog() throws SQLException {
    try (var connection = database.connect();
        var row =
            connection
                .createStatement()
                .executeQuery("select count(*) from turn where state in ('OPEN', 'RUNNING')")) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Somebody of an office is on duty from now on.
   *
   * @param robot where they are told; a host that the service was allowed to call
   */
  void puts(String office, String robot) throws Exception {
    var session = Secrets.token();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (String row : dutyOf(office, Secrets.digest(session))) {
        statement.executeUpdate(row);
      }
    }
    var cookie = "xq_desk=" + session;
    var own = running.base().resolve("/desk/own");
    var page = http.send(HttpRequest.newBuilder(own).header("Cookie", cookie).build(), ofString());
    var token = FORM_TOKEN.matcher(page.body());
    if (!token.find()) {
      throw new IllegalStateException("no form of notices: " + page.statusCode());
    }
    var form = "kind=ROBOT&secret=&token=" + token.group(1) + "&address=" + encode(robot, UTF_8);
    var added =
        http.send(
            HttpRequest.newBuilder(running.base().resolve("/desk/own/addresses"))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            ofString());
    if (added.statusCode() >= 400) {
      throw new IllegalStateException("no robot could be added: " + added.statusCode());
    }
  }

  private static List<String> dutyOf(String office, String session) {
    return List.of(
        """
        insert into officer (login, office_code, role, failed_logins, active, created_at)
          values ('bench-duty', '%s', 'OFFICER', 0, true, '2020-01-01 00:00:00')\
        """
            .formatted(office),
        """
        insert into officer_key (digest, officer_id, purpose, created_at, expires_at)
          select '%s', id, 'SESSION', '2020-01-01 00:00:00', '2100-01-01 00:00:00'
          from officer where login = 'bench-duty'\
        """
            .formatted(session),
        """
        insert into duty_shift (office_code, officer_id, begins_at, ends_at, created_at)
          select office_code, id, '2020-01-01 00:00:00', '2100-01-01 00:00:00', created_at
          from officer where login = 'bench-duty'\
        """);
  }

  /** Waits until every turn is answered; says how long that took. */
  Duration drain() throws SQLException, InterruptedException {
    long begin = System.nanoTime();
    Duration waited = Duration.ZERO;
    while (backlog() > 0 && waited.compareTo(LONGEST_DRAIN) < 0) {
      Thread.sleep(500);
      waited = Duration.ofNanos(System.nanoTime() - begin);
    }
    return waited;
  }

  @FunctionalInterface
  interface Step<A, B> {
    B take(A each) throws Exception;
  }

  /** A few at a time, in the order given. */
  static <A, B> List<B> each(List<A> all, Step<A, B> step) throws Exception {
    var permits = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = all.stream().<Callable<B>>map(a -> () -> permitted(permits, step, a)).toList();
      var results = new ArrayList<B>();
      for (Future<B> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static <A, B> B permitted(Semaphore permits, Step<A, B> step, A a) throws Exception {
    permits.acquire();
    try {
      return step.take(a);
    } finally {
      permits.release();
    }
  }
}
