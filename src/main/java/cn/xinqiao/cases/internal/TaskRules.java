package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.DeskTasks.Kind;
import cn.xinqiao.clock.DeskHours;
import cn.xinqiao.clock.DeskHours.Promise;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;

/** The clocks of desk tasks, from {@code seeds/rules/desk-tasks.csv}. */
@Startup
@ApplicationScoped
class TaskRules {
  private final Map<Kind, Rule> rules = new EnumMap<>(Kind.class);

  private record Rule(DeskHours hours, Duration within, int tries) {}

  @Inject
  TaskRules(Seeds seeds, WorkCalendar calendar) {
    this(seeds.read("rules/desk-tasks.csv"), calendar);
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or a kind has two rows or none
   */
  TaskRules(SeedFile file, WorkCalendar calendar) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      var kind = row.as("kind", Kind::valueOf);
      if (rules.put(kind, rule(row, calendar)) != null) {
        throw row.invalid(kind + " is there twice");
      }
    }
    for (Kind kind : Kind.values()) {
      if (!rules.containsKey(kind)) {
        throw file.invalid(file.lines().size(), kind + " has no rule");
      }
    }
  }

  private static Rule rule(SeedTable.Row row, WorkCalendar calendar) {
    var opens = row.as("opens", LocalTime::parse);
    var hours = row.as("closes", text -> new DeskHours(opens, LocalTime.parse(text), calendar));
    return new Rule(hours, row.as("within", TaskRules::term), row.as("tries", TaskRules::count));
  }

  private static Duration term(String cell) {
    var term = Duration.parse(cell);
    if (!term.isPositive() || term.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalArgumentException("more than nothing, and no month");
    }
    return term;
  }

  private static int count(String cell) {
    int count = Integer.parseInt(cell);
    if (count < 1) {
      throw new IllegalArgumentException("at least once");
    }
    return count;
  }

  Promise promise(Kind kind, Instant since) {
    var rule = rules.get(kind);
    return rule.hours().after(since, rule.within());
  }

  /** How often it is tried before it counts as tried. */
  int tries(Kind kind) {
    return rules.get(kind).tries();
  }
}
