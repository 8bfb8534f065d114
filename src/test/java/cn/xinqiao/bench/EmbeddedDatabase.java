package cn.xinqiao.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** H2 in a file, with the product's settings; AUTO_SERVER lets the bench count while it runs. */
record EmbeddedDatabase(Path folder) implements BenchDatabase {
  private static final String SETTINGS =
      ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0";

  @Override
  public Map<String, String> settings() {
    return Map.of("QUARKUS_DATASOURCE_JDBC_URL", url("data/xinqiao"));
  }

  @Override
  public Map<String, String> settingsForRehearsal() {
    return Map.of("QUARKUS_DATASOURCE_JDBC_URL", url("rehearsal/xinqiao"));
  }

  private String url(String file) {
    return "jdbc:h2:file:retry:" + folder.resolve(file) + SETTINGS + ";AUTO_SERVER=TRUE";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url("data/xinqiao"));
  }

  @Override
  public Connection connectEmpty() throws SQLException {
    return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("raw/raw") + SETTINGS);
  }

  /**
   * How often H2 writes, and how long it keeps what was overwritten: with the product's own
   * settings, which bring each commit to the disk at once, so many rows would fill it meanwhile.
   */
  @Override
  public void fill(Connection connection, boolean many) throws SQLException {
    connection.setAutoCommit(true);
    try (var statement = connection.createStatement()) {
      statement.execute("set retention_time " + (many ? 0 : 45_000));
      statement.execute("set write_delay " + (many ? 500 : 0));
    }
  }

  @Override
  public String version() throws SQLException {
    try (var connection = connectEmpty()) {
      return "H2 " + connection.getMetaData().getDatabaseProductVersion() + ", WRITE_DELAY=0";
    }
  }

  @Override
  public void close() {
    // the file goes with the folder
  }
}
