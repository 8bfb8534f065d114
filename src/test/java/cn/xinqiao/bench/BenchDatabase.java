package cn.xinqiao.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The database under the service, as the service is told of it and as the bench looks into it. */
sealed interface BenchDatabase extends AutoCloseable permits EmbeddedDatabase, MariaDbServer {

  /** Environment variables of the service. */
  Map<String, String> settings();

  /** Environment variables of a service that only rehearses its start, on a database of its own. */
  Map<String, String> settingsForRehearsal();

  /** Into the service's database, while it runs. */
  Connection connect() throws SQLException;

  /** Into an empty database of the same kind and settings, for the raw limit. */
  Connection connectEmpty() throws SQLException;

  String version() throws SQLException;

  /** So that a sweep begins with the next start, and not up to its whole pause later. */
  static void runAtTheNextStart(Statement statement, String sweep) throws SQLException {
    statement.executeUpdate(
        "update scheduled_tasks set execution_time = '2026-01-01' where task_name = '"
            + sweep
            + "'");
  }

  @Override
  void close();
}
