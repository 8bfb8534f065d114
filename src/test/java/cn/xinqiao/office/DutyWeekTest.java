package cn.xinqiao.office;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.office.DutyWeek.Stretch;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DutyWeekTest {
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);

  @Test
  void a_week_begins_on_monday_in_shanghai() {
    var week = DutyWeek.of(WEDNESDAY, List.of());
    assertThat(week.monday()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(week.days()).hasSize(7);
    assertThat(week.days().getFirst().stretches())
        .containsExactly(new Stretch(at("2026-11-23 00:00"), at("2026-11-24 00:00"), null));
  }

  @Test
  void what_nobody_covers_is_a_gap() {
    var shift = shift("li", "2026-11-25 08:00", "2026-11-25 20:00");
    assertThat(day(shift))
        .containsExactly(
            new Stretch(at("2026-11-25 00:00"), at("2026-11-25 08:00"), null),
            new Stretch(at("2026-11-25 08:00"), at("2026-11-25 20:00"), shift),
            new Stretch(at("2026-11-25 20:00"), at("2026-11-26 00:00"), null));
  }

  @Test
  void a_night_shift_covers_the_end_of_one_day_and_the_begin_of_the_next() {
    var night = shift("li", "2026-11-24 20:00", "2026-11-25 08:00");
    var day = shift("wu", "2026-11-25 08:00", "2026-11-26 00:00");
    assertThat(day(night, day)).noneMatch(Stretch::isGap).hasSize(2);
  }

  @Test
  void several_officers_of_one_shift_stand_beside_each_other_and_leave_no_gap() {
    var both =
        List.of(
            shift("li", "2026-11-23 00:00", "2026-11-30 00:00"),
            shift("wu", "2026-11-25 09:00", "2026-11-25 17:00"));
    var week = DutyWeek.of(WEDNESDAY, both);
    assertThat(week.hasGaps()).isFalse();
    assertThat(week.days().get(2).stretches()).hasSize(2);
  }

  @Test
  void a_gap_between_a_long_and_a_short_shift_is_counted_from_the_end_of_the_long_one() {
    assertThat(
            day(
                shift("li", "2026-11-25 00:00", "2026-11-25 12:00"),
                shift("wu", "2026-11-25 02:00", "2026-11-25 04:00"),
                shift("he", "2026-11-25 13:00", "2026-11-26 00:00")))
        .filteredOn(Stretch::isGap)
        .containsExactly(new Stretch(at("2026-11-25 12:00"), at("2026-11-25 13:00"), null));
  }

  private static List<Stretch> day(DutyRoster.Shift... shifts) {
    return DutyWeek.of(WEDNESDAY, List.of(shifts)).days().get(2).stretches();
  }

  private static DutyRoster.Shift shift(String login, String from, String to) {
    return new DutyRoster.Shift(1, login, at(from), at(to), true);
  }

  private static java.time.Instant at(String time) {
    return DutyFile.time(time);
  }
}
