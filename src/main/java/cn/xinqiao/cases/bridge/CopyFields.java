package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each system's closing form asks, from {@code seeds/rules/copy-fields.csv}. */
final class CopyFields {
  private final Map<String, List<Field>> bySystem = new HashMap<>();

  /**
   * @throws SeedFile.Invalid for a row that cannot be used, or a system without a field
   */
  CopyFields(SeedFile file, OutsideSystems systems) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      var system = row.as("system", code -> systems.find(code).orElseThrow());
      row.text("source");
      row.text("status");
      bySystem
          .computeIfAbsent(system.code(), code -> new ArrayList<>())
          .add(new Field(row.text("label"), row.as("from", From::valueOf)));
    }
    for (OutsideSystem system : systems.all()) {
      if (!bySystem.containsKey(system.code())) {
        throw file.invalid(1, system.code() + " has no field");
      }
    }
  }

  /** Where the case has what a field asks. */
  enum From {
    NUMBER,
    OUTSIDE_NUMBER,
    CONTACT_BY,
    CONTACT_AT,
    CONTACT_MISSED,
    ANSWER,
    ANSWER_WAY,
    ANSWER_AT,
    FEEDBACK,
    /** Only an officer knows. */
    NOTHING
  }

  /** A field as the other form has it. */
  record Field(String label, From from) {}

  Map<String, List<Field>> all() {
    return Map.copyOf(bySystem);
  }

  /** A system that left the list asks nothing. */
  List<Field> of(OutsideSystem system) {
    return bySystem.getOrDefault(system.code(), List.of());
  }
}
