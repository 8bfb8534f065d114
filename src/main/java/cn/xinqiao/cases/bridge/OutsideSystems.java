package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The systems that orders come from, in the order of {@code seeds/rules/systems.csv}. */
public final class OutsideSystems {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,23}");

  private final Map<String, OutsideSystem> byCode = new LinkedHashMap<>();

  /**
   * @throws SeedFile.Invalid for a row that cannot be used, or when there is none
   */
  public OutsideSystems(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      var code = row.text("code");
      row.text("source");
      row.text("status");
      if (!CODE.matcher(code).matches()) {
        throw row.invalid("'code' is 2 to 24 capitals, digits and underscores");
      }
      var system = new OutsideSystem(code, row.text("name_zh"), row.text("name_en"));
      if (byCode.put(code, system) != null) {
        throw row.invalid(code + " is there twice");
      }
    }
    if (byCode.isEmpty()) {
      throw file.invalid(1, "there is no system");
    }
  }

  public List<OutsideSystem> all() {
    return List.copyOf(byCode.values());
  }

  public Optional<OutsideSystem> find(String code) {
    return Optional.ofNullable(code).map(byCode::get);
  }

  /**
   * @throws Refusal.RuleBroken when the list does not have it
   */
  OutsideSystem named(String code) {
    return find(code)
        .orElseThrow(() -> new Refusal.RuleBroken("no such system in rules/systems.csv"));
  }

  /** Of a row that is kept; a system that left the list is shown by its code. */
  OutsideSystem of(String code) {
    return find(code).orElseGet(() -> new OutsideSystem(code, code, code));
  }
}
