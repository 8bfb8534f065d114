package cn.xinqiao.desk.frame;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;

/** Says why a rule forbids something, exactly where the refusal itself is in Chinese. */
public final class Refused {
  private Refused() {}

  /**
   * @param key what can be said of the act as a whole, in every language
   */
  public static String words(Frame frame, String key, Refusal refusal) {
    var said = refusal.getMessage();
    boolean chinese = said.codePoints().limit(2).allMatch(Character::isIdeographic);
    return chinese && frame.language() == Language.ZH ? said : frame.say(key);
  }
}
