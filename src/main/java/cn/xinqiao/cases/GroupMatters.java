package cn.xinqiao.cases;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;

/**
 * Petitions of many, for whom a few speak: they are heard and told in the name of all, and pass the
 * outcome on. How many there may be is data ({@code seeds/rules/group-matters.csv}).
 */
public interface GroupMatters {

  /**
   * @throws Refusal.RuleBroken when it is no petition, or an accusation
   */
  void mark(Caller caller, CaseDesk.Request request);

  /** Nobody speaks for others any more. */
  void unmark(Caller caller, CaseDesk.Request request);

  /**
   * Names one of the case's reporters a representative, and tells them.
   *
   * @throws Refusal.NotFound when no such reporter is on the case
   * @throws Refusal.RuleBroken when it is no group matter, or there are as many as the rule allows;
   *     names the rule
   */
  void name(Caller caller, CaseDesk.Request request, long reporter);

  void dismiss(Caller caller, CaseDesk.Request request, long reporter);
}
