package cn.xinqiao.survival;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The database under a packaged product: the one that QUARKUS_DATASOURCE_JDBC_URL names, or the
 * embedded one in its folder, which can be looked into only while the product does not run.
 */
record TriedDatabase(Path folder) {
  private static final String SETTINGS =
      ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IFEXISTS=TRUE";

  /** Whether several processes can use it. */
  static boolean isShared() {
    return System.getenv("QUARKUS_DATASOURCE_JDBC_URL") != null;
  }

  /** What residents said over a channel; zero where nothing was ever written. */
  long messagesOver(String channel) throws SQLException {
    if (!isShared() && !Files.exists(folder.resolve("data/xinqiao.mv.db"))) {
      return 0;
    }
    try (var connection = open();
        var query =
            connection.prepareStatement(
                "select count(*) from message m join conversation c on c.id = m.conversation_id"
                    + " where c.channel = ? and m.sender = 'RESIDENT'")) {
      query.setString(1, channel);
      var row = query.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  private Connection open() throws SQLException {
    return isShared()
        ? DriverManager.getConnection(
            System.getenv("QUARKUS_DATASOURCE_JDBC_URL"),
            System.getenv("QUARKUS_DATASOURCE_USERNAME"),
            System.getenv("QUARKUS_DATASOURCE_PASSWORD"))
        : DriverManager.getConnection(
            "jdbc:h2:file:retry:" + folder.resolve("data/xinqiao") + SETTINGS);
  }
}
