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
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Advances the demonstration's clock, stopping at every instant at which something is due, and once
 * in the office hours of each day for what is swept, so that everything happens in the order in
 * which it would have.
 */
@Path("/api/demo/clock")
@RolesAllowed("LEAD")
public class TimeTravel {
  private static final String TASKS =
      "(select task_instance, execution_time, picked from scheduled_tasks union all select"
          + " task_instance, execution_time, picked from slow_tasks) as task";

  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  /** The longest pause of a sweep: what is due is found so long after at the latest. */
  private static final Duration SWEPT = Duration.ofMinutes(5);

  /** When offices and residents can be reached on any day. */
  private static final LocalTime BY_DAY = LocalTime.of(10, 0);

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
    for (var next = nextStop(target); next.isPresent(); next = nextStop(target)) {
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

  /**
   * Waits until no task is running and none is due; whatever is swept regularly has run, too. A
   * replica that is ahead is followed: if it died there, its task looks alive to an earlier time.
   */
  private void settle() throws SQLException, InterruptedException {
    var giveUp = System.nanoTime() + PATIENCE.toNanos();
    for (clock.catchUp(); isBusy(); clock.catchUp()) {
      if (System.nanoTime() > giveUp) {
        throw new Refusal.Conflict("tasks are still running after a minute");
      }
      Thread.sleep(50);
    }
  }

  private Optional<Instant> nextStop(Instant target) throws SQLException {
    var now = clock.instant();
    var day = now.atZone(CITY).toLocalDate();
    var byDay =
        Stream.of(day, day.plusDays(1))
            .map(on -> on.atTime(BY_DAY).atZone(CITY).toInstant())
            .filter(now::isBefore);
    var task =
        firstAfter(
            Instant.EPOCH,
            "select min(execution_time) from "
                + TASKS
                + " where task_instance <> 'recurring' and execution_time > ?");
    var revisit =
        firstAfter(
            now.minus(SWEPT),
            "select min(due_at) from revisit where state = 'PLANNED' and due_at > ?");
    return Stream.of(task.stream(), revisit.map(due -> due.plus(SWEPT)).stream(), byDay)
        .flatMap(moments -> moments)
        .min(Comparator.naturalOrder())
        .filter(next -> !next.isAfter(target));
  }

  private Optional<Instant> firstAfter(Instant moment, String of) throws SQLException {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement(of)) {
      query.setObject(1, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
      try (var row = query.executeQuery()) {
        return row.next()
            ? Optional.ofNullable(row.getObject(1, LocalDateTime.class))
                .map(t -> t.toInstant(ZoneOffset.UTC))
            : Optional.empty();
      }
    }
  }

  private boolean isBusy() throws SQLException {
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "select count(*) from " + TASKS + " where picked = true or execution_time <= ?")) {
      query.setObject(1, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      try (var row = query.executeQuery()) {
        row.next();
        return row.getInt(1) > 0;
      }
    }
  }
}
