package cn.xinqiao.cases;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An office is asked for something about a case. Told within the transaction in which it was asked,
 * once for each time; never of an accusation.
 *
 * @param office that is asked
 * @param by who asks
 * @param until the day by which it answers; empty where no day is set
 */
public record OfficeAsked(
    OfficeCode office, Wish wish, CaseNumber number, OfficeCode by, Optional<LocalDate> until) {

  /** What it is asked for; a code of a text, {@code notice.asked.}. */
  public enum Wish {
    /** 协办 */
    PART,
    /** 约请 */
    INVITATION,
    /** 退回: to take a case back that it had passed on. */
    RETURN,
    /** 裁定: to decide between two offices below. */
    ARBITRATION,
    /** 督办 */
    SUPERVISION,
    /** 交办: to report on a case that was passed on to it. */
    ASSIGNMENT
  }
}
