package cn.xinqiao.platform;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Keeps the file of the embedded database small. With {@code WRITE_DELAY=0}, which brings each
 * commit to the disk at once, H2 does none of its own tidying: what was overwritten stays in the
 * file until a close has time for it. A few pages at a time are moved together instead, while
 * everything else goes on. The process that has the file open does it; another one over the network
 * has none.
 */
@ApplicationScoped
class EmbeddedFile {
  private static final int PAUSE_SECONDS = 20;

  /** A piece of the file of which less is still used is written anew. */
  private static final int USED_PERCENT = 70;

  private static final int BYTES_AT_ONCE = 4 * 1024 * 1024;

  /** So that a pause is left between two goes, however much there is to do. */
  private static final int MOST_AT_ONCE = 20;

  private final DataSource database;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("embedded-file").factory());

  EmbeddedFile(DataSource database) {
    this.database = database;
  }

  void start(@Observes @Priority(4000) StartupEvent event) {
    thread.scheduleWithFixedDelay(this::tidy, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    thread.shutdownNow();
  }

  private void tidy() {
    try (var connection = database.getConnection()) {
      tidy(connection);
    } catch (SQLException | RuntimeException e) {
      Log.warnf("the file of the database could not be tidied (%s)", e.getMessage());
    }
  }

  /** Part of no transaction. Nothing happens where the database has no file here. */
  static void tidy(Connection connection) throws SQLException {
    var file = file(connection);
    if (file.isEmpty()) {
      return;
    }
    int moved = 0;
    while (moved < MOST_AT_ONCE && file.get().compact(USED_PERCENT, BYTES_AT_ONCE)) {
      moved++;
    }
  }

  private static Optional<MVStore> file(Connection connection) throws SQLException {
    return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
            && session.getDatabase().isPersistent()
        ? Optional.of(session.getDatabase().getStore().getMvStore())
        : Optional.empty();
  }
}
