package cn.xinqiao.platform;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.kernel.Texts;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** All texts of {@code seeds/texts}; each key must stand in every language with the same places. */
@Startup
@ApplicationScoped
class SeedTexts implements Texts {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private final Map<Language, Map<String, String>> byLanguage = new EnumMap<>(Language.class);

  SeedTexts(Seeds seeds) {
    for (Language language : Language.values()) {
      var texts = new HashMap<String, String>();
      for (SeedFile file : seeds.readFolder("texts/")) {
        if (file.name().endsWith("." + language.tag() + ".properties")) {
          addAll(file, texts);
        }
      }
      byLanguage.put(language, Map.copyOf(texts));
    }
    compare();
  }

  @Override
  public String say(Language language, String key, Object... parts) {
    var text = byLanguage.get(language).get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text '" + key + "'");
    }
    return PLACE
        .matcher(text)
        .replaceAll(place ->
            java.util.regex.Matcher.quoteReplacement(
                String.valueOf(parts[Integer.parseInt(place.group(1))])));
  }

  @Override
  public Map<String, String> startingWith(Language language, String prefix) {
    var found = new java.util.TreeMap<String, String>();
    byLanguage
        .get(language)
        .forEach((key, text) -> {
          if (key.startsWith(prefix)) {
            found.put(key, text);
          }
        });
    return found;
  }

  private static void addAll(SeedFile file, Map<String, String> texts) {
    var read = new Properties();
    try {
      read.load(new StringReader(file.content()));
    } catch (IOException | IllegalArgumentException e) {
      throw file.invalid(1, "is not a properties file: " + e.getMessage());
    }
    read.forEach((key, text) -> {
      if (text.toString().isBlank()) {
        throw file.invalid(lineOf(file, key), "'" + key + "' is empty");
      }
      if (texts.put(key.toString(), text.toString()) != null) {
        throw file.invalid(lineOf(file, key), "'" + key + "' is there twice");
      }
    });
  }

  private static long lineOf(SeedFile file, Object key) {
    var lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(key.toString())) {
        return i + 1L;
      }
    }
    return 1;
  }

  private void compare() {
    var chinese = byLanguage.get(Language.ZH);
    var english = byLanguage.get(Language.EN);
    var keys = new TreeSet<>(chinese.keySet());
    keys.addAll(english.keySet());
    for (String key : keys) {
      if (!chinese.containsKey(key) || !english.containsKey(key)) {
        throw new IllegalStateException("seeds/texts: '" + key + "' is missing in one language");
      }
      if (!placesIn(chinese.get(key)).equals(placesIn(english.get(key)))) {
        throw new IllegalStateException("seeds/texts: '" + key + "' has other {n} in one language");
      }
    }
  }

  private static TreeSet<String> placesIn(String text) {
    var places = new TreeSet<String>();
    PLACE.matcher(text).results().forEach(r -> places.add(r.group()));
    return places;
  }
}
