package cn.xinqiao.cases.document.paper;

import cn.xinqiao.cases.Doors;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The remedy sentences, and the windows at which remedies are handed in. */
public final class Remedies {
  private static final String ELSEWHERE = "*";

  private final Map<Remedy, Sentence> sentences = new EnumMap<>(Remedy.class);
  private final Map<String, Window> windows = new HashMap<>();

  /** In both languages. */
  private record Window(String zh, String en) {
    String in(Language language) {
      return switch (language) {
        case ZH -> zh;
        case EN -> en;
      };
    }
  }

  private record Sentence(int days, Window text) {}

  /**
   * @throws SeedFile.Invalid when a row cannot be used, or a remedy has no sentence
   */
  public Remedies(SeedFile remedies, SeedFile places) {
    SeedTable.rows(remedies).forEach(this::sentence);
    for (Remedy remedy : Remedy.values()) {
      if (remedy != Remedy.NONE && !sentences.containsKey(remedy)) {
        throw remedies.invalid(remedies.lines().size(), remedy + " has no sentence");
      }
    }
    SeedTable.rows(places).forEach(this::window);
    if (!windows.containsKey(ELSEWHERE)) {
      throw places.invalid(places.lines().size(), "no row '*' for all other offices");
    }
  }

  private void sentence(SeedTable.Row row) {
    var remedy = row.as("id", Remedy::valueOf);
    var text = texts(row);
    for (String words : new String[] {text.zh(), text.en()}) {
      if (!Places.in(words).equals(remedy.places())) {
        throw row.invalid(
            "the places of " + remedy + " are " + remedy.places() + ", each in both languages");
      }
    }
    int days = remedy.places().contains("days") ? row.number("days") : 0;
    if (days < 0 || remedy.places().contains("days") && days == 0) {
      throw row.invalid("'days' must be at least 1");
    }
    if (sentences.put(remedy, new Sentence(days, text)) != null) {
      throw row.invalid(remedy + " has two sentences");
    }
  }

  private void window(SeedTable.Row row) {
    var office = row.text("office");
    if (!office.equals(ELSEWHERE)) {
      row.as("office", OfficeCode::valueOf);
    }
    if (windows.put(office, texts(row)) != null) {
      throw row.invalid("'" + office + "' is there twice");
    }
  }

  private static Window texts(SeedTable.Row row) {
    row.text("source");
    row.as("status", Evidence::valueOf);
    return new Window(row.text("text_zh"), row.text("text_en"));
  }

  /**
   * The sentence of a remedy that the office above hears.
   *
   * @param above its name in this language
   */
  public String review(Remedy remedy, OfficeCode office, String above, Language language) {
    var sentence = sentences.get(remedy);
    var window = windows.getOrDefault(office.value(), windows.get(ELSEWHERE)).in(language);
    return Places.fill(
        sentence.text().in(language),
        place ->
            switch (place) {
              case "days" -> String.valueOf(sentence.days());
              case "above" -> above;
              default -> window;
            });
  }

  String route(Doors.Door route, Language language) {
    return Places.fill(
        sentences.get(Remedy.ROUTE).text().in(language),
        place ->
            switch (place) {
              case "route.name" -> route.name(language);
              case "route.limit" -> route.limit(language);
              default -> route.how(language);
            });
  }

  String last(Language language) {
    return sentences.get(Remedy.LAST).text().in(language);
  }
}
