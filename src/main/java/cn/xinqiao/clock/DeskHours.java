package cn.xinqiao.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When an officer will have come to something small: after so many hours in which the desk is
 * manned. Nights, weekends and holidays do not count, so what is promised at night is promised for
 * the morning.
 */
public final class DeskHours {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final LocalTime opens;
  private final LocalTime closes;
  private final WorkCalendar calendar;

  /**
   * @throws IllegalArgumentException when the desk closes before it opens
   */
  public DeskHours(LocalTime opens, LocalTime closes, WorkCalendar calendar) {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("a desk that opens at " + opens + " closes later");
    }
    this.opens = opens;
    this.closes = closes;
    this.calendar = calendar;
  }

  /**
   * A promised moment.
   *
   * @param provisional the count ran into a year whose holidays are not loaded: it is not before
   *     then, and may be later
   */
  public record Promise(Instant by, boolean provisional) {}

  /** The end of so much desk time after {@code since}. */
  public Promise after(Instant since, Duration within) {
    var day = since.atZone(CITY).toLocalDate();
    var from = since.atZone(CITY).toLocalTime();
    var left = within;
    boolean provisional = false;
    while (true) {
      // any day of an unknown year counts as worked, as in the working calendar
      provisional |= calendar.worksOn(day).isEmpty();
      var begin = from.isBefore(opens) ? opens : from;
      if (calendar.worksOn(day).orElse(true) && begin.isBefore(closes)) {
        var room = Duration.between(begin, closes);
        if (left.compareTo(room) <= 0) {
          return new Promise(at(day, begin).plus(left), provisional);
        }
        left = left.minus(room);
      }
      day = day.plusDays(1);
      from = opens;
    }
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(CITY).toInstant();
  }
}
