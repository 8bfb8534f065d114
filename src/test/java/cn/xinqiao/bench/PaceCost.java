package cn.xinqiao.bench;

import cn.xinqiao.survival.BuiltXinqiao;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the sweep takes that reminds, escalates and proposes, when 10,000 clocks have come due
 * among many that have not: each of them is told to the lead, to the office above, and proposed for
 * supervision.
 */
final class PaceCost {
  private static final int DUE = 10_000;
  private static final double MOST_SECONDS = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  private final BenchDatabase database;
  private final Path folder;

  PaceCost(BenchDatabase database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /** Nothing runs on the database yet. */
  List<Figure> among(int size) throws IOException, InterruptedException, SQLException {
    prepare();
    double raw = rawInserts();
    try (var _ = new BuiltXinqiao(folder, settings()).start()) {
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (count() == 0 && System.nanoTime() < until) {
        Thread.sleep(20);
      }
      long begin = System.nanoTime();
      while (count() < 3L * DUE && System.nanoTime() < until) {
        Thread.sleep(50);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      return List.of(
          new Figure(
              "a sweep of %,d due clocks among %,d cases".formatted(DUE, size),
              "%.1f s for %,d rows and as many lines".formatted(seconds, count()),
              "as many raw inserts, committed by 200: %.1f s".formatted(raw),
              seconds / raw,
              "≤ 30 s",
              seconds <= MOST_SECONDS && count() >= 3L * DUE));
    }
  }

  private void prepare() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate("delete from supervision_proposal");
      statement.executeUpdate("delete from case_reminder");
      statement.executeUpdate(
          """
          insert into case_clock (case_number, what, due_on, provisional, rule_id, rule_version)
            select c.number, 'ANSWER', '%s', false, 'assistance-answer', 1 from cases c
              where not exists (select 1 from case_clock t where t.case_number = c.number)\
          """
              .formatted(TODAY.plusDays(60)));
      statement.executeUpdate(
          "update case_clock set due_on = '%s' where stopped_at is null"
              .formatted(TODAY.plusDays(60)));
      statement.executeUpdate(
          "update case_clock set due_on = '%s', provisional = false, stopped_at = null where what ="
                  .formatted(TODAY.minusDays(30))
              + " 'ANSWER' and id <= "
              + lastDue(statement));
      BenchDatabase.runAtTheNextStart(statement, "remind");
    }
  }

  private static long lastDue(Statement statement) throws SQLException {
    try (var row =
        statement.executeQuery(
            "select max(id) from (select id from case_clock where what = 'ANSWER' order by id limit "
                + DUE
                + ") due")) {
      row.next();
      return row.getLong(1);
    }
  }

  private double rawInserts() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "create table raw_pace (id bigint not null auto_increment primary key, what varchar(60), at datetime(6))");
      connection.setAutoCommit(false);
      long begin = System.nanoTime();
      try (var insert =
          connection.prepareStatement(
              "insert into raw_pace (what, at) values ('overdue-lead', '2026-01-01 00:00:00')")) {
        for (int i = 1; i <= 6 * DUE; i++) {
          insert.executeUpdate();
          if (i % 200 == 0) {
            connection.commit();
          }
        }
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      connection.setAutoCommit(true);
      statement.execute("drop table raw_pace");
      return seconds;
    }
  }

  private long count() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select (select count(*) from case_reminder) + (select count(*) from"
                    + " supervision_proposal)")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Lists under which the offices work now, whatever day and hour it is. */
  private Map<String, String> settings() throws IOException {
    var seeds = folder.resolve("seeds-that-work-now");
    try (var files = Files.walk(Path.of("seeds"))) {
      for (Path file : files.toList()) {
        var copy = seeds.resolve(Path.of("seeds").relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else if (!Files.exists(copy)) {
          Files.copy(file, copy);
        }
      }
    }
    Files.writeString(
        seeds.resolve("rules/working-hours.csv"),
        "opens,closes,source,status\n00:00,23:59:59,bench,D\n");
    Files.writeString(seeds.resolve("rules/holidays.csv"), workedToday());
    var settings = new HashMap<>(database.settings());
    settings.put("XINQIAO_SEEDS", seeds.toString());
    return settings;
  }

  /** A year without holidays, in which today is worked as well. */
  private static String workedToday() {
    boolean weekend = TODAY.getDayOfWeek().getValue() > 5;
    var first = LocalDate.of(TODAY.getYear(), 1, 1);
    long plain =
        first
            .datesUntil(first.plusYears(1))
            .filter(day -> day.getDayOfWeek().getValue() <= 5)
            .count();
    var year =
        "YEAR,%s,%s,%d,bench,bench\n"
            .formatted(first, first.plusYears(1).minusDays(1), plain + (weekend ? 1 : 0));
    return "kind,from,to,working_days,name,source\n"
        + year
        + (weekend ? "WORK,%s,,,bench,bench\n".formatted(TODAY) : "");
  }
}
