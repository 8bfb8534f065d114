package cn.xinqiao.channel;

import cn.xinqiao.kernel.CaseNumber;

/**
 * Lets somebody who holds a case's number and code go on with the talk from another device.
 * Implemented by the package that keeps the codes.
 */
public interface LookupCodes {

  /**
   * @return a new conversation, to which everything about the case goes from now on
   * @throws cn.xinqiao.kernel.Refusal.NotFound when number and code do not belong together; also
   *     after too many wrong codes, without saying which of both it was
   */
  Conversation openTalk(CaseNumber number, String code, String channel);
}
