package cn.xinqiao.cases.document.paper;

import cn.xinqiao.cases.Doors;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 依法分类处理: where matters go that petitions cannot settle ({@code seeds/rules/routes.csv}). */
public final class Routes implements Doors {
  private static final String OTHER_BODY = "OTHER_BODY";

  private final Map<String, Route> byId = new LinkedHashMap<>();

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or there is none
   */
  public Routes(SeedFile file) {
    for (var row : SeedTable.rows(file)) {
      row.text("source");
      row.as("status", Evidence::valueOf);
      var route =
          new Route(
              row.text("id"),
              row.text("name_zh"),
              row.text("name_en"),
              row.text("limit_zh"),
              row.text("limit_en"),
              row.text("how_zh"),
              row.text("how_en"));
      if (byId.put(route.id(), route) != null) {
        throw row.invalid("id '" + route.id() + "' is there twice");
      }
    }
    if (!byId.containsKey(OTHER_BODY)) {
      throw file.invalid(1, "a refusal that says no more needs the door " + OTHER_BODY);
    }
  }

  @Override
  public Optional<Door> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Door otherBody() {
    return byId.get(OTHER_BODY);
  }

  @Override
  public List<Door> all() {
    return List.copyOf(byId.values());
  }
}
