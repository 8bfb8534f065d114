package cn.xinqiao.followup;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a case may be closed although its keys are not turned: {@code rules/closing-reasons.csv}. */
@Startup
@ApplicationScoped
class ClosingReasons {
  private record Row(String zh, String en) {
    String in(Language language) {
      return switch (language) {
        case ZH -> zh;
        case EN -> en;
      };
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();

  @Inject
  ClosingReasons(Seeds seeds) {
    this(seeds.read("rules/closing-reasons.csv"));
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used, stands there twice, or there is none
   */
  ClosingReasons(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      row.text("source");
      row.as("status", Evidence::valueOf);
      var id = row.text("id");
      if (rows.put(id, new Row(row.text("text_zh"), row.text("text_en"))) != null) {
        throw row.invalid(id + " is there twice");
      }
    }
    if (rows.isEmpty()) {
      throw file.invalid(file.lines().size(), "no reason at all");
    }
  }

  boolean has(String id) {
    return rows.containsKey(id);
  }

  List<Closing.Reason> all(Language language) {
    return rows.entrySet().stream()
        .map(row -> new Closing.Reason(row.getKey(), row.getValue().in(language)))
        .toList();
  }

  /** The reason in words; of a row that is gone by now, its id. */
  String text(String id, Language language) {
    return Optional.ofNullable(rows.get(id)).map(row -> row.in(language)).orElse(id);
  }
}
