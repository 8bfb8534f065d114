package cn.xinqiao.demo;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** The application's clock in the demonstration: the real time plus what it was advanced by. */
@Singleton
class DemoClock extends Clock {
  private static final Clock REAL = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));

  private final DataSource database;
  private final AtomicReference<Duration> offset = new AtomicReference<>();

  DemoClock(DataSource database) {
    this.database = database;
    createTable();
    offset.set(Duration.ofMillis(storedMillis()));
  }

  @Override
  public Instant instant() {
    return REAL.instant().plus(offset.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return REAL.withZone(zone);
  }

  /** Never goes back; the offset is stored, so that a restart stays in the same time. */
  synchronized void moveTo(Instant moment) {
    var ahead = Duration.between(instant(), moment);
    if (ahead.isPositive()) {
      var further = offset.get().plus(ahead);
      store(further.toMillis()); // first: whoever sees a trace of that time can follow into it
      offset.set(further);
    }
  }

  /** Follows a replica that is ahead, which may have died there with a task in its hands. */
  synchronized void catchUp() {
    var furthest = Duration.ofMillis(storedMillis());
    if (furthest.compareTo(offset.get()) > 0) {
      offset.set(furthest);
    }
  }

  private void createTable() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists demo_clock (id integer primary key, offset_millis bigint not"
              + " null)");
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make the demonstration's clock", e);
    }
  }

  private long storedMillis() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select offset_millis from demo_clock")) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read the demonstration's clock", e);
    }
  }

  private void store(long millis) {
    try (var connection = database.getConnection();
        var upsert =
            connection.prepareStatement(
                "insert into demo_clock (id, offset_millis) values (1, ?) on duplicate key update"
                    + " offset_millis = greatest(offset_millis, values(offset_millis))")) {
      upsert.setLong(1, millis);
      upsert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot keep the demonstration's clock", e);
    }
  }
}
