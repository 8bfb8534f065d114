package cn.xinqiao.cases.pace;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When offices work, from {@code seeds/rules/working-hours.csv}. In a year whose holidays are not
 * published Monday to Friday are worked: a reminder is no promise.
 */
@Startup
@ApplicationScoped
class WorkingHours {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final WorkCalendar calendar;
  private final LocalTime opens;
  private final LocalTime closes;

  @Inject
  WorkingHours(Seeds seeds, WorkCalendar calendar) {
    this(seeds.read("rules/working-hours.csv"), calendar);
  }

  /**
   * @throws SeedFile.Invalid when it is not one row, or the office closes before it opens
   */
  WorkingHours(SeedFile file, WorkCalendar calendar) {
    var rows = SeedTable.rows(file);
    if (rows.size() != 1) {
      throw file.invalid(file.lines().size(), "one row is needed, " + rows.size() + " are there");
    }
    var row = rows.getFirst();
    row.text("source");
    row.as("status", Evidence::valueOf);
    this.calendar = calendar;
    this.opens = row.as("opens", LocalTime::parse);
    this.closes = row.as("closes", LocalTime::parse);
    if (!opens.isBefore(closes)) {
      throw row.invalid("closes before it opens");
    }
  }

  LocalDate day(Instant at) {
    return at.atZone(CITY).toLocalDate();
  }

  boolean isOpen(Instant at) {
    var local = at.atZone(CITY);
    var time = local.toLocalTime();
    return works(local.toLocalDate()) && !time.isBefore(opens) && time.isBefore(closes);
  }

  /** So many working days later, or earlier when it is less than nothing. */
  LocalDate shift(LocalDate day, int workingDays) {
    var shifted = day;
    for (int left = Math.abs(workingDays); left > 0; left--) {
      do {
        shifted = shifted.plusDays(workingDays > 0 ? 1 : -1);
      } while (!works(shifted));
    }
    return shifted;
  }

  /** Whether the end of this day is no further away than so much. */
  boolean isNearEnd(Instant now, Duration left) {
    var end = day(now).atTime(closes).atZone(CITY).toInstant();
    return !now.isBefore(end.minus(left));
  }

  Duration length() {
    return Duration.between(opens, closes);
  }

  private boolean works(LocalDate day) {
    return calendar
        .worksOn(day)
        .orElse(day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
  }
}
