package cn.xinqiao.cases;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;

/**
 * What a feature around a case has against an act on it. Asked within the act's transaction, when
 * the case is locked and nothing has been done yet.
 */
public interface Objections {

  /**
   * @throws Refusal.RuleBroken when the case may not be passed on to this office, saying why
   */
  void toPassingOn(InHand working, Caller caller, OfficeCode to);

  /**
   * @throws Refusal.RuleBroken when something has to be settled before the matter is answered, or
   *     somebody else has to answer it
   */
  void toAnswering(InHand working, Caller caller);
}
