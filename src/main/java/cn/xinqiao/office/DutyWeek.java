package cn.xinqiao.office;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A week of a roster, Monday to Sunday in Shanghai: who is on duty on each day, and when nobody is.
 */
public record DutyWeek(LocalDate monday, List<Day> days) {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  public record Day(LocalDate date, List<Stretch> stretches) {}

  /**
   * A part of a day.
   *
   * @param shift who is on duty; null where nobody is
   */
  public record Stretch(Instant from, Instant until, DutyRoster.Shift shift) {
    public boolean isGap() {
      return shift == null;
    }
  }

  /** The week that holds this day. */
  public static DutyWeek of(LocalDate day, List<DutyRoster.Shift> shifts) {
    var monday = mondayOf(day);
    return new DutyWeek(
        monday,
        IntStream.range(0, 7)
            .mapToObj(monday::plusDays)
            .map(date -> new Day(date, stretches(date, shifts)))
            .toList());
  }

  public static LocalDate mondayOf(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  public static Instant begin(LocalDate date) {
    return date.atStartOfDay(SHANGHAI).toInstant();
  }

  public boolean hasGaps() {
    return days.stream().flatMap(day -> day.stretches().stream()).anyMatch(Stretch::isGap);
  }

  private static List<Stretch> stretches(LocalDate date, List<DutyRoster.Shift> shifts) {
    var from = begin(date);
    var until = begin(date.plusDays(1));
    var found = new ArrayList<Stretch>();
    var covered = from;
    for (DutyRoster.Shift shift : inOrder(shifts)) {
      var begins = later(shift.begins(), from);
      var ends = earlier(shift.ends(), until);
      if (!begins.isBefore(ends)) {
        continue; // on another day
      }
      if (begins.isAfter(covered)) {
        found.add(new Stretch(covered, begins, null));
      }
      found.add(new Stretch(begins, ends, shift));
      covered = later(covered, ends);
    }
    if (covered.isBefore(until)) {
      found.add(new Stretch(covered, until, null));
    }
    return List.copyOf(found);
  }

  private static List<DutyRoster.Shift> inOrder(List<DutyRoster.Shift> shifts) {
    return shifts.stream()
        .sorted(
            Comparator.comparing(DutyRoster.Shift::begins)
                .thenComparing(DutyRoster.Shift::ends)
                .thenComparing(DutyRoster.Shift::login))
        .toList();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
