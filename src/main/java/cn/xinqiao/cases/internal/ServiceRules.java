package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;

/** What each way of serving an answer needs ({@code rules/service.csv}). */
@Startup
@ApplicationScoped
class ServiceRules {
  private final Map<Way, Rule> byWay = new EnumMap<>(Way.class);

  /**
   * One way.
   *
   * @param needsProof an officer has to name what proves it
   */
  record Rule(boolean needsProof) {}

  @Inject
  ServiceRules(Seeds seeds) {
    this(seeds.read("rules/service.csv"));
  }

  /**
   * @throws SeedFile.Invalid for a row that cannot be used, or when a way is missing or there twice
   */
  ServiceRules(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      row.text("source");
      row.as("status", Evidence::valueOf);
      var way = row.as("way", Way::valueOf);
      if (byWay.put(way, new Rule(yes(row, "proof"))) != null) {
        throw row.invalid("'" + way + "' is there twice");
      }
    }
    for (Way way : Way.values()) {
      if (!byWay.containsKey(way)) {
        throw file.invalid(file.lines().size(), "no row for " + way);
      }
    }
  }

  Rule of(Way way) {
    return byWay.get(way);
  }

  private static boolean yes(SeedTable.Row row, String column) {
    return switch (row.text(column)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw row.invalid("'" + column + "' is yes or no");
    };
  }
}
