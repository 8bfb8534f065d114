package cn.xinqiao.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskHoursTest {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final DeskHours desk =
      new DeskHours(
          LocalTime.of(9, 0), LocalTime.of(17, 30), new WorkCalendar(ClockSeeds.HOLIDAYS));

  @ParameterizedTest(name = "{0} and two hours: {1}")
  @CsvSource({
    "2026-11-23T09:30, 2026-11-23T11:30", // a Monday
    "2026-11-23T03:00, 2026-11-23T11:00", // at night: from the morning on
    "2026-11-23T16:30, 2026-11-24T10:00", // one hour today, one tomorrow
    "2026-11-23T17:30, 2026-11-24T11:00",
    "2026-11-27T22:00, 2026-11-30T11:00", // Friday night: on Monday
    "2026-11-28T10:00, 2026-11-30T11:00",
    "2026-09-30T17:00, 2026-10-08T10:30", // over the holidays of October
    "2026-10-10T10:00, 2026-10-10T12:00" // a Saturday that is worked in exchange
  })
  void what_comes_is_done_within_the_hours_of_the_desk(LocalDateTime since, LocalDateTime by) {
    var promise = desk.after(since.atZone(CITY).toInstant(), Duration.ofHours(2));
    assertThat(promise).isEqualTo(new DeskHours.Promise(by.atZone(CITY).toInstant(), false));
  }

  @Test
  void a_promise_that_runs_into_a_year_without_holidays_says_so() {
    var since = LocalDateTime.parse("2026-12-31T17:00").atZone(CITY).toInstant();
    assertThat(desk.after(since, Duration.ofHours(2)).provisional()).isTrue();
  }

  @Test
  void a_desk_that_never_opens_is_refused() {
    assertThatThrownBy(() ->
            new DeskHours(
                LocalTime.of(17, 0), LocalTime.of(9, 0), new WorkCalendar(ClockSeeds.HOLIDAYS)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
