package cn.xinqiao.kernel;

/** The beginning of somebody's words, where there is no room for all. Cuts no character in two. */
public final class Excerpt {
  private Excerpt() {}

  /**
   * @param most characters, with the one that says that more follows
   */
  public static String of(String words, int most) {
    return words.codePointCount(0, words.length()) <= most
        ? words
        : words.substring(0, words.offsetByCodePoints(0, most - 1)) + "…";
  }

  /** The same in one line. */
  public static String inOneLine(String words, int most) {
    return of(words.strip().replaceAll("\\s+", " "), most);
  }
}
