package cn.xinqiao.followup;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.clock.Reckoned;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** By when a person has seen to an answer, from {@code rules/next-steps.csv}. */
@Startup
@ApplicationScoped
class StepTerms {
  private static final int MOST = 60;

  private final WorkCalendar calendar;
  private final Map<StepKind, Integer> days = new EnumMap<>(StepKind.class);

  /**
   * @param provisional the day is only "not before"
   */
  record Due(LocalDate on, boolean provisional) {}

  @Inject
  StepTerms(Seeds seeds, WorkCalendar calendar) {
    this(seeds.read("rules/next-steps.csv"), calendar);
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or a step has two rows or none
   */
  StepTerms(SeedFile file, WorkCalendar calendar) {
    this.calendar = calendar;
    for (SeedTable.Row row : SeedTable.rows(file)) {
      row.text("source");
      row.as("status", Evidence::valueOf);
      var step = row.as("step", StepKind::valueOf);
      if (days.put(step, row.as("working_days", StepTerms::count)) != null) {
        throw row.invalid(step + " is there twice");
      }
    }
    for (StepKind step : StepKind.values()) {
      if (!days.containsKey(step)) {
        throw file.invalid(file.lines().size(), step + " has no row");
      }
    }
  }

  private static int count(String cell) {
    int count = Integer.parseInt(cell);
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("1 to " + MOST);
    }
    return count;
  }

  Due of(StepKind step, Instant from) {
    var today = from.atZone(AskingHours.CITY).toLocalDate();
    return switch (calendar.plusWorkingDays(today, days.get(step))) {
      case Reckoned.On(var day) -> new Due(day, false);
      case Reckoned.NotBefore(var day, var _) -> new Due(day, true);
    };
  }
}
