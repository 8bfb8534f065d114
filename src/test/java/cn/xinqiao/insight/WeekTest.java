package cn.xinqiao.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekTest {

  @ParameterizedTest(name = "{0} begins on {1}")
  @CsvSource({
    "2026-W01, 2025-12-29",
    "2026-W47, 2026-11-16",
    "2026-W53, 2026-12-28",
    "2027-W01, 2027-01-04"
  })
  void weeks_are_those_of_iso_8601(String text, LocalDate monday) {
    assertThat(Week.valueOf(text).monday()).isEqualTo(monday);
    assertThat(Week.of(monday.plusDays(6))).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-W53", "2026-W00", "2026-W54", "2026-47", "W47", "2026-W4", ""})
  void what_is_no_week_is_refused(String text) {
    assertThatThrownBy(() -> Week.valueOf(text)).isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void a_week_begins_at_midnight_in_shanghai() {
    assertThat(Week.of(Instant.parse("2026-11-15T15:59:59Z"))).hasToString("2026-W46");
    assertThat(Week.of(Instant.parse("2026-11-15T16:00:00Z"))).hasToString("2026-W47");
  }

  @Test
  void weeks_in_a_row_hold_both_ends_and_go_over_the_turn_of_the_year() {
    var weeks = new Weeks(Week.valueOf("2026-W52"), Week.valueOf("2027-W02"));
    assertThat(weeks.all())
        .map(Week::toString)
        .containsExactly("2026-W52", "2026-W53", "2027-W01", "2027-W02");
    assertThat(Weeks.until(Week.valueOf("2027-W02"), 4)).isEqualTo(weeks);
  }

  @Test
  void weeks_that_end_before_they_begin_or_are_too_many_are_refused() {
    var week = Week.valueOf("2026-W10");
    assertThatThrownBy(() -> new Weeks(week, week.plus(-1))).isInstanceOf(Refusal.Malformed.class);
    assertThatThrownBy(() -> new Weeks(week, week.plus(80))).isInstanceOf(Refusal.Malformed.class);
    assertThat(new Weeks(week, week.plus(79)).size()).isEqualTo(80);
  }
}
