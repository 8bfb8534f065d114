package cn.xinqiao.cases.charge;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;

/**
 * After a threat or abuse nobody has to go on with a case: one act, without a word of reason, and
 * the leads are told to give it to somebody else and to look after the colleague. What is written
 * down says that somebody else handles it, and nothing about the resident: no label sticks to a
 * person.
 */
public interface Relief {
  /**
   * The caller works this case no more.
   *
   * @throws Refusal.Conflict when the case has ended
   */
  void handOver(Caller caller, Request request);
}
