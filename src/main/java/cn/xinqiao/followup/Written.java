package cn.xinqiao.followup;

import cn.xinqiao.kernel.Refusal;

/** What an officer has to write with an act. */
final class Written {
  private static final int LONGEST = 20_000;

  private Written() {}

  /**
   * @return what was written
   * @throws Refusal.RuleBroken when there is nothing
   * @throws Refusal.TooLarge when it is too long
   */
  static String needed(String words) {
    var text = maybe(words);
    if (text.isEmpty()) {
      throw new Refusal.RuleBroken("what was done, or why, in a sentence");
    }
    return text;
  }

  /**
   * @return what was written, or nothing
   * @throws Refusal.TooLarge when it is too long
   */
  static String maybe(String words) {
    var text = words == null ? "" : words.strip();
    if (text.length() > LONGEST) {
      throw new Refusal.TooLarge("at most " + LONGEST + " characters");
    }
    return text;
  }
}
