package cn.xinqiao.platform;

import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes the files of the seeds folder into the database. A changed file becomes a new version of
 * its list, but only while nobody has edited that list; otherwise the edited list stays in force
 * and the conflict is marked for the administrator.
 */
@ApplicationScoped
class StoredSeeds implements Seeds {
  private final DataSource database;
  private final Clock clock;
  private final Map<String, SeedFile> inForce = new TreeMap<>();

  StoredSeeds(
      DataSource database, Clock clock, @ConfigProperty(name = "xinqiao.seeds") Path folder) {
    this.database = database;
    this.clock = clock;
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "no seeds at " + folder.toAbsolutePath() + ": set xinqiao.seeds to the folder of lists");
    }
    for (Path file : listsIn(folder)) {
      var list = take(folder.relativize(file).toString().replace('\\', '/'), textOf(file));
      inForce.put(list.name(), list);
    }
  }

  @Override
  public SeedFile read(String name) {
    var list = inForce.get(name);
    if (list == null) {
      throw new IllegalArgumentException("no list seeds/" + name);
    }
    return list;
  }

  @Override
  public List<SeedFile> readFolder(String folder) {
    return inForce.values().stream().filter(s -> s.name().startsWith(folder)).toList();
  }

  private SeedFile take(String name, String content) {
    var digest = Secrets.digest(content);
    try (var connection = database.getConnection()) {
      var known = newest(connection, name);
      if (known.isEmpty()) {
        return store(connection, new SeedFile(name, 1, content), digest);
      }
      var newest = known.get();
      if (newest.edited()) {
        if (!lastFileDigest(connection, name).equals(Optional.of(digest))) {
          markConflict(connection, newest.list());
        }
        return newest.list();
      }
      return newest.digest().equals(digest)
          ? newest.list()
          : store(connection, new SeedFile(name, newest.list().version() + 1, content), digest);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot keep seeds/" + name, e);
    }
  }

  private record Stored(SeedFile list, String digest, boolean edited) {}

  private static Optional<Stored> newest(Connection connection, String name) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select version, content, digest, origin from seed_list where name = ? order by version"
                + " desc limit 1")) {
      query.setString(1, name);
      var row = query.executeQuery();
      return row.next()
          ? Optional.of(
              new Stored(
                  new SeedFile(name, row.getInt(1), row.getString(2)),
                  row.getString(3),
                  row.getString(4).equals("EDITED")))
          : Optional.empty();
    }
  }

  private static Optional<String> lastFileDigest(Connection connection, String name)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select digest from seed_list where name = ? and origin = 'FILE' order by version desc"
                + " limit 1")) {
      query.setString(1, name);
      var row = query.executeQuery();
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  /**
   * Two replicas may start together, even with different files: the row of the first is in force
   * for both.
   */
  private SeedFile store(Connection connection, SeedFile list, String digest) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert ignore into seed_list (name, version, origin, digest, content, loaded_at,"
                + " conflict) values (?, ?, 'FILE', ?, ?, ?, false)")) {
      insert.setString(1, list.name());
      insert.setInt(2, list.version());
      insert.setString(3, digest);
      insert.setString(4, list.content());
      insert.setObject(5, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      insert.executeUpdate();
    }
    var inForce = newest(connection, list.name()).orElseThrow();
    if (!inForce.digest().equals(digest)) {
      Log.warnf(
          "seeds/%s: another replica started with another file, its version %d is in force",
          list.name(), inForce.list().version());
    }
    return inForce.list();
  }

  private static void markConflict(Connection connection, SeedFile list) throws SQLException {
    Log.warnf(
        "seeds/%s changed in the folder and was edited here: the edited version %d stays in force",
        list.name(), list.version());
    try (var update =
        connection.prepareStatement(
            "update seed_list set conflict = true where name = ? and version = ?")) {
      update.setString(1, list.name());
      update.setInt(2, list.version());
      update.executeUpdate();
    }
  }

  private static List<Path> listsIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !f.getFileName().toString().endsWith(".md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file + " as UTF-8", e);
    }
  }
}
