package cn.xinqiao.clock;

import static cn.xinqiao.clock.ClockSeeds.DEADLINES;
import static cn.xinqiao.clock.ClockSeeds.HOLIDAYS;
import static cn.xinqiao.clock.ClockSeeds.calendarOf2025;
import static cn.xinqiao.clock.ClockSeeds.changed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.SeedFile;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Lists that an administrator changes while the service runs. */
class LiveListsTest {
  private static final LocalDate DECEMBER = LocalDate.parse("2025-12-03");

  @Test
  void a_date_is_exact_as_soon_as_the_missing_year_was_loaded() {
    var calendar = calendarOf2025();
    var holidays = new LiveHolidays(calendar);
    assertThat(calendar.plusCalendarDays(DECEMBER, 30)).isInstanceOf(Reckoned.NotBefore.class);

    holidays.check(HOLIDAYS);
    assertThat(calendar.covers(2026)).isFalse();
    holidays.use(HOLIDAYS);
    assertThat(calendar.covers(2026)).isTrue();
    assertThat(calendar.plusCalendarDays(DECEMBER, 30))
        .isEqualTo(new Reckoned.On(LocalDate.parse("2026-01-04")));
  }

  @Test
  void a_list_with_a_mistake_changes_nothing() {
    var calendar = calendarOf2025();
    var wrong = changed(HOLIDAYS, "2026-12-31,248", "2026-12-31,249");
    assertThatThrownBy(() -> new LiveHolidays(calendar).use(wrong))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("248");
    assertThat(calendar.covers(2025)).isTrue();
    assertThat(calendar.covers(2026)).isFalse();
  }

  @Test
  void a_changed_term_counts_from_then_on() {
    var deadlines = new Deadlines(DEADLINES, ClockSeeds.CALENDAR);
    var longer = changed(DEADLINES, ",10,WORKING_DAYS,国家信访局", ",12,WORKING_DAYS,国家信访局");
    assertThatThrownBy(() -> new LiveDeadlines(deadlines).check(longer))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("12"); // its words still say ten
    assertThat(deadlines.rule("appeal-simple").amount()).isEqualTo(10);
  }
}
