package cn.xinqiao.triage;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The subjects: today's names of the first level, and the second level in the city's words. */
public final class SubjectBook {
  private final Map<Subject, Names> shown = new EnumMap<>(Subject.class);
  private final Map<String, Names> shown2 = new HashMap<>();
  private final Map<Subject, List<Second>> seconds = new EnumMap<>(Subject.class);

  private record Names(String zh, String en) {
    String in(Language language) {
      return switch (language) {
        case ZH -> zh;
        case EN -> en;
      };
    }
  }

  private record Second(String code, List<String> keywords) {

    /** How many characters of the text its keywords cover. */
    int weightIn(String text) {
      return keywords.stream().filter(text::contains).mapToInt(String::length).sum();
    }
  }

  /**
   * @throws SeedFile.Invalid for a row that cannot be used, or a first-level subject without a name
   */
  public SubjectBook(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      var names = new Names(row.text("shown_zh"), row.text("shown_en"));
      if (row.number("level") == 1) {
        shown.put(row.as("code", c -> Subject.ofCode(c).orElseThrow()), names);
      } else {
        var parent = row.as("parent", c -> Subject.ofCode(c).orElseThrow());
        var words = List.of(row.text("keywords").toLowerCase(Locale.ROOT).split("\\|"));
        shown2.put(row.text("code"), names);
        seconds
            .computeIfAbsent(parent, p -> new ArrayList<>())
            .add(new Second(row.text("code"), words));
      }
    }
    for (Subject subject : Subject.values()) {
      if (!shown.containsKey(subject)) {
        throw file.invalid(1, subject.code() + " has no shown name");
      }
    }
  }

  public String shown(Subject subject, Language language) {
    return shown.get(subject).in(language);
  }

  public Optional<String> shown2(String code, Language language) {
    return Optional.ofNullable(shown2.get(code)).map(n -> n.in(language));
  }

  /** The second-level subject whose words stand in the text most, if any do. */
  Optional<String> second(Subject subject, String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return seconds.getOrDefault(subject, List.of()).stream()
        .filter(s -> s.weightIn(lower) > 0)
        .max(Comparator.comparingInt(s -> s.weightIn(lower)))
        .map(Second::code);
  }
}
