package cn.xinqiao.platform;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.LocalDateTime;
import javax.sql.DataSource;

/**
 * Tells an operator whose database drops fractions of seconds: MySQL's driver does so for a server
 * that calls itself older than 5.6.4, as MariaDB does to be polite. Windows of one second then end
 * too early, and what happened in the same second loses its order.
 */
@ApplicationScoped
class StoredTimes {
  private static final LocalDateTime KNOWN = LocalDateTime.parse("2020-06-01T08:00:00.123456");

  private final DataSource database;

  StoredTimes(DataSource database) {
    this.database = database;
  }

  void check(@Observes StartupEvent event) throws SQLException {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement("select cast(? as datetime(6))")) {
      query.setObject(1, KNOWN);
      try (var row = query.executeQuery()) {
        row.next();
        if (!KNOWN.equals(row.getObject(1, LocalDateTime.class))) {
          Log.warn(
              "the database keeps no fractions of seconds for us; MariaDB has to be started with"
                  + " --version=5.7.19-10.11.6-MariaDB or the like (see README, Operating)");
        }
      }
    }
  }
}
