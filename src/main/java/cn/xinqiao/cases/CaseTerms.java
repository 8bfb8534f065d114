package cn.xinqiao.cases;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;

/**
 * What is done with the time of a case. Each act is one transaction like those of {@link CaseDesk},
 * and refuses in the same way.
 */
public interface CaseTerms {

  /**
   * 延期: the answer gets more time, once, while it is not overdue; the resident is told the reason
   * and the new date. 信访工作条例 (2022) article 34 wants the head's approval: from an officer this is a
   * proposal that the lead of the office, or one above, decides by doing the same.
   *
   * @throws Refusal.RuleBroken when no rule allows it, it was done before, or it is too late
   */
  void extend(Caller caller, CaseDesk.Request request, String reason);

  /**
   * 听证: while it is held the days of the final review do not count, article 36.
   *
   * @throws Refusal.RuleBroken at any other stage
   */
  void beginHearing(Caller caller, CaseDesk.Request request, String reason);

  void endHearing(Caller caller, CaseDesk.Request request, String reason);
}
