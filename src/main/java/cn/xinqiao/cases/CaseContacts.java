package cn.xinqiao.cases;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.resident.ContactReader;
import java.util.List;
import java.util.Optional;

/**
 * Who reported a case, in the clear. Hidden until an officer who works the case names a purpose;
 * each look is written down with it, in the same transaction.
 */
public interface CaseContacts {

  /**
   * @throws Refusal.NotFound when the officer may not see the case
   * @throws Refusal.Forbidden when the case is on another office's desk, or its words are erased
   */
  List<Reporter> reveal(Caller caller, CaseNumber number, Purpose purpose);

  /** What a contact may be looked at for. */
  enum Purpose {
    /** 回访核实 */
    REVISIT,
    /** 约时间上门 */
    APPOINTMENT,
    /** 送达答复 */
    SERVICE_OF_ANSWER
  }

  /**
   * One reporter of the case.
   *
   * @param introduction name and address in the resident's own words
   */
  record Reporter(Optional<String> introduction, List<ContactReader.Found> contacts) {}
}
