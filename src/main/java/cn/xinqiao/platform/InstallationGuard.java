package cn.xinqiao.platform;

import cn.xinqiao.kernel.Installation;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Marks the database on the first start and refuses one that is marked for something else. */
@ApplicationScoped
class InstallationGuard {
  private final DataSource database;
  private final Installation installation;
  private final Clock clock;

  InstallationGuard(DataSource database, Installation installation, Clock clock) {
    this.database = database;
    this.installation = installation;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @DefaultBean
  static Installation production() {
    return Installation.PRODUCTION;
  }

  void check(@Observes @Priority(100) StartupEvent event) throws SQLException {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement("select mark from installation");
        var marks = query.executeQuery()) {
      if (!marks.next()) {
        mark();
      } else if (!marks.getString(1).equals(installation.name())) {
        throw new IllegalStateException(
            "this database belongs to a "
                + marks.getString(1)
                + " installation and must not be opened as "
                + installation);
      }
    }
  }

  private void mark() throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert ignore into installation (mark, marked_at) values (?, ?)")) {
      insert.setString(1, installation.name());
      insert.setObject(2, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }
}
