package cn.xinqiao.cases.pace;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is told before and after a last day, from {@code seeds/rules/reminders.csv}. */
@Startup
@ApplicationScoped
class ReminderRules {
  private final Map<String, ReminderRule> byId = new LinkedHashMap<>();

  @Inject
  ReminderRules(Seeds seeds, WorkingHours hours) {
    this(seeds.read("rules/reminders.csv"), hours);
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or an id is there twice
   */
  ReminderRules(SeedFile file, WorkingHours hours) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      var rule = ReminderRule.of(row, hours);
      if (byId.put(rule.id(), rule) != null) {
        throw row.invalid("id '" + rule.id() + "' is there twice");
      }
    }
  }

  List<ReminderRule> all() {
    return List.copyOf(byId.values());
  }
}
