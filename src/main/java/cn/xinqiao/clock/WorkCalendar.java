package cn.xinqiao.clock;

import cn.xinqiao.kernel.SeedFile;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The working calendar of the city: Monday to Friday, less public holidays, plus the weekends that
 * are worked in exchange (调休). It never guesses: a count that needs a year that is not loaded is
 * answered with {@link Reckoned.NotBefore}.
 *
 * <p>Counting follows 民法典 articles 201 and 203 by analogy: the first day is not counted, and a last
 * day that is not worked moves forward to the next one that is.
 */
public final class WorkCalendar {
  private final int version;
  private final HolidayList holidays;

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or a year does not have the number of
   *     working days that the list itself states
   */
  public WorkCalendar(SeedFile file) {
    version = file.version();
    holidays = HolidayList.read(file);
  }

  /** Whether this day is worked; empty when its year is not loaded. */
  public Optional<Boolean> worksOn(LocalDate date) {
    return holidays.covers(date.getYear()) ? Optional.of(holidays.worksOn(date)) : Optional.empty();
  }

  /** The last day of a term that began on {@code start}. */
  public Reckoned plus(LocalDate start, int days, DayCount unit) {
    return switch (unit) {
      case WORKING_DAYS -> plusWorkingDays(start, days);
      case CALENDAR_DAYS -> plusCalendarDays(start, days);
    };
  }

  /** The {@code days}-th working day after {@code start}. */
  public Reckoned plusWorkingDays(LocalDate start, int days) {
    return workingDayFrom(start.plusDays(1), atLeastOne(days));
  }

  /** The {@code days}-th day after {@code start}, or the next working day if that one is not. */
  public Reckoned plusCalendarDays(LocalDate start, int days) {
    return workingDayFrom(start.plusDays(atLeastOne(days)), 1);
  }

  /** The version of the list of holidays, to be kept with every date that it led to. */
  public int version() {
    return version;
  }

  private Reckoned workingDayFrom(LocalDate first, int nth) {
    var day =
        Stream.iterate(first, date -> date.plusDays(1))
            .filter(this::mayWork)
            .skip(nth - 1L)
            .findFirst()
            .orElseThrow();
    var missing =
        IntStream.rangeClosed(first.getYear(), day.getYear())
            .filter(year -> !holidays.covers(year))
            .findFirst();
    return missing.isPresent()
        ? new Reckoned.NotBefore(day, missing.getAsInt())
        : new Reckoned.On(day);
  }

  /**
   * Any day of an unknown year counts as worked. Monday to Friday would not be a lower bound: a
   * Saturday worked before its holiday brings the true date forward.
   */
  private boolean mayWork(LocalDate date) {
    return worksOn(date).orElse(true);
  }

  private static int atLeastOne(int days) {
    if (days < 1) {
      throw new IllegalArgumentException("a term has at least one day, not " + days);
    }
    return days;
  }
}
