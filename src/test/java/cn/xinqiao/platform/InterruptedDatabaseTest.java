package cn.xinqiao.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thread that is interrupted while it reads or writes the file of the embedded database, as the
 * watch over long transactions does, must not close it for everybody.
 */
class InterruptedDatabaseTest {
  private static final int ROWS = 3_000;

  @TempDir Path folder;

  @Test
  void whoever_is_interrupted_while_writing_leaves_the_database_open() throws Exception {
    var url = shippedUrl();
    assumeTrue(url.startsWith("jdbc:h2:file:"), "a server has no file of ours");
    var here = url.replace("./data/", folder + "/");
    try (var connection = DriverManager.getConnection(here)) {
      connection.createStatement().execute("create table written (words varchar(2000))");
      for (int i = 1; i <= 5; i++) {
        interrupted(here);
        assertThat(rows(connection)).isPositive();
      }
    }
    assertThat(Files.exists(folder.resolve("xinqiao.mv.db"))).isTrue();
  }

  private static String shippedUrl() throws IOException {
    var shipped = new Properties();
    try (var in = InterruptedDatabaseTest.class.getResourceAsStream("/application.properties")) {
      shipped.load(in);
    }
    return shipped.getProperty("quarkus.datasource.jdbc.url");
  }

  /** Again and again, so that one hits the file. */
  private static void interrupted(String url) throws InterruptedException {
    var writer = new Thread(() -> write(url));
    writer.start();
    while (writer.getState() == Thread.State.NEW) {
      Thread.onSpinWait();
    }
    while (writer.isAlive()) {
      writer.interrupt();
      Thread.sleep(5);
    }
  }

  private static void write(String url) {
    try (var connection = DriverManager.getConnection(url);
        var insert = connection.prepareStatement("insert into written values (?)")) {
      for (int i = 0; i < ROWS; i++) {
        insert.setString(1, "电梯又坏了".repeat(200));
        insert.executeUpdate();
      }
    } catch (SQLException e) {
      // the one that is interrupted may fail
    }
  }

  private static long rows(Connection connection) throws SQLException {
    try (var rows = connection.createStatement().executeQuery("select count(*) from written")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
