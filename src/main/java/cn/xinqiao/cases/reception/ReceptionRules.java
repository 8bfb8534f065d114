package cn.xinqiao.cases.reception;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The numbers of receptions, as {@code seeds/rules/reception.csv} has them.
 *
 * @param offered times that a resident is shown at once
 * @param ahead how far ahead a day may be planned
 * @param closesBefore so long before a time residents can book it no more
 * @param remindFrom the hour of the day before from which visitors are reminded
 * @param remindUntil the hour after which nobody is reminded
 * @param briefAt when the leader is told, the evening before
 * @param mostSlots times of one day
 * @param promiseWithin a promise is due within this
 */
record ReceptionRules(
    int offered,
    Period ahead,
    Duration closesBefore,
    LocalTime remindFrom,
    LocalTime remindUntil,
    LocalTime briefAt,
    int mostSlots,
    Period promiseWithin) {

  static final String LIST = "rules/reception.csv";

  /**
   * @throws SeedFile.Invalid when a row is missing, unknown, twice there or cannot be used
   */
  static ReceptionRules of(SeedFile file) {
    var rows = new HashMap<String, SeedTable.Row>();
    for (SeedTable.Row row : SeedTable.rows(file)) {
      row.text("source");
      row.as("status", Evidence::valueOf);
      if (rows.put(row.text("id"), row) != null) {
        throw row.invalid("'" + row.text("id") + "' is there twice");
      }
    }
    var reading = new Reading(file, rows);
    reading.value("duty", Function.identity());
    var rules =
        new ReceptionRules(
            reading.value("offered", ReceptionRules::count),
            reading.value("ahead", ReceptionRules::period),
            reading.value("closes_before", ReceptionRules::duration),
            reading.value("remind_from", LocalTime::parse),
            reading.value("remind_until", LocalTime::parse),
            reading.value("brief_at", LocalTime::parse),
            reading.value("most_slots", ReceptionRules::count),
            reading.value("promise_within", ReceptionRules::period));
    if (!rules.remindFrom().isBefore(rules.remindUntil())) {
      throw rows.get("remind_until").invalid("reminding ends before it begins");
    }
    reading.requireNothingLeft();
    return rules;
  }

  private record Reading(SeedFile file, Map<String, SeedTable.Row> rows) {
    private static final java.util.Set<String> KNOWN =
        java.util.Set.of(
            "duty",
            "offered",
            "ahead",
            "closes_before",
            "remind_from",
            "remind_until",
            "brief_at",
            "most_slots",
            "promise_within");

    <T> T value(String id, Function<String, T> reader) {
      var row = rows.get(id);
      if (row == null) {
        throw file.invalid(file.lines().size(), "'" + id + "' has no row");
      }
      return row.as("value", reader);
    }

    void requireNothingLeft() {
      rows.forEach((id, row) -> {
        if (!KNOWN.contains(id)) {
          throw row.invalid("nothing is called '" + id + "'");
        }
      });
    }
  }

  private static int count(String cell) {
    int count = Integer.parseInt(cell);
    if (count < 1) {
      throw new IllegalArgumentException("at least one");
    }
    return count;
  }

  private static Period period(String cell) {
    var period = Period.parse(cell);
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("some time");
    }
    return period;
  }

  private static Duration duration(String cell) {
    var duration = Duration.parse(cell);
    if (duration.isNegative()) {
      throw new IllegalArgumentException("no time before");
    }
    return duration;
  }
}
