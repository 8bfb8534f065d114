package cn.xinqiao.conversation.internal;

import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Languages that nobody here answers in, each with its one sentence: {@code seeds/tongues.csv}. A
 * script tells a language; of those in Latin letters the commonest words do, and where two are
 * equally likely it is none of them.
 */
@Startup
@ApplicationScoped
class Tongues {
  private static final int FEWEST_LETTERS = 3;
  private static final int FEWEST_WORDS = 2;
  private static final Pattern WORD = Pattern.compile("[\\p{L}']+");

  private final List<Tongue> tongues;

  Tongues(Seeds seeds) {
    tongues =
        SeedTable.rows(seeds.read("tongues.csv")).stream()
            .map(row ->
                new Tongue(
                    row.as("scripts", Tongues::scripts),
                    Set.of(row.textOr("words", "").split(" ")),
                    Optional.of(row.textOr("sentence", "")).filter(s -> !s.isEmpty())))
            .toList();
  }

  private record Tongue(Set<UnicodeScript> scripts, Set<String> words, Optional<String> sentence) {
    boolean isLatin() {
      return scripts.contains(UnicodeScript.LATIN);
    }
  }

  /** The sentence for who wrote this; empty for Chinese, English and what is too short to tell. */
  Optional<String> of(String words) {
    return tongues.stream()
        .filter(tongue -> !tongue.isLatin() && isWrittenIn(tongue.scripts(), words))
        .findFirst()
        .or(() -> hasHan(words) ? Optional.empty() : likeliest(words))
        .flatMap(Tongue::sentence);
  }

  private static boolean isWrittenIn(Set<UnicodeScript> scripts, String words) {
    long letters = words.codePoints().filter(Character::isLetter).count();
    long own =
        words
            .codePoints()
            .filter(Character::isLetter)
            .filter(c -> scripts.contains(UnicodeScript.of(c)))
            .count();
    return own >= FEWEST_LETTERS && own * 5 >= letters;
  }

  private static boolean hasHan(String words) {
    return words.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
  }

  private Optional<Tongue> likeliest(String words) {
    var spoken =
        WORD.matcher(words.toLowerCase(Locale.ROOT))
            .results()
            .map(r -> r.group())
            .collect(Collectors.toSet());
    var ranked =
        tongues.stream()
            .filter(Tongue::isLatin)
            .sorted(Comparator.comparing((Tongue t) -> common(t, spoken)).reversed())
            .toList();
    long most = common(ranked.getFirst(), spoken);
    return most < FEWEST_WORDS || most == common(ranked.get(1), spoken)
        ? Optional.empty()
        : Optional.of(ranked.getFirst());
  }

  private static long common(Tongue tongue, Set<String> spoken) {
    return spoken.stream().filter(tongue.words()::contains).count();
  }

  private static Set<UnicodeScript> scripts(String names) {
    return Arrays.stream(names.split(" "))
        .map(UnicodeScript::forName)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(UnicodeScript.class)));
  }
}
