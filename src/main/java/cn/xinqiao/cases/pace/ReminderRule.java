package cn.xinqiao.cases.pace;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SeedTable.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of the reminders: who is told how long before or after the last day in time.
 *
 * @param what the clocks that it looks at
 * @param kind null for any
 */
record ReminderRule(
    String id, List<What> what, Kind kind, Point point, int amount, Unit unit, Whom whom) {

  enum Point {
    BEFORE,
    AFTER
  }

  enum Unit {
    WORKING_DAYS,
    /** Before the end of the last day. */
    WORKING_HOURS
  }

  /** Whom a reminder is for. */
  enum Whom {
    /** The officer who took the case on, else everybody of the office that has it. */
    HOLDER,
    /** Whoever leads that office. */
    LEAD,
    /** Whoever leads the office above. */
    ABOVE
  }

  /**
   * Days on which a clock that is to be reminded of now is due.
   *
   * @param from empty where it is never too late
   */
  record Window(Optional<LocalDate> from, LocalDate to) {}

  static ReminderRule of(Row row, WorkingHours hours) {
    row.text("source");
    row.as("status", Evidence::valueOf);
    var rule =
        new ReminderRule(
            row.text("id"),
            what(row),
            row.text("kind").equals("*") ? null : row.as("kind", Kind::valueOf),
            row.as("point", Point::valueOf),
            row.number("amount"),
            row.as("unit", Unit::valueOf),
            row.as("whom", Whom::valueOf));
    rule.requireUsable(row, hours);
    return rule;
  }

  private static List<What> what(Row row) {
    if (row.text("what").equals("*")) {
      return Stream.of(What.values()).filter(What::isOwed).toList();
    }
    What one = row.as("what", What::valueOf);
    return List.of(one);
  }

  private void requireUsable(Row row, WorkingHours hours) {
    if (!what.stream().allMatch(What::isOwed)) {
      throw row.invalid(what.getFirst() + " is a right that lapses: nothing is owed by then");
    }
    if (amount < 0 || amount > 60) {
      throw row.invalid("'amount' must be 0 to 60");
    }
    if (unit == Unit.WORKING_HOURS
        && (point == Point.AFTER || Duration.ofHours(amount).compareTo(hours.length()) > 0)) {
      throw row.invalid("hours count before the end of the last day, and are no more than it has");
    }
  }

  /** Whether it is too late already: a duty was not met. */
  boolean isLate() {
    return point == Point.AFTER && amount > 0;
  }

  /**
   * Now, while the offices work. What is overdue is not reminded of as if it were still to come.
   */
  Window at(Instant now, WorkingHours hours) {
    var today = hours.day(now);
    var to =
        switch (unit) {
          case WORKING_DAYS -> hours.shift(today, point == Point.BEFORE ? amount : -amount);
          case WORKING_HOURS ->
              hours.isNearEnd(now, Duration.ofHours(amount)) ? today : today.minusDays(1);
        };
    return new Window(isLate() ? Optional.empty() : Optional.of(today), to);
  }
}
