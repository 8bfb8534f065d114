package cn.xinqiao.clock;

import static cn.xinqiao.clock.ClockSeeds.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.clock.Ledger.Entry;
import cn.xinqiao.clock.Ledger.Paused;
import cn.xinqiao.clock.Ledger.Resumed;
import cn.xinqiao.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LedgerPropertiesTest {
  private static final Instant FIRST = Instant.parse("2025-01-02T02:00:00Z");

  @Property
  void whatever_is_tried_on_a_clock_its_rows_give_the_same_date_again(
      @ForAll("starts") Ledger start, @ForAll("acts") List<Integer> acts) {
    var ledger = start;
    for (int i = 0; i < acts.size(); i++) {
      var next = entry(acts.get(i), start.entries().getFirst().at().plus(Duration.ofDays(i + 1)));
      try {
        ledger = ledger.and(next);
      } catch (Refusal.Conflict e) {
        continue; // it could not happen, and so it did not
      }
    }
    assertThat(new Ledger(ledger.entries()).due(CALENDAR)).isEqualTo(ledger.due(CALENDAR));
    assertThat(ledger.due(CALENDAR).isEmpty()).isEqualTo(pausedAtTheEnd(ledger.entries()));
  }

  @Property
  void a_pause_never_brings_the_last_day_nearer(
      @ForAll("starts") Ledger start,
      @ForAll @IntRange(max = 80) int after,
      @ForAll @IntRange(max = 40) int length) {
    var begin = start.entries().getFirst().at().plus(Duration.ofDays(after));
    var paused = start.and(new Paused(begin)).and(new Resumed(begin.plus(Duration.ofDays(length))));
    assertThat(date(paused)).isAfterOrEqualTo(date(start));
    assertThat(date(paused)).isBeforeOrEqualTo(date(start).plusDays(length * 2L + 14));
  }

  @Property
  void the_last_day_is_worked(@ForAll("starts") Ledger start) {
    assertThat(CALENDAR.worksOn(date(start))).contains(true);
  }

  @Provide
  Arbitrary<Ledger> starts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 400),
            Arbitraries.integers().between(1, 60),
            Arbitraries.of(DayCount.values()))
        .as((day, amount, unit) ->
            Ledger.started(FIRST.plus(Duration.ofDays(day)), new Term(amount, unit)));
  }

  @Provide
  Arbitrary<List<Integer>> acts() {
    return Arbitraries.integers().between(0, 3).list().ofMaxSize(12);
  }

  private static Entry entry(int which, Instant at) {
    return switch (which) {
      case 0 -> new Paused(at);
      case 1 -> new Resumed(at);
      case 2 -> new Ledger.Stopped(at);
      default -> new Ledger.Paused(at.minus(Duration.ofDays(30)));
    };
  }

  private static boolean pausedAtTheEnd(List<Entry> entries) {
    long paused = entries.stream().filter(Paused.class::isInstance).count();
    long resumed = entries.stream().filter(Resumed.class::isInstance).count();
    return paused > resumed;
  }

  private static LocalDate date(Ledger ledger) {
    return switch (ledger.due(CALENDAR).orElseThrow()) {
      case Reckoned.On(var date) -> date;
      case Reckoned.NotBefore(var date, var _) -> date;
    };
  }
}
