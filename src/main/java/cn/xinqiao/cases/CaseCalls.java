package cn.xinqiao.cases;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;

/**
 * Telephone calls that an officer makes from a case. That the number was looked at is no contact
 * yet: 先行联系 is met when the officer says that somebody was reached. A call that was owed because no
 * message arrived is done with it as well.
 */
public interface CaseCalls {

  /**
   * @param sentence what was said; may be empty
   * @throws Refusal.NotFound when the officer does not see the case
   * @throws Refusal.Forbidden when it is on another office's desk
   */
  void called(Caller caller, CaseDesk.Request request, DeskTasks.Called how, String sentence);
}
