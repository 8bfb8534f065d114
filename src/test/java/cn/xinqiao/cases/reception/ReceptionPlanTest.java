package cn.xinqiao.cases.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day that is asked for, before anything else is known. */
class ReceptionPlanTest {

  @Test
  void a_morning_of_half_hours_has_four_times_and_what_is_left_over_is_none() {
    assertThat(plan("09:00", "11:10", 30, 1).times())
        .containsExactly(
            Instant.parse("2026-11-25T01:00:00Z"),
            Instant.parse("2026-11-25T01:30:00Z"),
            Instant.parse("2026-11-25T02:00:00Z"),
            Instant.parse("2026-11-25T02:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "11:00, 09:00, 30, 1",
    "09:00, 09:20, 30, 1",
    "09:00, 11:00, 4, 1",
    "09:00, 11:00, 30, 0",
    "09:00, 11:00, 30, 51"
  })
  void a_day_on_which_nobody_can_be_received_is_refused(
      String from, String until, int minutes, int capacity) {
    assertThatThrownBy(() -> plan(from, until, minutes, capacity))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_day_without_a_place_is_refused() {
    assertThatThrownBy(() ->
            new ReceptionPlan(
                ReceptionKind.DOORSTEP,
                LocalDate.parse("2026-11-25"),
                LocalTime.NOON,
                LocalTime.MIDNIGHT.minusHours(6),
                30,
                1,
                " ",
                "国和路 595 号",
                "lead",
                false))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("where");
  }

  private static ReceptionPlan plan(String from, String until, int minutes, int capacity) {
    return new ReceptionPlan(
        ReceptionKind.COUNTER,
        LocalDate.parse("2026-11-25"),
        LocalTime.parse(from),
        LocalTime.parse(until),
        minutes,
        capacity,
        "一楼接待室",
        "国和路 595 号",
        "lead",
        false);
  }
}
