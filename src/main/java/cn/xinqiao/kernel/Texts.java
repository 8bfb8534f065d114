package cn.xinqiao.kernel;

import java.util.Map;

/** The words that residents and officers read, by key, from {@code seeds/texts/}. */
public interface Texts {

  /**
   * The text of a key with its numbered places ({@code {0}}, {@code {1}}…) filled.
   *
   * @throws IllegalArgumentException for a key that no file has: a mistake of ours, found by a test
   */
  String say(Language language, String key, Object... parts);

  /** All texts whose key begins like this, for a page that shows many of them. */
  Map<String, String> startingWith(Language language, String prefix);
}
