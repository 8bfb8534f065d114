package cn.xinqiao.insight;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which figures there are, in the order in which they are shown. */
@Startup
@ApplicationScoped
class FigureRules {
  private final Map<String, FigureRule> byId = new LinkedHashMap<>();
  private final int version;

  @Inject
  FigureRules(Seeds seeds) {
    this(seeds.read("rules/figures.csv"));
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used, an id is there twice, or there is none
   */
  FigureRules(SeedFile file) {
    version = file.version();
    for (SeedTable.Row row : SeedTable.rows(file)) {
      var rule = FigureRule.of(row);
      if (byId.put(rule.id(), rule) != null) {
        throw row.invalid("id '" + rule.id() + "' is there twice");
      }
    }
    if (byId.isEmpty()) {
      throw file.invalid(1, "holds no figure");
    }
  }

  List<FigureRule> all() {
    return List.copyOf(byId.values());
  }

  /** Of the list, as numbers are compared over time. */
  int version() {
    return version;
  }
}
