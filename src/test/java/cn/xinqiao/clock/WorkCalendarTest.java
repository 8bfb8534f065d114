package cn.xinqiao.clock;

import static cn.xinqiao.clock.ClockSeeds.CALENDAR;
import static cn.xinqiao.clock.ClockSeeds.calendarOf2025;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.xinqiao.clock.Reckoned.NotBefore;
import cn.xinqiao.clock.Reckoned.On;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCalendarTest {

  @ParameterizedTest
  @CsvSource({
    "2025-08-05, 60, 2025-10-09", // raw 4 October, National Day
    "2025-12-03, 30, 2026-01-04", // a Sunday that is worked
    "2026-01-31, 15, 2026-02-24",
    "2026-09-16, 15, 2026-10-08",
    "2026-03-06, 60, 2026-05-06",
    "2026-11-02, 15, 2026-11-17", // no holiday near
    "2026-11-06, 15, 2026-11-23", // raw a plain Saturday
  })
  void calendar_days_skip_the_first_day_and_roll_forward(
      LocalDate start, int days, LocalDate expected) {
    assertThat(CALENDAR.plusCalendarDays(start, days)).isEqualTo(new On(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-13, 5, 2026-02-27",
    "2025-12-31, 1, 2026-01-04",
    "2026-04-30, 5, 2026-05-11",
    "2026-09-18, 5, 2026-09-24",
    "2026-02-13, 15, 2026-03-12",
    "2025-09-26, 5, 2025-10-10",
    "2025-01-24, 15, 2025-02-20",
    "2026-11-21, 1, 2026-11-23", // received on a Saturday
  })
  void working_days_leave_out_holidays_and_count_the_weekends_worked_in_exchange(
      LocalDate start, int days, LocalDate expected) {
    assertThat(CALENDAR.plusWorkingDays(start, days)).isEqualTo(new On(expected));
  }

  @ParameterizedTest
  @ValueSource(ints = {2025, 2026})
  void each_loaded_year_has_248_working_days(int year) {
    var first = LocalDate.of(year, 1, 1);
    assertThat(first.datesUntil(first.plusYears(1)).filter(d -> CALENDAR.worksOn(d).orElseThrow()))
        .hasSize(248);
  }

  @Test
  void a_day_is_worked_off_or_unknown() {
    assertThat(CALENDAR.worksOn(LocalDate.parse("2026-10-10"))).contains(true);
    assertThat(CALENDAR.worksOn(LocalDate.parse("2026-09-25"))).contains(false);
    assertThat(CALENDAR.worksOn(LocalDate.parse("2026-11-21"))).contains(false);
    assertThat(CALENDAR.worksOn(LocalDate.parse("2027-01-04"))).isEmpty();
  }

  @Test
  void sixty_days_from_november_2026_are_only_a_lower_bound_because_2027_is_not_loaded() {
    assertThat(CALENDAR.plusCalendarDays(LocalDate.parse("2026-11-21"), 60))
        .isEqualTo(new NotBefore(LocalDate.parse("2027-01-20"), 2027));
  }

  @Test
  void a_term_that_ends_in_2026_does_not_need_2027() {
    assertThat(CALENDAR.plusCalendarDays(LocalDate.parse("2026-11-01"), 60))
        .isEqualTo(new On(LocalDate.parse("2026-12-31")));
    assertThat(CALENDAR.plusWorkingDays(LocalDate.parse("2026-12-30"), 1))
        .isEqualTo(new On(LocalDate.parse("2026-12-31")));
  }

  @Test
  void the_first_day_of_a_year_that_is_not_loaded_is_never_an_exact_date() {
    assertThat(CALENDAR.plusCalendarDays(LocalDate.parse("2026-12-17"), 15))
        .isEqualTo(new NotBefore(LocalDate.parse("2027-01-01"), 2027));
    assertThat(CALENDAR.plusWorkingDays(LocalDate.parse("2026-12-31"), 1))
        .isEqualTo(new NotBefore(LocalDate.parse("2027-01-01"), 2027));
  }

  @Test
  void working_days_that_pass_through_an_unknown_year_name_it_even_when_they_end_beyond_it() {
    assertThat(CALENDAR.plusWorkingDays(LocalDate.parse("2024-12-30"), 3))
        .isEqualTo(new NotBefore(LocalDate.parse("2025-01-03"), 2024));
  }

  @Test
  void calendar_days_need_only_the_year_in_which_they_end() {
    assertThat(CALENDAR.plusCalendarDays(LocalDate.parse("2024-12-20"), 15))
        .isEqualTo(new On(LocalDate.parse("2025-01-06")));
  }

  @Test
  void a_worked_saturday_in_an_unknown_year_cannot_make_the_lower_bound_too_late() {
    var start = LocalDate.parse("2026-05-06");
    assertThat(CALENDAR.plusWorkingDays(start, 5)).isEqualTo(new On(LocalDate.parse("2026-05-12")));
    assertThat(calendarOf2025().plusWorkingDays(start, 5))
        .isEqualTo(new NotBefore(LocalDate.parse("2026-05-11"), 2026));
  }

  @Test
  void a_term_of_no_days_is_a_mistake_of_ours() {
    var start = LocalDate.parse("2026-11-21");
    assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.plusWorkingDays(start, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> CALENDAR.plusCalendarDays(start, -1));
  }

  @Test
  void from_october_on_the_next_year_is_missed_when_nobody_has_brought_it() {
    assertThat(CALENDAR.missing(LocalDate.parse("2026-09-30"))).isEmpty();
    assertThat(CALENDAR.missing(LocalDate.parse("2026-10-01"))).containsExactly(2027);
    assertThat(CALENDAR.missing(LocalDate.parse("2025-12-31"))).isEmpty();
    assertThat(CALENDAR.missing(LocalDate.parse("2027-03-01"))).containsExactly(2027);
  }

  @Test
  void the_version_of_the_list_is_kept() {
    assertThat(CALENDAR.version()).isEqualTo(ClockSeeds.HOLIDAYS.version());
  }
}
