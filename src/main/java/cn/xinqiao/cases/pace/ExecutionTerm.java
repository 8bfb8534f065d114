package cn.xinqiao.cases.pace;

import cn.xinqiao.clock.DayCount;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.clock.Reckoned;
import cn.xinqiao.clock.Term;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;

/** By when a supporting decision is carried out, from {@code seeds/rules/execution.csv}. */
@Startup
@ApplicationScoped
class ExecutionTerm {
  private final WorkCalendar calendar;
  private final Term term;
  private final int remindDays;

  @Inject
  ExecutionTerm(Seeds seeds, WorkCalendar calendar) {
    this(seeds.read("rules/execution.csv"), calendar);
  }

  /**
   * @throws SeedFile.Invalid when it is not one row that can be used
   */
  ExecutionTerm(SeedFile file, WorkCalendar calendar) {
    var rows = SeedTable.rows(file);
    if (rows.size() != 1) {
      throw file.invalid(file.lines().size(), "one row is needed, " + rows.size() + " are there");
    }
    var row = rows.getFirst();
    row.as("status", Evidence::valueOf);
    this.calendar = calendar;
    this.remindDays = row.as("remind_days", ExecutionTerm::days);
    row.text("source");
    this.term =
        row.as(
            "amount", cell -> new Term(Integer.parseInt(cell), row.as("unit", DayCount::valueOf)));
  }

  /** So many days before, the office is told that it comes due. */
  int remindDays() {
    return remindDays;
  }

  Reckoned after(LocalDate served) {
    return calendar.plus(served, term);
  }

  private static int days(String cell) {
    int days = Integer.parseInt(cell);
    if (days < 1 || days > 60) {
      throw new IllegalArgumentException("1 to 60");
    }
    return days;
  }
}
