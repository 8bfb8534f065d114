package cn.xinqiao.desk.words;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.desk.words.DaysLeft.Standing;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DaysLeftTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  @Test
  void the_day_itself_is_not_overdue() {
    assertThat(until("2026-11-22")).isEqualTo(new DaysLeft(Standing.TODAY, 0));
  }

  @Test
  void the_day_after_is_overdue_by_one_day() {
    assertThat(until("2026-11-21")).isEqualTo(new DaysLeft(Standing.OVERDUE, 1));
  }

  @Test
  void two_days_are_soon_and_three_are_not() {
    assertThat(until("2026-11-24")).isEqualTo(new DaysLeft(Standing.SOON, 2));
    assertThat(until("2026-11-25")).isEqualTo(new DaysLeft(Standing.LATER, 3));
  }

  @Test
  void a_case_that_owes_nothing_says_so() {
    assertThat(DaysLeft.until(Optional.empty(), TODAY).standing()).isEqualTo(Standing.NONE);
  }

  @Test
  void a_day_that_is_only_not_before_is_never_overdue() {
    var past = Optional.of(LocalDate.parse("2026-11-01"));
    assertThat(DaysLeft.until(past, true, TODAY).standing()).isEqualTo(Standing.UNSETTLED);
    assertThat(DaysLeft.until(past, false, TODAY).standing()).isEqualTo(Standing.OVERDUE);
  }

  private static DaysLeft until(String day) {
    return DaysLeft.until(Optional.of(LocalDate.parse(day)), TODAY);
  }
}
