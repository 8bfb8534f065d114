package cn.xinqiao.cases;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Utterance.OpenedCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Opens cases. Case, matter, reporter, timeline, dates and, for an emergency, the alarm are rows of
 * the caller's transaction, as is the receipt that the caller writes from the answer.
 */
public interface CaseOpening {

  /**
   * @param reported the conversation in it is locked by the caller
   * @return one receipt for each matter, in order
   */
  List<OpenedCase> open(Reported reported, List<NewMatter> matters);

  /**
   * The same for a resident who does not write here: an officer wrote down what they said (来信, 来电,
   * 来访), or another system brought it. The reporter is a PROXY with the own words and an own lookup
   * code.
   */
  List<OpenedCase> openFor(Reported reported, List<NewMatter> matters);

  /** How and from whom matters came in. */
  record Reported(
      Conversation conversation,
      Instant receivedAt,
      boolean confirmed,
      boolean reachable,
      Optional<String> emergency,
      List<String> pictures) {}
}
