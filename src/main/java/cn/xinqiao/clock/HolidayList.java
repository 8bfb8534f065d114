package cn.xinqiao.clock;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.SeedTable.Row;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the yearly notices of the State Council say.
 *
 * @param years those whose list is complete
 * @param worked the days that differ from the plain week: true when worked, false when off
 */
record HolidayList(Set<Integer> years, Map<LocalDate, Boolean> worked) {
  private enum Entry {
    YEAR,
    OFF,
    WORK
  }

  static HolidayList read(SeedFile file) {
    var rows = SeedTable.rows(file).stream().collect(Collectors.groupingBy(HolidayList::entry));
    var yearRows = rows.getOrDefault(Entry.YEAR, List.of());
    if (yearRows.isEmpty()) {
      throw file.invalid(1, "has no YEAR row");
    }
    var years = new HashMap<Integer, Row>();
    for (Row row : yearRows) {
      if (years.put(wholeYear(row), row) != null) {
        throw row.invalid("this year is there twice");
      }
    }
    var worked = new HashMap<LocalDate, Boolean>();
    rows.getOrDefault(Entry.OFF, List.of()).forEach(row -> add(worked, row, false));
    rows.getOrDefault(Entry.WORK, List.of()).forEach(row -> add(worked, row, true));
    var list = new HolidayList(Set.copyOf(years.keySet()), Map.copyOf(worked));
    rows.values().stream().flatMap(List::stream).forEach(list::requireCovered);
    years.forEach(list::requireSum);
    return list;
  }

  boolean covers(int year) {
    return years.contains(year);
  }

  boolean worksOn(LocalDate date) {
    return worked.getOrDefault(date, !isWeekend(date));
  }

  private static Entry entry(Row row) {
    row.text("name");
    row.text("source");
    return row.as("kind", Entry::valueOf);
  }

  private static int wholeYear(Row row) {
    var from = from(row);
    if (from.getDayOfYear() != 1 || !to(row).equals(from.plusYears(1).minusDays(1))) {
      throw row.invalid("a YEAR row runs from 1 January to 31 December");
    }
    return from.getYear();
  }

  private static void add(Map<LocalDate, Boolean> worked, Row row, boolean works) {
    days(row)
        .forEach(date -> {
          if (works && !isWeekend(date)) {
            throw row.invalid(date + " is worked anyway");
          }
          if (worked.put(date, works) != null) {
            throw row.invalid(date + " is there twice");
          }
        });
  }

  /**
   * A row of a year that is not declared complete is a mistake: nobody would notice its absence.
   */
  private void requireCovered(Row row) {
    if (!covers(from(row).getYear()) || !covers(to(row).getYear())) {
      throw row.invalid("its year has no YEAR row");
    }
  }

  /** The stated sum catches a row that was left out or mistyped. */
  private void requireSum(int year, Row row) {
    var first = Year.of(year).atDay(1);
    long sum = first.datesUntil(first.plusYears(1)).filter(this::worksOn).count();
    if (sum != row.number("working_days")) {
      throw row.invalid("the rows give " + year + " " + sum + " working days");
    }
  }

  private static Stream<LocalDate> days(Row row) {
    return from(row).datesUntil(to(row).plusDays(1));
  }

  private static LocalDate from(Row row) {
    return row.as("from", LocalDate::parse);
  }

  private static LocalDate to(Row row) {
    if (row.textOr("to", "").isEmpty()) {
      return from(row);
    }
    var to = row.as("to", LocalDate::parse);
    if (to.isBefore(from(row))) {
      throw row.invalid("ends before it begins");
    }
    return to;
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
  }
}
