package cn.xinqiao.clock;

import static cn.xinqiao.clock.ClockSeeds.CALENDAR;
import static cn.xinqiao.clock.DayCount.CALENDAR_DAYS;
import static cn.xinqiao.clock.DayCount.WORKING_DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.clock.Ledger.Extended;
import cn.xinqiao.clock.Ledger.Paused;
import cn.xinqiao.clock.Ledger.Resumed;
import cn.xinqiao.clock.Ledger.Started;
import cn.xinqiao.clock.Ledger.Stopped;
import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {
  private static final Term SIXTY = new Term(60, CALENDAR_DAYS);

  @Test
  void sixty_days_begin_the_day_after_acceptance() {
    assertThat(due(started("2026-03-06", SIXTY))).isEqualTo("2026-05-06");
  }

  @Test
  void an_extension_adds_its_days_to_the_term_and_only_the_very_last_day_rolls_forward() {
    // 60 + 30 days from 6 March are 4 June; 5 May alone would have rolled to the 6th
    var ledger = started("2026-03-06", SIXTY).and(new Extended(at("2026-04-20"), thirty()));
    assertThat(due(ledger)).isEqualTo("2026-06-04");
    assertThat(ledger.wasExtended()).isTrue();
  }

  @Test
  void a_hearing_of_nine_days_moves_a_final_review_by_nine_days() {
    var plain = started("2026-03-02", thirty());
    var heard = plain.and(new Paused(at("2026-03-10"))).and(new Resumed(at("2026-03-19")));
    assertThat(due(plain)).isEqualTo("2026-04-01");
    assertThat(due(heard)).isEqualTo("2026-04-10");
  }

  @Test
  void of_working_days_a_pause_takes_out_only_those_that_fall_into_it() {
    var term = new Term(10, WORKING_DAYS);
    var plain = started("2026-11-02", term);
    // Friday 6 to Monday 9 November: the weekend counts neither way
    var heard = plain.and(new Paused(at("2026-11-06"))).and(new Resumed(at("2026-11-09")));
    assertThat(due(plain)).isEqualTo("2026-11-16");
    assertThat(due(heard)).isEqualTo("2026-11-17");
  }

  @Test
  void a_pause_that_ends_on_its_day_changes_nothing() {
    var ledger =
        started("2026-03-06", SIXTY)
            .and(new Paused(at("2026-03-10", 9)))
            .and(new Resumed(at("2026-03-10", 17)));
    assertThat(due(ledger)).isEqualTo("2026-05-06");
  }

  @Test
  void a_pause_after_the_last_day_does_not_bring_a_clock_back_into_time() {
    var ledger =
        started("2026-03-06", SIXTY)
            .and(new Paused(at("2026-05-20")))
            .and(new Resumed(at("2026-06-20")));
    assertThat(due(ledger)).isEqualTo("2026-05-06");
  }

  @Test
  void while_a_clock_is_paused_nobody_knows_its_last_day() {
    var ledger = started("2026-03-06", SIXTY).and(new Paused(at("2026-03-10")));
    assertThat(ledger.due(CALENDAR)).isEmpty();
    assertThat(ledger.isPaused()).isTrue();
  }

  @Test
  void the_day_is_that_of_shanghai() {
    var late = Instant.parse("2026-03-05T17:00:00Z"); // one at night on the 6th
    assertThat(due(Ledger.started(late, SIXTY))).isEqualTo("2026-05-06");
  }

  static Stream<List<Ledger.Entry>> what_cannot_happen() {
    var start = new Started(at("2026-03-06"), SIXTY);
    return Stream.of(
        List.of(start, new Resumed(at("2026-03-07"))),
        List.of(start, new Paused(at("2026-03-07")), new Paused(at("2026-03-08"))),
        List.of(start, new Paused(at("2026-03-07")), new Extended(at("2026-03-08"), thirty())),
        List.of(start, new Stopped(at("2026-03-07")), new Paused(at("2026-03-08"))),
        List.of(start, new Stopped(at("2026-03-07")), new Stopped(at("2026-03-08"))),
        List.of(start, start),
        List.of(start, new Paused(at("2026-03-05"))));
  }

  @ParameterizedTest
  @MethodSource
  void what_cannot_happen(List<Ledger.Entry> entries) {
    assertThatThrownBy(() -> new Ledger(entries)).isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void a_ledger_begins_with_a_start() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ledger(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ledger(List.of(new Stopped(at("2026-03-06")))));
  }

  @Test
  void working_days_are_not_extended_by_calendar_days() {
    var ledger =
        started("2026-03-06", new Term(10, WORKING_DAYS))
            .and(new Extended(at("2026-03-07"), thirty()));
    assertThatIllegalArgumentException().isThrownBy(ledger::term);
  }

  private static Term thirty() {
    return new Term(30, CALENDAR_DAYS);
  }

  private static Ledger started(String day, Term term) {
    return Ledger.started(at(day), term);
  }

  private static String due(Ledger ledger) {
    return ledger
        .due(CALENDAR)
        .map(due ->
            switch (due) {
              case Reckoned.On(var date) -> date.toString();
              case Reckoned.NotBefore(var date, var _) -> "not before " + date;
            })
        .orElseThrow();
  }

  private static Instant at(String day) {
    return at(day, 10);
  }

  private static Instant at(String day, int hour) {
    return LocalDate.parse(day)
        .atTime(LocalTime.of(hour, 0))
        .atZone(ZoneId.of("Asia/Shanghai"))
        .toInstant();
  }
}
