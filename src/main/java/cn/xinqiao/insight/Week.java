package cn.xinqiao.insight;

import cn.xinqiao.kernel.Refusal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;

/** A week of ISO 8601, Monday to Sunday in Shanghai. */
public record Week(LocalDate monday) implements Comparable<Week> {
  static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private static final Pattern SHAPE = Pattern.compile("(\\d{4})-W(\\d{2})");

  public Week {
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException("a week begins on a Monday");
    }
  }

  /** The week that this moment lies in. */
  public static Week of(Instant moment) {
    return of(LocalDate.ofInstant(moment, CITY));
  }

  static Week of(LocalDate day) {
    return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /**
   * @param text such as {@code 2026-W47}
   * @throws Refusal.Malformed for what is no week, or a fifty-third week of a year that has none
   */
  public static Week valueOf(String text) {
    var shape = SHAPE.matcher(text);
    if (shape.matches()) {
      try {
        int year = Integer.parseInt(shape.group(1));
        var week =
            of(
                LocalDate.of(year, 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Long.parseLong(shape.group(2))));
        if (week.toString().equals(text)) {
          return week;
        }
      } catch (DateTimeException _) {
        // no such week
      }
    }
    throw new Refusal.Malformed("a week is written like 2026-W47");
  }

  public Week plus(int weeks) {
    return new Week(monday.plusWeeks(weeks));
  }

  public LocalDate sunday() {
    return monday.plusDays(6);
  }

  /** When it begins. */
  Instant begin() {
    return monday.atStartOfDay(CITY).toInstant();
  }

  @Override
  public int compareTo(Week other) {
    return monday.compareTo(other.monday);
  }

  @Override
  public String toString() {
    return "%d-W%02d"
        .formatted(
            monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
