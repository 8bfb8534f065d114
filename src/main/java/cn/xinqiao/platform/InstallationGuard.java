package cn.xinqiao.platform;

import cn.xinqiao.kernel.Installation;
import cn.xinqiao.kernel.Vault;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Marks the database on the first start, with its purpose and with the keys of its vault, and
 * refuses to start where either is another one.
 */
@ApplicationScoped
class InstallationGuard {
  private static final String WORD = "installation";

  private final DataSource database;
  private final Installation installation;
  private final Vault vault;
  private final Clock clock;

  InstallationGuard(DataSource database, Installation installation, Vault vault, Clock clock) {
    this.database = database;
    this.installation = installation;
    this.vault = vault;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @DefaultBean
  static Installation production() {
    return Installation.PRODUCTION;
  }

  /** Two replicas may start together: what the first of them wrote is in force for both. */
  void check(@Observes @Priority(100) StartupEvent event) throws SQLException {
    try (var connection = database.getConnection()) {
      if (!isMarked(connection)) {
        mark(connection);
      }
      markVault(connection);
      try (var query =
              connection.prepareStatement(
                  "select mark, vault_fingerprint, vault_sealed from installation");
          var row = query.executeQuery()) {
        while (row.next()) {
          checkMark(row.getString(1));
          checkVault(row.getString(2), row.getBytes(3));
        }
      }
    }
  }

  private static boolean isMarked(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("select mark from installation");
        var row = query.executeQuery()) {
      return row.next();
    }
  }

  private void mark(Connection connection) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert ignore into installation (mark, marked_at) values (?, ?)")) {
      insert.setString(1, installation.name());
      insert.setObject(2, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private void markVault(Connection connection) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update installation set vault_fingerprint = ?, vault_sealed = ? where"
                + " vault_fingerprint is null and mark = ?")) {
      update.setString(1, vault.fingerprint(WORD));
      update.setBytes(2, vault.seal(WORD, WORD));
      update.setString(3, installation.name());
      update.executeUpdate();
    }
  }

  private void checkMark(String mark) {
    if (!mark.equals(installation.name())) {
      throw new IllegalStateException(
          "this database belongs to a "
              + mark
              + " installation and must not be opened as "
              + installation);
    }
  }

  private void checkVault(String fingerprint, byte[] sealed) {
    if (!vault.fingerprint(WORD).equals(fingerprint) || !opens(sealed)) {
      throw new IllegalStateException(
          "this database was written with the keys of another vault: set xinqiao.vault.folder to"
              + " the keys of this installation, which all its replicas share");
    }
  }

  private boolean opens(byte[] sealed) {
    try {
      return vault.open(sealed, WORD).equals(WORD);
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
