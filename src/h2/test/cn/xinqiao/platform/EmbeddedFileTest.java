package cn.xinqiao.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many small commits, each brought to the disk at once, as in operation. */
class EmbeddedFileTest {
  private static final int COMMITS = 12_000;
  private static final int TIDIED_EACH = 500;

  @TempDir Path folder;

  @Test
  void the_file_is_kept_small_while_it_is_written_and_loses_nothing() throws Exception {
    long left = grown("left", COMMITS + 1);
    long tidied = grown("tidied", TIDIED_EACH);
    assertThat(tidied).isLessThan(left * 2 / 3);
  }

  @Test
  void a_database_without_a_file_is_left_alone() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:h2:mem:nothing")) {
      EmbeddedFile.tidy(connection);
    }
  }

  private long grown(String name, int tidiedEach) throws SQLException, IOException {
    var url = "jdbc:h2:file:retry:" + folder.resolve(name) + ";WRITE_DELAY=0;RETENTION_TIME=0";
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(
          "create table written (id bigint auto_increment primary key, code varchar(40), words"
              + " varchar(400))");
      statement.execute("create index written_code on written (code)");
      try (var insert =
          connection.prepareStatement("insert into written (code, words) values (?, ?)")) {
        for (int i = 1; i <= COMMITS; i++) {
          insert.setString(1, UUID.randomUUID().toString());
          insert.setString(2, "电梯又坏了".repeat(40));
          insert.executeUpdate();
          if (i % tidiedEach == 0) {
            EmbeddedFile.tidy(connection);
          }
        }
      }
      long size = Files.size(folder.resolve(name + ".mv.db"));
      try (var rows = statement.executeQuery("select count(*), count(code) from written")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(COMMITS);
      }
      return size;
    }
  }
}
