package cn.xinqiao.cases.together;

import cn.xinqiao.kernel.Refusal;

/** What an officer wrote to another office. */
final class Said {
  private static final int MOST = 5_000;

  private Said() {}

  /**
   * @throws Refusal.RuleBroken when nothing is there, saying so
   * @throws Refusal.TooLarge above 5,000 characters
   */
  static String needed(String text, String otherwise) {
    var said = optional(text);
    if (said.isEmpty()) {
      throw new Refusal.RuleBroken(otherwise);
    }
    return said;
  }

  static String optional(String text) {
    var said = text == null ? "" : text.strip();
    if (said.length() > MOST) {
      throw new Refusal.TooLarge("a text to another office has at most 5,000 characters");
    }
    return said;
  }
}
