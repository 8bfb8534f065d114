package cn.xinqiao.demo;

import cn.xinqiao.kernel.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Advances the demonstration's clock, stopping at every instant at which something is due, so that
 * everything happens in the order in which it would have.
 */
@Path("/api/demo/clock")
@RolesAllowed("LEAD")
public class TimeTravel {
  private static final String TASKS =
      "(select task_instance, execution_time, picked from scheduled_tasks union all select"
          + " task_instance, execution_time, picked from slow_tasks) as task";

  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DemoClock clock;
  private final DataSource database;

  TimeTravel(DemoClock clock, DataSource database) {
    this.clock = clock;
    this.database = database;
  }

  record Advance(String advance) {}

  record Now(Instant now) {}

  @POST
  @RunOnVirtualThread
  public Now advance(Advance how) throws SQLException, InterruptedException {
    var target = clock.instant().plus(duration(how));
    settle();
    for (var next = nextDueBefore(target); next.isPresent(); next = nextDueBefore(target)) {
      clock.moveTo(next.get());
      settle();
    }
    clock.moveTo(target);
    settle();
    return new Now(clock.instant());
  }

  private static Duration duration(Advance how) {
    try {
      var duration = Duration.parse(how == null ? "" : how.advance());
      if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
        throw new Refusal.RuleBroken("the clock goes forward, at most 400 days at a time");
      }
      return duration;
    } catch (DateTimeParseException | NullPointerException e) {
      throw new Refusal.Malformed("'advance' is an ISO 8601 duration such as P3D or PT30M");
    }
  }

  /** Waits until no task is running and none is due. */
  private void settle() throws SQLException, InterruptedException {
    var giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (count("picked = true or execution_time <= ?") > 0) {
      if (System.nanoTime() > giveUp) {
        throw new Refusal.Conflict("tasks are still running after a minute");
      }
      Thread.sleep(50);
    }
  }

  private Optional<Instant> nextDueBefore(Instant target) throws SQLException {
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "select min(execution_time) from "
                    + TASKS
                    + " where task_instance <> 'recurring' and execution_time <= ?")) {
      query.setObject(1, LocalDateTime.ofInstant(target, ZoneOffset.UTC));
      try (var row = query.executeQuery()) {
        return row.next()
            ? Optional.ofNullable(row.getObject(1, LocalDateTime.class))
                .map(t -> t.toInstant(ZoneOffset.UTC))
            : Optional.empty();
      }
    }
  }

  /** Recurring housekeeping is always about to be due and is not waited for. */
  private int count(String condition) throws SQLException {
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "select count(*) from "
                    + TASKS
                    + " where task_instance <> 'recurring' and ("
                    + condition
                    + ")")) {
      query.setObject(1, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      try (var row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
