package cn.xinqiao.cases;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Puts a case that was taken onto another office's desk, for what offices settle with each other.
 * The resident's dates stay, the office's own begin anew. Joins the caller's transaction.
 */
public interface PassingOn {

  /** How the case came to the desk where it is. */
  Arrival arrival(CaseNumber number);

  /**
   * @param as the office for which the officer acts
   * @param what the line of the timeline; its code is the office that the case goes to
   * @param reason stands with the line; may be empty
   * @throws Refusal.RuleBroken when it is there already, or an accusation would leave the
   *     confidential desks
   * @throws Refusal.Conflict when it is at its end
   */
  void move(
      InHand working, Caller caller, OfficeCode as, OfficeCode to, Happening what, String reason);

  /**
   * @param from who passed it on; empty when it was opened on this desk
   * @param returnUntil the last day on which the office can say that it does not belong there;
   *     empty when no rule sets one
   * @param source the article that sets that day
   */
  record Arrival(Optional<OfficeCode> from, Optional<LocalDate> returnUntil, String source) {}
}
