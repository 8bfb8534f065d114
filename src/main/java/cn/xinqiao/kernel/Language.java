package cn.xinqiao.kernel;

import java.util.Locale;
import java.util.regex.Pattern;

/** The languages that residents are answered in. */
public enum Language {
  ZH,
  EN;

  private static final Pattern ADDRESS =
      Pattern.compile("\\S*(@|://|XQ\\d)\\S*|(?<!\\S)/\\p{Alpha}+");

  /** The tag used in pages, file names and the database: {@code zh}, {@code en}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The language that a browser asks for first.
   *
   * @param header {@code Accept-Language}; null when it sends none
   */
  public static Language accepted(String header) {
    return header != null && header.startsWith(EN.tag()) ? EN : ZH;
  }

  /**
   * The language of a resident's own words: Chinese as soon as there is a Han character, English
   * when there are at least five Latin letters outside of addresses and commands, otherwise what it
   * was before, so that "ok" or an e-mail address changes nothing.
   */
  public static Language of(String words, Language before) {
    if (words
        .codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
      return ZH;
    }
    long latin =
        ADDRESS
            .matcher(words)
            .replaceAll(" ")
            .codePoints()
            .filter(Character::isLetter)
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
            .count();
    return latin >= 5 ? EN : before;
  }
}
