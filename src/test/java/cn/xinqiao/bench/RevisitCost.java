package cn.xinqiao.bench;

import cn.xinqiao.survival.BuiltXinqiao;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the sweep takes that asks residents, on one day among many open plans of 7, 30 and 90
 * days: every ninetieth plan has each of its three days today. What is sent is a message in the
 * talk, its dispatch, a line of the timeline and the watch over whether it is fetched.
 */
final class RevisitCost {
  private static final double MOST_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /**
   * Of answered cases, each with a resident and a talk of its own, in the order of their numbers.
   */
  private static final List<String> PLANS =
      List.of(
          """
          insert into resident (id, created_at)
            select 2000000 + r.id, '2026-01-01' from case_reporter r
              where r.conversation_id = 900001\
          """,
          """
          insert into conversation (id, channel, resident_id, language, last_seq, last_turn,
              open_cases, created_at, last_at)
            select 2000000 + r.id, 'web', 2000000 + r.id, 'ZH', 0, 0, 1, '2026-01-01', '2026-01-01'
              from case_reporter r where r.conversation_id = 900001\
          """,
          """
          update case_reporter set conversation_id = 2000000 + id, resident_id = 2000000 + id
            where conversation_id = 900001\
          """,
          """
          update cases set status = 'REPLIED', ended_at = null, replied_at = accepted_at
            where status in ('OPEN', 'ACCEPTED', 'CLOSED')\
          """,
          """
          insert into reporter_keys (reporter_id, case_number, version, asked, matter, heart, again,
              next_step, next_rule)
            select r.id, r.case_number, 0, 'BOTH', 'DONE', 'UNKNOWN', 0, 'WAIT', 'done'
              from case_reporter r where not exists (select 1 from reporter_keys k
                where k.reporter_id = r.id)\
          """);

  /**
   * Where a plan of so many days is today: its day is so far ahead, and passed rows are left out.
   */
  private static final String DAY =
      """
      insert into revisit (version, reporter_id, case_number, rule_id, nth, asks, via, planned_at,
          due_at, state)
        select 0, r.id, r.case_number, '%s', %d, 'MATTER', 'TALK', '2026-01-01',
            %s, 'PLANNED'
          from case_reporter r where mod(r.id, 90) + 1 <= %d\
      """;

  private final BenchDatabase database;
  private final Path folder;

  RevisitCost(BenchDatabase database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /** Nothing runs on the database yet. */
  List<Figure> among(int plans) throws Exception {
    prepare();
    long due = count("state = 'PLANNED' and due_at <= current_timestamp");
    try (var running = new BuiltXinqiao(folder, settings()).start()) {
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (done() == 0 && System.nanoTime() < until) {
        Thread.sleep(20);
      }
      long before = running.rss().orElse(0);
      long begin = System.nanoTime();
      while (done() < due && System.nanoTime() < until) {
        Thread.sleep(50);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      double raw = rawCommits(due);
      return List.of(
          new Figure(
              "a day's sweep among %,d open plans".formatted(plans),
              "%.1f s for the %,d of the day".formatted(seconds, done()),
              "as many raw commits of one row, one after the other: %.1f s".formatted(raw),
              seconds / raw,
              "≤ 60 s",
              seconds <= MOST_SECONDS && done() >= due),
          Figure.context(
              "resident memory over that sweep, among %,d".formatted(plans),
              "%s, then %s"
                  .formatted(
                      Figure.megabytes(before), Figure.megabytes(running.rss().orElse(before))),
              "before the sweep",
              (double) running.rss().orElse(before) / before));
    }
  }

  private void prepare() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      database.fill(connection, true);
      statement.executeUpdate("delete from revisit");
      for (String rows : PLANS) {
        statement.executeUpdate(rows);
      }
      day(statement, "appeal-7", 1, 7);
      day(statement, "appeal-30", 2, 30);
      day(statement, "appeal-90", 3, 90);
      BenchDatabase.runAtTheNextStart(statement, "revisit");
      database.fill(connection, false);
    }
  }

  private void day(java.sql.Statement statement, String rule, int nth, int days)
      throws SQLException {
    var ahead = "(%d - mod(r.id, 90) - 1) * 24 - 12".formatted(days);
    var due =
        database instanceof EmbeddedDatabase
            ? "dateadd(hour, %s, current_timestamp)".formatted(ahead)
            : "date_add(current_timestamp, interval (%s) hour)".formatted(ahead);
    statement.executeUpdate(DAY.formatted(rule, nth, due, days));
  }

  private double rawCommits(long commits) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "create table raw_revisit (id bigint not null auto_increment primary key, at datetime(6))");
      long begin = System.nanoTime();
      for (long i = 0; i < commits; i++) {
        statement.executeUpdate("insert into raw_revisit (at) values ('2026-01-01 00:00:00')");
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      statement.execute("drop table raw_revisit");
      return seconds;
    }
  }

  /** Sent, or skipped with its reason. */
  private long done() throws SQLException {
    return count("state <> 'PLANNED'");
  }

  private long count(String which) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from revisit where " + which)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** A list under which residents may be asked now, whatever day and hour it is. */
  private Map<String, String> settings() throws Exception {
    var seeds = folder.resolve("seeds-that-ask-now");
    if (!Files.exists(seeds)) {
      try (var files = Files.walk(Path.of("seeds"))) {
        for (Path file : files.toList()) {
          var copy = seeds.resolve(Path.of("seeds").relativize(file).toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(copy);
          } else {
            Files.copy(file, copy);
          }
        }
      }
      var list = seeds.resolve("rules/revisits.csv");
      Files.writeString(
          list,
          Files.readString(list)
              .replaceAll(
                  ",\\d\\d:\\d\\d,\\d\\d:\\d\\d,(ANY_DAY|WORKDAYS),", ",00:00,23:59:59,ANY_DAY,"));
    }
    var settings = new HashMap<>(database.settings());
    settings.put("XINQIAO_SEEDS", seeds.toString());
    return settings;
  }
}
