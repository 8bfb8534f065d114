package cn.xinqiao.conversation.internal;

import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises what is no matter: short answers, wishes; in Chinese, Shanghainese and English. */
@Startup
@ApplicationScoped
class Intents {
  /** No answer is longer; and a pattern would run out of stack on thousands of characters. */
  private static final int LONGEST = 100;

  /** Where a pattern has to fit. */
  private enum Reach {
    /** The whole message. */
    WHOLE,
    /** A part of it; the rest says which case is meant, or something else. */
    BESIDE
  }

  private final Map<Intent, Pattern> whole = new EnumMap<>(Intent.class);
  private final Map<Intent, Pattern> beside = new EnumMap<>(Intent.class);

  Intents(Seeds seeds) {
    for (SeedTable.Row row : SeedTable.rows(seeds.read("intents.csv"))) {
      var intent = row.as("intent", Intent::valueOf);
      var pattern = row.as("pattern", p -> Pattern.compile(p, Pattern.CASE_INSENSITIVE));
      var known =
          switch (row.as("reach", Reach::valueOf)) {
            case WHOLE -> whole.put(intent, pattern);
            case BESIDE -> beside.put(intent, pattern);
          };
      if (known != null) {
        throw row.invalid(intent + " is there twice");
      }
      if (pattern.matcher("").find()) {
        throw row.invalid("the pattern of " + intent + " fits words that say nothing");
      }
    }
    for (Intent intent : Intent.values()) {
      if (!whole.containsKey(intent) && !beside.containsKey(intent)) {
        throw seeds.read("intents.csv").invalid(1, intent + " has no pattern");
      }
    }
  }

  /** Whether the matter that is open shall go no further. */
  boolean cancels(String words) {
    return means(words, Intent.CANCEL) || means(words, Intent.WITHDRAW);
  }

  /** Whether the words, taken as a whole, are one of the short answers. */
  boolean isShortAnswer(String words) {
    return whole.keySet().stream().anyMatch(intent -> means(words, intent));
  }

  /** Whether the words, taken as a whole, mean this. */
  boolean means(String words, Intent intent) {
    var plain = plain(words);
    return plain.length() <= LONGEST
        && whole.containsKey(intent)
        && whole.get(intent).matcher(plain).matches();
  }

  /**
   * What words say beside this; blank when they say nothing else, empty when they do not mean it.
   */
  Optional<String> beside(String words, Intent intent) {
    if (means(words, intent)) {
      return Optional.of("");
    }
    var plain = plain(words);
    if (plain.length() > LONGEST || !beside.containsKey(intent)) {
      return Optional.empty();
    }
    var found = beside.get(intent).matcher(plain);
    return found.find() ? Optional.of(found.replaceAll(" ").strip()) : Optional.empty();
  }

  private static String plain(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s,.!?~。,!?、…\\p{So}]+", " ")
        .strip();
  }
}
