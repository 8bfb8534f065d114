package cn.xinqiao.followup.adviser;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.Office;

/**
 * What an adviser opens with a link, and answers. No account: the link is the key, and it ends with
 * the answer. Nothing here says who the resident is.
 */
public interface AdviserDoor {
  int LONGEST_ADVICE = 1_000;

  /**
   * What an adviser reads; anybody who has the link, until it ends.
   *
   * @throws Refusal.NotFound for what opens nothing, or nothing any more
   */
  Task open(String token);

  /**
   * What would help; once.
   *
   * @throws Refusal.NotFound for what opens nothing, or nothing any more
   * @throws Refusal.RuleBroken without words, or with too many
   */
  void advise(String token, String advice);

  /**
   * All that an adviser gets.
   *
   * @param about in the words of the officer who asks
   */
  record Task(CaseNumber number, AdviserKind kind, Office office, Subject subject, String about) {}
}
