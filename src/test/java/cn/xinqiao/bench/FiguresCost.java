package cn.xinqiao.bench;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import cn.xinqiao.insight.Week;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.survival.BuiltXinqiao;
import cn.xinqiao.survival.RunningXinqiao;
import cn.xinqiao.survival.WebResident;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a leader waits for the figures of a month, of the whole city, a district and a street,
 * among the cases of a year: every tenth of them moved, all that were answered with keys and
 * questions.
 */
final class FiguresCost {
  private static final int WEEKS = 4;
  private static final int WARM_UP = 2;
  private static final int REQUESTS = 10;
  private static final double MOST_MILLIS = 5_000;

  private static final String MOVED =
      """
      update cases set came_from = '31-triage' where came_from is null and mod(matter_id, 10) = 0\
      """;
  private static final String MOVES =
      """
      insert into case_line (case_number, at, what, office_code, detail, on_behalf)
        select number, opened_at, 'TRANSFERRED', '31-triage', office_code, false from cases c
          where came_from = '31-triage' and not exists (select 1 from case_line l
            where l.case_number = c.number and l.what = 'TRANSFERRED')\
      """;
  private static final String KEYS =
      """
      insert into reporter_keys (reporter_id, case_number, version, asked, matter, heart, again,
          matter_at, heart_at, settled_at, next_step, next_rule)
        select r.id, r.case_number, 0, 'BOTH',
            case mod(r.id, 5) when 0 then 'DONE' when 1 then 'DENIED' else 'CONFIRMED' end,
            case mod(r.id, 5) when 2 then 'UNHAPPY' when 3 then 'AT_EASE' when 4 then 'AT_EASE'
              else 'UNKNOWN' end,
            0, case mod(r.id, 5) when 0 then null else c.replied_at end,
            case when mod(r.id, 5) > 1 then c.replied_at else null end,
            case when mod(r.id, 5) > 2 then c.replied_at else null end, 'WAIT', 'bench'
          from case_reporter r join cases c on c.number = r.case_number
          where c.replied_at is not null and not exists (select 1 from reporter_keys k
            where k.reporter_id = r.id)\
      """;
  private static final String QUESTIONS =
      """
      insert into revisit (version, reporter_id, case_number, rule_id, nth, asks, via, planned_at,
          due_at, state, sent_at)
        select 0, k.reporter_id, k.case_number, 'bench', 1, 'MATTER', 'TALK', c.replied_at,
            c.replied_at, case mod(k.reporter_id, 5) when 0 then 'SILENT' else 'ANSWERED' end,
            c.replied_at
          from reporter_keys k join cases c on c.number = k.case_number
          where not exists (select 1 from revisit v where v.reporter_id = k.reporter_id)\
      """;
  private static final String TURNS =
      """
      insert into key_turn (reporter_id, case_number, at, who, what, how)
        select k.reporter_id, k.case_number, k.matter_at, 'RESIDENT', 'PUT_RIGHT', 'BUTTON'
          from reporter_keys k where k.matter_at is not null and not exists (select 1 from key_turn t
            where t.reporter_id = k.reporter_id)\
      """;

  private final BenchDatabase database;
  private final Path folder;

  FiguresCost(BenchDatabase database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /** Nothing runs on the database yet. */
  List<Figure> among(int size, ManyCases cases) throws Exception {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (String rows : List.of(MOVED, MOVES, KEYS, QUESTIONS, TURNS)) {
        statement.executeUpdate(rows);
      }
    }
    double raw = rawMillis();
    var figures = new ArrayList<Figure>();
    try (var running = new BuiltXinqiao(folder, database.settings()).start()) {
      var street = cases.busiestStreet();
      for (String office : List.of("31", street.substring(0, 6), street)) {
        var times = times(running, office);
        double p95 = times.percentile(0.95);
        figures.add(
            new Figure(
                "figures of a month of office %s among %,d cases".formatted(office, size),
                "%s (%s)".formatted(Figure.millis(p95), times.summary()),
                "counting that month's clocks: " + Figure.millis(raw),
                p95 / raw,
                "≤ 5 s",
                p95 <= MOST_MILLIS));
      }
    }
    return figures;
  }

  private Latencies times(RunningXinqiao running, String office) throws Exception {
    var token = admit(office);
    var first = Week.of(Instant.now()).plus(-WEEKS);
    var path = "/api/insight/rates?from=%s&to=%s".formatted(first, first.plus(WEEKS - 1));
    var request =
        java.net.http.HttpRequest.newBuilder(running.base().resolve(path))
            .header("Authorization", "Bearer " + token)
            .build();
    var http = WebResident.client();
    var times = new Latencies();
    for (int i = -WARM_UP; i < REQUESTS; i++) {
      long begin = System.nanoTime();
      var answer = http.send(request, ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(path + " answered " + answer.statusCode());
      }
      if (i >= 0) {
        times.add(System.nanoTime() - begin);
      }
    }
    return times;
  }

  private double rawMillis() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      long begin = System.nanoTime();
      var first = Week.of(Instant.now()).plus(-WEEKS).monday();
      statement
          .executeQuery(
              "select t.what, count(*) from case_clock t where t.stopped_at >= '%s' group by t.what"
                  .formatted(first))
          .close();
      return (System.nanoTime() - begin) / 1e6;
    }
  }

  private String admit(String office) throws SQLException {
    var token = Secrets.token();
    var login = "figures-" + token.substring(0, 12);
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          insert into officer (login, office_code, role, failed_logins, active, created_at)
            values ('%s', '%s', 'LEAD', 0, true, '2020-01-01 00:00:00')\
          """
              .formatted(login, office));
      statement.executeUpdate(
          """
          insert into officer_key (digest, officer_id, purpose, created_at, expires_at)
            select '%s', id, 'TOKEN', '2020-01-01 00:00:00', '2100-01-01 00:00:00'
            from officer where login = '%s'\
          """
              .formatted(Secrets.digest(token), login));
    }
    return token;
  }
}
