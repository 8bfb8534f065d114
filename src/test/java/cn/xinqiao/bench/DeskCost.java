package cn.xinqiao.bench;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.survival.RunningXinqiao;
import cn.xinqiao.survival.WebResident;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How long an officer waits for the queue, for a case, for a new case and for the likely duplicates
 * of one, beside the page that says there is no such case. One request at a time, from the same
 * machine; what the desk writes down of each view is part of it.
 */
final class DeskCost {
  private static final int WARM_UP = 200;
  private static final int REQUESTS = 400;

  /**
   * Five cases a second: one after the other without a pause, the model would be reading all the
   * time what was opened just before, and triage is measured apart.
   */
  private static final Duration BETWEEN_OPENINGS = Duration.ofMillis(200);

  private static final int STREETS = 20;
  private static final String CITY = "31";

  /** Of a day on which nobody wrote. */
  private static final String NOBODYS = "XQ20200101-0000011";

  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final RunningXinqiao running;
  private final BenchDatabase database;
  private final Random random = new Random(7);
  private final HttpClient http = WebResident.client();

  DeskCost(RunningXinqiao running, BenchDatabase database) {
    this.running = running;
    this.database = database;
  }

  /** An officer who is logged in, at the pages and as a program. */
  private record Officer(String session, String token) {}

  List<Figure> among(int size, ManyCases cases) throws Exception {
    var lead = admit(CITY, "LEAD");
    var nothing = times(() -> get(lead, "/desk/cases/" + NOBODYS, 404));
    var streets = new ArrayList<Officer>();
    for (int i = 0; i < STREETS; i++) {
      streets.add(admit(cases.anyStreet(), "OFFICER"));
    }
    var busiest = admit(cases.busiestStreet(), "OFFICER");
    var figures = new ArrayList<Figure>();
    figures.add(
        figure(
            "a street's queue among %,d cases, p95".formatted(size),
            times(() -> get(streets.get(random.nextInt(STREETS)), "/desk", 200)),
            nothing,
            100));
    figures.add(
        figure(
            "the busiest street's queue among %,d (%,d its own), p95"
                .formatted(size, casesOf(cases.busiestStreet())),
            times(() -> get(busiest, "/desk", 200)),
            nothing,
            100));
    figures.add(
        figure(
            "a case's page among %,d, p95".formatted(size),
            times(() -> get(lead, "/desk/cases/" + cases.any(), 200)),
            nothing,
            60));
    figures.add(
        figure(
            "likely duplicates of a case among %,d, p95".formatted(size),
            times(() -> get(lead, "/api/cases/" + cases.any() + "/duplicates", 200)),
            nothing,
            50));
    var token = formToken(busiest);
    figures.add(
        figure(
            "opening a case among %,d, p95".formatted(size),
            times(() -> open(busiest, token), BETWEEN_OPENINGS),
            nothing,
            60));
    return figures;
  }

  private static Figure figure(String what, Latencies times, Latencies nothing, int most) {
    double p95 = times.percentile(0.95);
    return new Figure(
        what,
        "%s (%s)".formatted(Figure.millis(p95), times.summary()),
        "the page that there is no such case: " + nothing.summary(),
        p95 / nothing.percentile(0.95),
        "≤ %d ms".formatted(most),
        p95 <= most);
  }

  @FunctionalInterface
  private interface Request {
    HttpResponse<String> send() throws Exception;
  }

  private static Latencies times(Request request) throws Exception {
    return times(request, Duration.ZERO);
  }

  /**
   * @param apart from the beginning of one to that of the next, at least
   */
  private static Latencies times(Request request, Duration apart) throws Exception {
    var times = new Latencies();
    for (int i = -WARM_UP; i < REQUESTS; i++) {
      long begin = System.nanoTime();
      request.send();
      long took = System.nanoTime() - begin;
      if (i >= 0) {
        times.add(took);
      }
      Thread.sleep(apart.minusNanos(took).isPositive() ? apart.minusNanos(took) : Duration.ZERO);
    }
    return times;
  }

  /** What was said at the counter, with everything that the form would hold: nothing is triaged. */
  private HttpResponse<String> open(Officer officer, String token) throws Exception {
    var form =
        Map.of(
            "token", token,
            "key", Secrets.token(),
            "way", "VISIT",
            "words", "楼下的路灯三天没亮了，晚上老人不敢出门，请来修一修。",
            "summary", "楼下路灯不亮",
            "kind", "SERVICE_REQUEST.ASSISTANCE",
            "subject", "URBAN_CONSTRUCTION",
            "urgency", "NORMAL");
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request("/desk/registration", officer)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)),
        200);
  }

  private String formToken(Officer officer) throws Exception {
    var token = FORM_TOKEN.matcher(get(officer, "/desk/registration", 200).body());
    if (!token.find()) {
      throw new IllegalStateException("no form to register with");
    }
    return token.group(1);
  }

  private HttpResponse<String> get(Officer officer, String path, int status) throws Exception {
    return send(request(path, officer), status);
  }

  private HttpRequest.Builder request(String path, Officer officer) {
    var request = HttpRequest.newBuilder(running.base().resolve(path));
    return path.startsWith("/api/")
        ? request.header("Authorization", "Bearer " + officer.token())
        : request.header("Cookie", "xq_desk=" + officer.session());
  }

  private HttpResponse<String> send(HttpRequest.Builder request, int status)
      throws IOException, InterruptedException {
    var answer = http.send(request.build(), ofString());
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.uri().getPath() + " answered " + answer.statusCode());
    }
    return answer;
  }

  private long casesOf(String street) throws SQLException {
    try (var connection = database.connect();
        var query =
            connection.prepareStatement("select count(*) from cases where office_code = ?")) {
      query.setString(1, street);
      var row = query.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  private Officer admit(String office, String role) throws SQLException {
    var officer = new Officer(Secrets.token(), Secrets.token());
    var login = "bench-" + officer.session().substring(0, 12);
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          insert into officer (login, office_code, role, failed_logins, active, created_at)
            values ('%s', '%s', '%s', 0, true, '2020-01-01 00:00:00')\
          """
              .formatted(login, office, role));
      statement.executeUpdate(key(login, "SESSION", officer.session()));
      statement.executeUpdate(key(login, "TOKEN", officer.token()));
    }
    return officer;
  }

  private static String key(String login, String purpose, String secret) {
    return """
    insert into officer_key (digest, officer_id, purpose, created_at, expires_at)
      select '%s', id, '%s', '2020-01-01 00:00:00', '2100-01-01 00:00:00'
      from officer where login = '%s'\
    """
        .formatted(Secrets.digest(secret), purpose, login);
  }
}
