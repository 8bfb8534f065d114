package cn.xinqiao.cases;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;
import java.util.Optional;

/** Reads what an office answers before it leaves. In the caller's transaction. */
public interface ReplyReader {

  /**
   * Looks whether it may leave as it is; changes nothing.
   *
   * @throws Refusal.RuleBroken when it decides something, lacks what such an answer must hold, and
   *     no reason was given why it leaves all the same
   */
  void look(InHand working, Caller caller, Outgoing answer);

  /**
   * The same when it leaves: that it did, and why in spite of what it lacks, is written down. The
   * case is locked.
   */
  void leaves(InHand working, Caller caller, Outgoing answer);

  /**
   * @param document the written document that it is; empty for an answer in the talk
   * @param override why it leaves although it lacks something
   */
  record Outgoing(Optional<DocumentKind> document, String text, Optional<String> override) {}
}
