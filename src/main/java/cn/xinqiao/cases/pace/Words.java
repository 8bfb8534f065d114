package cn.xinqiao.cases.pace;

import cn.xinqiao.kernel.Refusal;
import java.util.Objects;

/** What officers write with an act. */
final class Words {
  /** As for everything that officers write. */
  private static final int LONGEST = 20_000;

  private Words() {}

  /**
   * @throws Refusal.RuleBroken when nothing was written
   * @throws Refusal.TooLarge when it is too long
   */
  static String needed(String text) {
    var words = Objects.toString(text, "").strip();
    if (words.isEmpty()) {
      throw new Refusal.RuleBroken("a text is needed");
    }
    if (words.length() > LONGEST) {
      throw new Refusal.TooLarge("a text has at most 20,000 characters");
    }
    return words;
  }
}
