package cn.xinqiao.bench;

import cn.xinqiao.survival.BuiltXinqiao;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A MariaDB server of the bench's own, with default settings: each commit is durable. */
final class MariaDbServer implements BenchDatabase {
  private static final String USER = "root";

  private final Process server;
  private final int port;

  private MariaDbServer(Process server, int port) {
    this.server = server;
    this.port = port;
  }

  /** What has to be installed first; empty when everything is there. */
  static Optional<String> missing() {
    return Stream.of("mariadbd", "mariadb-install-db")
        .filter(program -> find(program).isEmpty())
        .reduce((a, b) -> a + " and " + b)
        .map(programs -> programs + " (the package is often called mariadb-server)");
  }

  static MariaDbServer start(Path folder) throws IOException, InterruptedException, SQLException {
    var data = folder.resolve("mariadb");
    var log = folder.resolve("mariadb.log").toFile();
    var user = "--user=" + System.getProperty("user.name");
    var install =
        List.of(
            find("mariadb-install-db").orElseThrow().toString(),
            "--no-defaults",
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--datadir=" + data,
            user);
    int exit =
        new ProcessBuilder(install).redirectErrorStream(true).redirectOutput(log).start().waitFor();
    if (exit != 0) {
      throw new IOException("mariadb-install-db failed: " + Files.readString(log.toPath()));
    }
    int port = BuiltXinqiao.freePort();
    var run =
        new ArrayList<>(List.of(find("mariadbd").orElseThrow().toString(), "--no-defaults", user));
    run.addAll(
        List.of(
            "--datadir=" + data,
            "--socket=" + folder.resolve("s"),
            "--port=" + port,
            // else it calls itself 5.5.5 and MySQL's driver keeps no fractions of seconds there
            "--version=5.7.19-10.11.6-MariaDB",
            "--bind-address=127.0.0.1"));
    var server =
        new MariaDbServer(
            new ProcessBuilder(run).redirectErrorStream(true).redirectOutput(log).start(), port);
    server.createDatabases();
    return server;
  }

  private void createDatabases() throws InterruptedException, SQLException {
    for (int attempt = 1; ; attempt++) {
      try (var connection = open("");
          var statement = connection.createStatement()) {
        statement.execute("create database xinqiao character set utf8mb4 collate utf8mb4_bin");
        statement.execute("create database rehearsal character set utf8mb4 collate utf8mb4_bin");
        statement.execute("create database raw character set utf8mb4 collate utf8mb4_bin");
        return;
      } catch (SQLException e) {
        if (attempt == 100) {
          close();
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  @Override
  public Map<String, String> settings() {
    return settings("xinqiao");
  }

  @Override
  public Map<String, String> settingsForRehearsal() {
    return settings("rehearsal");
  }

  private Map<String, String> settings(String database) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", url(database), "QUARKUS_DATASOURCE_USERNAME", USER);
  }

  @Override
  public Connection connect() throws SQLException {
    return open("xinqiao");
  }

  @Override
  public Connection connectEmpty() throws SQLException {
    return open("raw");
  }

  private Connection open(String database) throws SQLException {
    return DriverManager.getConnection(url(database), USER, "");
  }

  private String url(String database) {
    return "jdbc:mysql://127.0.0.1:%d/%s?connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&rewriteBatchedStatements=true"
        .formatted(port, database);
  }

  @Override
  public String version() throws SQLException {
    try (var connection = connect();
        var row =
            connection
                .createStatement()
                .executeQuery("select version(), @@innodb_flush_log_at_trx_commit")) {
      row.next();
      return "%s, innodb_flush_log_at_trx_commit=%s".formatted(row.getString(1), row.getString(2));
    }
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Path> find(String program) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
