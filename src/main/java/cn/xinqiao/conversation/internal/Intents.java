package cn.xinqiao.conversation.internal;

import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Recognises short answers, in Chinese, Shanghainese and English. */
@ApplicationScoped
class Intents {
  /** No answer is longer; and a pattern would run out of stack on thousands of characters. */
  private static final int LONGEST = 100;

  private final Map<Intent, Pattern> patterns = new EnumMap<>(Intent.class);

  Intents(Seeds seeds) {
    for (SeedTable.Row row : SeedTable.rows(seeds.read("intents.csv"))) {
      var intent = row.as("intent", Intent::valueOf);
      var pattern = row.as("pattern", p -> Pattern.compile(p, Pattern.CASE_INSENSITIVE));
      if (patterns.put(intent, pattern) != null) {
        throw row.invalid(intent + " is there twice");
      }
    }
    for (Intent intent : Intent.values()) {
      if (!patterns.containsKey(intent)) {
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
    return patterns.keySet().stream().anyMatch(intent -> means(words, intent));
  }

  /** Whether the words, taken as a whole, mean this. */
  boolean means(String words, Intent intent) {
    var plain =
        Normalizer.normalize(words, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s,.!?~。,!?、…\\p{So}]+", " ")
            .strip();
    return plain.length() <= LONGEST && patterns.get(intent).matcher(plain).matches();
  }
}
