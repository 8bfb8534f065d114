package cn.xinqiao.cases.internal;

import cn.xinqiao.kernel.Refusal;

/** What an officer typed into a field. */
final class Written {
  private static final int MOST = 20_000;

  private Written() {}

  /**
   * @throws Refusal.RuleBroken when nothing is there, saying so
   * @throws Refusal.TooLarge above 20,000 characters
   */
  static String needed(String text, String otherwise) {
    if (text == null || text.isBlank()) {
      throw new Refusal.RuleBroken(otherwise);
    }
    return limited(text);
  }

  static String optional(String text) {
    return text == null ? "" : limited(text);
  }

  private static String limited(String text) {
    var stripped = text.strip();
    if (stripped.length() > MOST) {
      throw new Refusal.TooLarge("a text has at most 20,000 characters");
    }
    return stripped;
  }
}
