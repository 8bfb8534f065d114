package cn.xinqiao.cases.charge;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;

/** Residents ask that somebody else handles their case: their right, 上海市信访条例 article 14. */
public interface RecusalWishes {

  /**
   * Writes it down for the lead, who decides; in the caller's transaction, which holds the talk.
   *
   * @return false when such a wish of this case waits already: it is not written down twice
   * @throws Refusal.Conflict when the case has ended
   */
  boolean wish(CaseNumber number, String words);
}
