package cn.xinqiao.kernel;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The words that residents and officers read, by key, from {@code seeds/texts/}. */
public interface Texts {

  /**
   * The text of a key with its numbered places ({@code {0}}, {@code {1}}…) filled.
   *
   * @throws IllegalArgumentException for a key that no file has: a mistake of ours, found by a test
   */
  String say(Language language, String key, Object... parts);

  /**
   * Whether these are the words of a key, in any language: a button's, typed by hand. Case, spaces
   * and punctuation are of no matter.
   */
  default boolean isSaid(String words, String key) {
    var said = bare(words);
    return Stream.of(Language.values()).anyMatch(language -> bare(say(language, key)).equals(said));
  }

  private static String bare(String words) {
    return words.replaceAll("[\\p{P}\\s]+", "").toLowerCase(Locale.ROOT);
  }

  /** All texts whose key begins like this, for a page that shows many of them. */
  Map<String, String> startingWith(Language language, String prefix);
}
