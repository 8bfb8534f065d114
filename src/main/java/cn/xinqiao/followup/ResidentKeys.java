package cn.xinqiao.followup;

import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import java.util.List;
import java.util.Optional;

/** What a resident says of the own case on its page, asked or not, and as often as they like. */
public interface ResidentKeys {

  /**
   * What may be said now; empty while the office has not answered, and for what nobody is asked
   * about.
   *
   * @throws Refusal.NotFound for a wrong number or code alike
   */
  Optional<Standing> of(CaseNumber number, String code);

  /**
   * The resident says how it stands; what they said before counts no more. It is answered in the
   * words of the talk.
   *
   * @param device a digest of where it came from
   * @throws Refusal.NotFound for a wrong number or code alike
   * @throws Refusal.RuleBroken for an answer that is not among those that may be given
   */
  String told(CaseNumber number, String code, Answer answer, String device);

  /**
   * 复查 or 复核 is asked for; everybody who is told of the case hears where it goes.
   *
   * @throws Refusal.NotFound for a wrong number or code alike
   * @throws Refusal.RuleBroken when no review may be asked for, or not any more
   */
  void review(CaseNumber number, String code);

  /**
   * How it stands as the resident has it.
   *
   * @param matter what may be said of the matter; empty where only the heart is asked
   * @param heart what may be said of the heart; empty where only the matter is asked
   * @param review what may be asked for by who does not agree with the decision
   */
  record Standing(
      Keys keys, List<Answer> matter, List<Answer> heart, Optional<ReviewOffer> review) {
    boolean offers(Answer answer) {
      return matter.contains(answer) || heart.contains(answer);
    }
  }
}
