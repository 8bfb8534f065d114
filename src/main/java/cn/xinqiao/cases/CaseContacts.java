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

  /** What a contact may be looked at for; a code of the audit trail, so none is ever renamed. */
  enum Purpose {
    /** 打电话: what became of the call is asked afterwards ({@link CaseCalls}). */
    CALL,
    /** 上门走访 */
    VISIT,
    /** 寄信、送达 */
    WRITE,
    /** 核实身份或地点 */
    VERIFY,
    /** 回访核实 */
    REVISIT
  }

  /**
   * One reporter of the case.
   *
   * @param introduction name and address in the resident's own words
   */
  record Reporter(Optional<String> introduction, List<ContactReader.Found> contacts) {}
}
