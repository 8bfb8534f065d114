package cn.xinqiao.cases.reply;

import cn.xinqiao.cases.reply.Finding.Weight;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.LiveList;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What each check weighs on which occasion ({@code rules/reply-checks.csv}). */
@Startup
@ApplicationScoped
class ReplyRules implements LiveList {
  static final String NAME = "rules/reply-checks.csv";

  private volatile Map<ReplyCheck, Map<Occasion, Weight>> byCheck;

  @Inject
  ReplyRules(Seeds seeds) {
    this(seeds.read(NAME));
  }

  /**
   * @throws SeedFile.Invalid for a row that cannot be used, or when a check is missing or there
   *     twice
   */
  ReplyRules(SeedFile file) {
    byCheck = read(file);
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
    byCheck = read(list);
  }

  /** Empty when this is not looked for. */
  Optional<Weight> weight(ReplyCheck check, Occasion occasion) {
    return Optional.ofNullable(byCheck.get(check).get(occasion));
  }

  private static Map<ReplyCheck, Map<Occasion, Weight>> read(SeedFile file) {
    var read = new EnumMap<ReplyCheck, Map<Occasion, Weight>>(ReplyCheck.class);
    for (SeedTable.Row row : SeedTable.rows(file)) {
      row.text("source");
      row.as("status", Evidence::valueOf);
      var check = row.as("check", ReplyCheck::valueOf);
      if (read.put(check, weights(row)) != null) {
        throw row.invalid("'" + check + "' is there twice");
      }
    }
    for (ReplyCheck check : ReplyCheck.values()) {
      if (!read.containsKey(check)) {
        throw file.invalid(file.lines().size(), "no row for " + check);
      }
    }
    return read;
  }

  private static Map<Occasion, Weight> weights(SeedTable.Row row) {
    var weights = new EnumMap<Occasion, Weight>(Occasion.class);
    for (Occasion occasion : Occasion.values()) {
      var column = occasion.name().toLowerCase(Locale.ROOT);
      switch (row.text(column)) {
        case "required" -> weights.put(occasion, requiredIn(row, column, occasion));
        case "advice" -> weights.put(occasion, Weight.ADVICE);
        case "off" -> {}
        default -> throw row.invalid("'" + column + "' is required, advice or off");
      }
    }
    return weights;
  }

  private static Weight requiredIn(SeedTable.Row row, String column, Occasion occasion) {
    if (!occasion.isFormal()) {
      throw row.invalid("'" + column + "' is advice or off: only what decides a petition is held");
    }
    return Weight.REQUIRED;
  }
}
