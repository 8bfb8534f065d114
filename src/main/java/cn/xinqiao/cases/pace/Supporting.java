package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.kernel.Caller;

/** 疏导帮扶 that begins with something else than the word of an officer who begins it. */
public interface Supporting {

  /**
   * Support goes on from now: the case stands on the list of what is under way until an officer
   * ends it. Joins the transaction of the caller, who holds the case. Nothing happens when support
   * is under way already, or the procedure still goes on.
   */
  void goesOn(InHand ended, Caller caller);
}
