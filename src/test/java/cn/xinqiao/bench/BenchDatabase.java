package cn.xinqiao.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** The database under the service, as the service is told of it and as the bench looks into it. */
sealed interface BenchDatabase extends AutoCloseable permits EmbeddedDatabase, MariaDbServer {

  /** So many looks in a row, a tenth of a second apart, find nothing running. */
  int QUIET = 30;

  /** Environment variables of the service. */
  Map<String, String> settings();

  /** Environment variables of a service that only rehearses its start, on a database of its own. */
  Map<String, String> settingsForRehearsal();

  /** Into the service's database, while it runs. */
  Connection connect() throws SQLException;

  /** Into an empty database of the same kind and settings, for the raw limit. */
  Connection connectEmpty() throws SQLException;

  String version() throws SQLException;

  /**
   * Before and after so many rows at once as never come to the service.
   *
   * @param many whether they come now
   */
  default void fill(Connection connection, boolean many) throws SQLException {
    // a server takes them as they are
  }

  /** So that a sweep begins with the next start, and not up to its whole pause later. */
  static void runAtTheNextStart(Statement statement, String sweep) throws SQLException {
    statement.executeUpdate(
        "update scheduled_tasks set execution_time = '2026-01-01' where task_name = '"
            + sweep
            + "'");
  }

  /** Waits until the service has caught up with what came while it did not run. */
  default void settle(Duration patience) throws SQLException, InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    int quiet = 0;
    while (quiet < QUIET && System.nanoTime() < until) {
      quiet = tasks() == 0 ? quiet + 1 : 0;
      Thread.sleep(100);
    }
  }

  private long tasks() throws SQLException {
    try (var connection = connect();
        var query =
            connection.prepareStatement(
                "select count(*) from scheduled_tasks where picked = true or execution_time <= ?")) {
      query.setObject(1, LocalDateTime.now(ZoneOffset.UTC));
      var row = query.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  void close();
}
