package cn.xinqiao.cases.together;

import cn.xinqiao.clock.DayCount;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.clock.Reckoned;
import cn.xinqiao.clock.Term;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.LiveList;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** By when offices answer each other, from {@code seeds/rules/working-together.csv}. */
@Startup
@ApplicationScoped
class TogetherRules implements LiveList {
  static final String NAME = "rules/working-together.csv";
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final WorkCalendar calendar;
  private volatile Map<Owed, Rule> rules;

  /** What one office owes another. */
  enum Owed {
    PART,
    INVITATION
  }

  /**
   * @param status how well the source is known
   * @param textZh what officers read beside the date
   */
  record Rule(String id, Term term, String source, Evidence status, String textZh, String textEn) {
    String text(Language language) {
      return switch (language) {
        case ZH -> textZh;
        case EN -> textEn;
      };
    }
  }

  /**
   * A day by which something is owed.
   *
   * @param provisional it is only "not before": a year's holidays are not known yet
   * @param rule empty when a person set the day
   */
  record DueDay(LocalDate on, boolean provisional, Optional<String> rule) {}

  @Inject
  TogetherRules(Seeds seeds, WorkCalendar calendar) {
    this(seeds.read(NAME), calendar);
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or something has two rows or none
   */
  TogetherRules(SeedFile file, WorkCalendar calendar) {
    this.calendar = calendar;
    this.rules = read(file);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void check(SeedFile list) {
    read(list);
  }

  @Override
  public void use(SeedFile list) {
    rules = read(list);
  }

  DueDay due(Owed what, Instant since) {
    var rule = rules.get(what);
    var id = Optional.of(rule.id());
    return switch (calendar.plus(since.atZone(CITY).toLocalDate(), rule.term())) {
      case Reckoned.On(var date) -> new DueDay(date, false, id);
      case Reckoned.NotBefore(var earliest, var _) -> new DueDay(earliest, true, id);
    };
  }

  /** Why this day; empty when a person set it, or the rule is gone. */
  Optional<String> why(Optional<String> rule, Language language) {
    return rules.values().stream()
        .filter(one -> rule.filter(one.id()::equals).isPresent())
        .map(one -> one.text(language))
        .findFirst();
  }

  private static Map<Owed, Rule> read(SeedFile file) {
    var read = new EnumMap<Owed, Rule>(Owed.class);
    for (SeedTable.Row row : SeedTable.rows(file)) {
      if (read.put(row.as("what", Owed::valueOf), rule(row)) != null) {
        throw row.invalid(row.text("what") + " is there twice");
      }
    }
    for (Owed what : Owed.values()) {
      if (!read.containsKey(what)) {
        throw file.invalid(file.lines().size(), what + " has no rule");
      }
    }
    return read;
  }

  private static Rule rule(SeedTable.Row row) {
    var unit = row.as("unit", DayCount::valueOf);
    var term = row.as("amount", cell -> new Term(Integer.parseInt(cell), unit));
    var rule =
        new Rule(
            row.text("id"),
            term,
            row.text("source"),
            row.as("status", Evidence::valueOf),
            row.text("text_zh"),
            row.text("text_en"));
    // a term changed without its text would tell officers something else than the date does
    var number = Pattern.compile("(?<!\\d)" + term.amount() + "(?!\\d)");
    if (!number.matcher(rule.textZh()).find() || !number.matcher(rule.textEn()).find()) {
      throw row.invalid("'text_zh' and 'text_en' must name the amount " + term.amount());
    }
    return rule;
  }
}
