package cn.xinqiao.platform;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.Installation;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.kernel.Vault;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@Tag("database")
class PlatformTest {
  private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("never-run");

  private static final Path KEYS =
      Path.of(ConfigProvider.getConfig().getValue("xinqiao.vault.folder", String.class));

  private final SchedulerClient tasks;
  private final DataSource database;
  private final Clock clock;
  private final Vault vault;

  PlatformTest(SchedulerClient tasks, DataSource database, Clock clock, Vault vault) {
    this.tasks = tasks;
    this.database = database;
    this.clock = clock;
    this.vault = vault;
  }

  @Test
  void a_task_that_is_planned_in_a_rolled_back_transaction_was_never_planned() throws SQLException {
    var never = Instant.parse("2199-01-01T00:00:00Z");
    assertThatThrownBy(() ->
            QuarkusTransaction.requiringNew()
                .run(() -> {
                  tasks.scheduleIfNotExists(TASK.instance("rolled-back").build(), never);
                  throw new IllegalStateException("on purpose");
                }))
        .hasMessage("on purpose");
    QuarkusTransaction.requiringNew()
        .run(() -> tasks.scheduleIfNotExists(TASK.instance("committed").build(), never));
    assertThat(planned("rolled-back")).isZero();
    assertThat(planned("committed")).isOne();
  }

  @Test
  void a_sealed_value_opens_only_for_its_owner() {
    var sealed = vault.seal("+8613800001234", "resident:1");
    assertThat(vault.open(sealed, "resident:1")).isEqualTo("+8613800001234");
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("13800001234");
    assertThatThrownBy(() -> vault.open(sealed, "resident:2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_changed_seed_file_becomes_a_new_version(@TempDir Path folder) throws IOException {
    assertThat(listed(folder, "a,b\n1,2\n").version()).isEqualTo(1);
    assertThat(listed(folder, "a,b\n1,2\n").version()).as("unchanged").isEqualTo(1);
    assertThat(listed(folder, "a,b\n3,4\n").version()).isEqualTo(2);
  }

  @Test
  void a_list_that_was_edited_here_stays_in_force_and_the_conflict_is_marked(@TempDir Path folder)
      throws IOException, SQLException {
    var first = listed(folder, "a,b\n5,6\n");
    edit(first.name(), first.version() + 1, "a,b\nedited,7\n");
    assertThat(listed(folder, "a,b\n8,9\n").content()).contains("edited");
    assertThat(conflicts(first.name())).isOne();
  }

  @Test
  void a_replica_that_comes_second_decides_by_the_list_that_the_first_stored(@TempDir Path folder)
      throws Exception {
    var first = listed(folder, "a,b\n1,2\n");
    var blind = new ArrayDeque<Runnable>();
    blind.add(() -> insert(first.name(), 2, "FILE", "a,b\nof the other,2\n"));
    Files.writeString(folder.resolve(first.name()), "a,b\nmine,2\n");
    var late = new StoredSeeds(before("insert ignore", blind), clock, folder).read(first.name());
    assertThat(late.version()).isEqualTo(2);
    assertThat(late.content()).contains("of the other");
  }

  @Test
  void a_replica_with_other_keys_does_not_start(@TempDir Path folder) throws Exception {
    var guard = new InstallationGuard(database, Installation.PRODUCTION, vault, clock);
    guard.check(new StartupEvent());
    var own = new TinkVault(folder, true);
    assertThatThrownBy(() ->
            new InstallationGuard(database, Installation.PRODUCTION, own, clock)
                .check(new StartupEvent()))
        .hasMessageContaining("keys of another vault");
    Files.copy(
        KEYS.resolve("fingerprint.json"), folder.resolve("fingerprint.json"), REPLACE_EXISTING);
    var mixed = new TinkVault(folder, false);
    assertThatThrownBy(() ->
            new InstallationGuard(database, Installation.PRODUCTION, mixed, clock)
                .check(new StartupEvent()))
        .hasMessageContaining("keys of another vault");
  }

  /** The database as it is, but something happens just before a statement is made. */
  private DataSource before(String statement, Queue<Runnable> happenings) {
    return proxy(
        DataSource.class,
        database,
        (method, arguments, answer) ->
            answer instanceof Connection connection
                ? proxy(
                    Connection.class,
                    connection,
                    (inner, parts, result) -> {
                      if (inner.equals("prepareStatement")
                          && parts[0].toString().startsWith(statement)
                          && !happenings.isEmpty()) {
                        happenings.remove().run();
                      }
                      return result;
                    })
                : answer);
  }

  private interface Twist {
    Object of(String method, Object[] arguments, Object answer);
  }

  private static <T> T proxy(Class<T> type, T target, Twist twist) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                twist.of(method.getName(), arguments, method.invoke(target, arguments))));
  }

  private SeedFile listed(Path folder, String content) throws IOException {
    var name = "list-" + folder.getFileName() + ".csv";
    Files.writeString(folder.resolve(name), content);
    Seeds seeds = new StoredSeeds(database, clock, folder);
    return seeds.read(name);
  }

  private int planned(String instance) throws SQLException {
    return count("select count(*) from scheduled_tasks where task_instance = ?", instance);
  }

  private int conflicts(String list) throws SQLException {
    return count("select count(*) from seed_list where conflict = true and name = ?", list);
  }

  private int count(String query, String parameter) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(query)) {
      statement.setString(1, parameter);
      var row = statement.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  private void edit(String name, int version, String content) {
    insert(name, version, "EDITED", content);
  }

  private void insert(String name, int version, String origin, String content) {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into seed_list (name, version, origin, digest, content, loaded_at,"
                    + " conflict) values (?, ?, ?, ?, ?, '2026-01-01 00:00:00', false)")) {
      insert.setString(1, name);
      insert.setInt(2, version);
      insert.setString(3, origin);
      insert.setString(4, "0".repeat(64));
      insert.setString(5, content);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
