package cn.xinqiao.conversation.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Recognises words that correct, complete or withdraw what was said just before. */
@ApplicationScoped
public class LookingBack {
  private static final Pattern BACK =
      Pattern.compile(
          "\\s*(不对|不是|错了|弄错|搞错|说错|写错|更正|纠正|补充|再补充|刚[才刚](那|说|写|反映|登记|的)"
              + "|no,|not |wrong|correction|i meant|sorry,|to add|about (that|the last)).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ANOTHER = Pattern.compile("另外|另一件|换个事|another");

  /** A longer text tells a matter of its own. */
  private static final int SHORT = 80;

  private final Intents intents;

  LookingBack(Intents intents) {
    this.intents = intents;
  }

  public boolean matches(String words) {
    return intents.means(words, Intent.NO)
        || intents.cancels(words)
        || words.length() <= SHORT
            && BACK.matcher(words).matches()
            && !ANOTHER.matcher(words).find();
  }
}
