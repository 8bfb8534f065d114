package cn.xinqiao.cases.joining;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What many use, so that whoever reports it reports it for all, from {@code
 * seeds/rules/public-things.csv}.
 */
@Startup
@ApplicationScoped
class PublicThings {
  private static final int MOST = 6;

  private final Map<String, Thing> things = new LinkedHashMap<>();

  private record Thing(String zh, String en, List<String> words) {}

  @Inject
  PublicThings(Seeds seeds) {
    this(seeds.read("rules/public-things.csv"));
  }

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or a code is there twice
   */
  PublicThings(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      var code = row.as("code", PublicThings::code);
      var words = List.of(row.text("words").toLowerCase(Locale.ROOT).split("\\|"));
      if (things.put(code, new Thing(row.text("name_zh"), row.text("name_en"), words)) != null) {
        throw row.invalid(code + " is there twice");
      }
    }
  }

  private static String code(String cell) {
    if (!cell.matches("[a-z][a-z-]{1,28}")) {
      throw new IllegalArgumentException("small letters and hyphens");
    }
    return cell;
  }

  /** Codes of the things that the words name; of a long letter the first few of the list. */
  Set<String> in(String words) {
    var lower = words.toLowerCase(Locale.ROOT);
    var named = new TreeSet<String>();
    things.forEach((code, thing) -> {
      if (named.size() < MOST && thing.words().stream().anyMatch(lower::contains)) {
        named.add(code);
      }
    });
    return named;
  }

  String name(String code, Language language) {
    var thing = things.get(code);
    if (thing == null) {
      return code; // of a list from before
    }
    return switch (language) {
      case ZH -> thing.zh();
      case EN -> thing.en();
    };
  }
}
