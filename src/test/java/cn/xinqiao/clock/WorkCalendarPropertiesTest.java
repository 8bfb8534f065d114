package cn.xinqiao.clock;

import static cn.xinqiao.clock.ClockSeeds.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WorkCalendarPropertiesTest {
  private static final WorkCalendar ONLY_2025 = ClockSeeds.calendarOf2025();

  @Provide
  Arbitrary<LocalDate> starts() {
    return Arbitraries.longs()
        .between(LocalDate.of(2024, 10, 1).toEpochDay(), LocalDate.of(2027, 2, 28).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Property
  void a_later_start_never_gives_an_earlier_date(
      @ForAll("starts") LocalDate start,
      @ForAll @IntRange(min = 0, max = 40) int later,
      @ForAll @IntRange(min = 1, max = 90) int days,
      @ForAll DayCount unit) {
    assertThat(date(reckon(CALENDAR, unit, start.plusDays(later), days)))
        .isAfterOrEqualTo(date(reckon(CALENDAR, unit, start, days)));
  }

  @Property
  void one_day_more_never_gives_an_earlier_date(
      @ForAll("starts") LocalDate start,
      @ForAll @IntRange(min = 1, max = 90) int days,
      @ForAll DayCount unit) {
    assertThat(date(reckon(CALENDAR, unit, start, days + 1)))
        .isAfterOrEqualTo(date(reckon(CALENDAR, unit, start, days)));
  }

  @Property
  void an_exact_date_is_a_working_day_after_at_least_that_many_days(
      @ForAll("starts") LocalDate start,
      @ForAll @IntRange(min = 1, max = 90) int days,
      @ForAll DayCount unit) {
    switch (reckon(CALENDAR, unit, start, days)) {
      case Reckoned.On(var date) -> {
        assertThat(CALENDAR.worksOn(date)).contains(true);
        assertThat(date).isAfterOrEqualTo(start.plusDays(days));
      }
      case Reckoned.NotBefore(var earliest, var missing) -> {
        assertThat(CALENDAR.worksOn(LocalDate.of(missing, 1, 1))).isEmpty();
        assertThat(earliest).isAfterOrEqualTo(start.plusDays(days));
      }
    }
  }

  @Property
  void a_lower_bound_is_never_later_than_the_date_once_the_year_is_loaded(
      @ForAll("starts") LocalDate start,
      @ForAll @IntRange(min = 1, max = 90) int days,
      @ForAll DayCount unit) {
    assertThat(date(reckon(ONLY_2025, unit, start, days)))
        .isBeforeOrEqualTo(date(reckon(CALENDAR, unit, start, days)));
  }

  @Property
  void an_exact_date_does_not_change_when_a_further_year_is_loaded(
      @ForAll("starts") LocalDate start,
      @ForAll @IntRange(min = 1, max = 90) int days,
      @ForAll DayCount unit) {
    switch (reckon(ONLY_2025, unit, start, days)) {
      case Reckoned.On on -> assertThat(reckon(CALENDAR, unit, start, days)).isEqualTo(on);
      case Reckoned.NotBefore bound -> assertThat(bound.missingYear()).isNotEqualTo(2025);
    }
  }

  @Property
  void counting_again_gives_the_same(
      @ForAll("starts") LocalDate start,
      @ForAll @IntRange(min = 1, max = 90) int days,
      @ForAll DayCount unit) {
    assertThat(reckon(new WorkCalendar(ClockSeeds.HOLIDAYS), unit, start, days))
        .isEqualTo(reckon(CALENDAR, unit, start, days));
  }

  private static Reckoned reckon(WorkCalendar calendar, DayCount unit, LocalDate start, int days) {
    return switch (unit) {
      case WORKING_DAYS -> calendar.plusWorkingDays(start, days);
      case CALENDAR_DAYS -> calendar.plusCalendarDays(start, days);
    };
  }

  private static LocalDate date(Reckoned reckoned) {
    return switch (reckoned) {
      case Reckoned.On(var date) -> date;
      case Reckoned.NotBefore(var earliest, var _) -> earliest;
    };
  }
}
