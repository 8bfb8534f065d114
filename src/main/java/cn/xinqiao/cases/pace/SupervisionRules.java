package cn.xinqiao.cases.pace;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** When 督办 is proposed, from {@code seeds/rules/supervision.csv}. */
@Startup
@ApplicationScoped
class SupervisionRules {
  private static final int MOST = 365;

  private final Map<Trigger, Rule> rules = new EnumMap<>(Trigger.class);

  enum Trigger {
    /** So many working days past its day, and its time was never extended. */
    OVERDUE,
    /** Residents have asked so often where it stays. */
    URGED,
    /** Offices have sent it back so often. */
    RETURNED,
    /** What a decision grants was not done so many working days past its day. */
    UNEXECUTED,
    /** So many days the form offers for the unit's answer. */
    ANSWER_TERM,
    /** The same in working days for a service request, as for the orders of the 12345 line. */
    REQUEST_TERM
  }

  /** One row. */
  record Rule(String id, int amount, String zh, String en, String source) {
    String text(Language language) {
      var text =
          switch (language) {
            case ZH -> zh;
            case EN -> en;
          };
      return text.replace("{0}", String.valueOf(amount));
    }
  }

  @Inject
  SupervisionRules(Seeds seeds) {
    this(seeds.read("rules/supervision.csv"));
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or a trigger has two rows or none
   */
  SupervisionRules(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      row.as("status", Evidence::valueOf);
      var trigger = row.as("trigger", Trigger::valueOf);
      var rule =
          new Rule(
              row.text("id"),
              row.as("amount", SupervisionRules::amount),
              row.text("text_zh"),
              row.text("text_en"),
              row.text("source"));
      if (rules.put(trigger, rule) != null) {
        throw row.invalid(trigger + " is there twice");
      }
    }
    for (Trigger trigger : Trigger.values()) {
      if (!rules.containsKey(trigger)) {
        throw file.invalid(file.lines().size(), trigger + " has no rule");
      }
    }
  }

  private static int amount(String cell) {
    int amount = Integer.parseInt(cell);
    if (amount < 1 || amount > MOST) {
      throw new IllegalArgumentException("1 to " + MOST);
    }
    return amount;
  }

  Rule of(Trigger trigger) {
    return rules.get(trigger);
  }

  /** A row that this list has; an older one may have had it. */
  Optional<Rule> find(String id) {
    return rules.values().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
