package cn.xinqiao.clock;

import cn.xinqiao.kernel.SeedFile;
import java.time.LocalDate;
import java.util.List;
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
  /** From this month on dates reach into the next year. */
  private static final int NEXT_YEAR_FROM = 10;

  private volatile InForce inForce;

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or a year does not have the number of
   *     working days that the list itself states
   */
  public WorkCalendar(SeedFile file) {
    use(file);
  }

  /**
   * Another version of the list, from now on.
   *
   * @throws SeedFile.Invalid as for a new calendar; nothing has changed then
   */
  void use(SeedFile file) {
    inForce = new InForce(file.version(), HolidayList.read(file));
  }

  private record InForce(int version, HolidayList holidays) {}

  /** Whether this day is worked; empty when its year is not loaded. */
  public Optional<Boolean> worksOn(LocalDate date) {
    var holidays = inForce.holidays();
    return holidays.covers(date.getYear()) ? Optional.of(holidays.worksOn(date)) : Optional.empty();
  }

  /** Whether the list of this year is loaded. */
  public boolean covers(int year) {
    return inForce.holidays().covers(year);
  }

  /** Years into which dates reach today and that are not loaded: somebody has to bring them. */
  public List<Integer> missing(LocalDate today) {
    int last = today.getYear() + (today.getMonthValue() >= NEXT_YEAR_FROM ? 1 : 0);
    return IntStream.rangeClosed(today.getYear(), last)
        .filter(year -> !covers(year))
        .boxed()
        .toList();
  }

  /** The last day of a term that began on {@code start}. */
  public Reckoned plus(LocalDate start, Term term) {
    return plus(start, term, List.of());
  }

  /**
   * The same with days in between that are not counted. The last day is a working one, also after a
   * pause: it moves forward only.
   */
  Reckoned plus(LocalDate start, Term term, List<Ledger.Pause> pauses) {
    var counted =
        Stream.iterate(start.plusDays(1), date -> date.plusDays(1))
            .filter(date -> pauses.stream().noneMatch(pause -> pause.holds(date)));
    return switch (term.unit()) {
      case WORKING_DAYS -> {
        var last = nth(counted.filter(this::mayWork), term.amount());
        yield reckoned(start.plusDays(1), last);
      }
      case CALENDAR_DAYS -> {
        var last = nth(counted, term.amount());
        yield workingDayFrom(last);
      }
    };
  }

  /** The {@code days}-th working day after {@code start}. */
  public Reckoned plusWorkingDays(LocalDate start, int days) {
    return plus(start, new Term(days, DayCount.WORKING_DAYS));
  }

  /** The {@code days}-th day after {@code start}, or the next working day if that one is not. */
  public Reckoned plusCalendarDays(LocalDate start, int days) {
    return plus(start, new Term(days, DayCount.CALENDAR_DAYS));
  }

  /** The version of the list of holidays, to be kept with every date that it led to. */
  public int version() {
    return inForce.version();
  }

  private Reckoned workingDayFrom(LocalDate first) {
    return reckoned(first, nth(first.datesUntil(LocalDate.MAX).filter(this::mayWork), 1));
  }

  private static LocalDate nth(Stream<LocalDate> days, int n) {
    return days.skip(n - 1L).findFirst().orElseThrow();
  }

  /** Exact only if all the years that were asked are loaded. */
  private Reckoned reckoned(LocalDate first, LocalDate last) {
    var missing =
        IntStream.rangeClosed(first.getYear(), last.getYear())
            .filter(year -> !inForce.holidays().covers(year))
            .findFirst();
    return missing.isPresent()
        ? new Reckoned.NotBefore(last, missing.getAsInt())
        : new Reckoned.On(last);
  }

  /**
   * Any day of an unknown year counts as worked. Monday to Friday would not be a lower bound: a
   * Saturday worked before its holiday brings the true date forward.
   */
  private boolean mayWork(LocalDate date) {
    return worksOn(date).orElse(true);
  }
}
