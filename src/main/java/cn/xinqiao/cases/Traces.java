package cn.xinqiao.cases;

import cn.xinqiao.audit.Act;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.office.Office;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads the audit trail, for those who answer for it. Seen is what officers of the caller's subtree
 * did and what was done with cases of it; the city sees all. What a confidential desk did, and
 * whatever was done with a case that it holds, exists for that desk alone.
 */
public interface Traces {

  /** Newest first; the looking is written down itself. */
  Page find(Caller auditor, Sought sought, int most);

  /**
   * Who has seen this case or done something with it, newest first; for whoever sees the case. The
   * looking is part of that of the case.
   */
  List<Trace> of(Caller caller, CaseNumber number, int most);

  /**
   * @param more there are older ones
   */
  record Page(List<Trace> items, boolean more) {}

  /**
   * What to look for; everything that is empty does not matter.
   *
   * @param officer a login
   * @param day in Shanghai
   * @param from the first day that is looked at, in Shanghai: the newest of a large trail are found
   *     sooner
   * @param before only entries older than that of this id: where the next page begins
   */
  record Sought(
      Optional<CaseNumber> number,
      Optional<String> officer,
      Optional<LocalDate> day,
      Optional<LocalDate> from,
      Optional<Long> before) {
    /** However long ago. */
    public Sought(
        Optional<CaseNumber> number,
        Optional<String> officer,
        Optional<LocalDate> day,
        Optional<Long> before) {
      this(number, officer, day, Optional.empty(), before);
    }
  }

  /**
   * An entry.
   *
   * @param login of who did it; empty where it was no officer
   * @param object a case number, an account or an office
   * @param purpose why, as a code
   * @param ofCase whether the object is a case
   */
  record Trace(
      long id,
      Instant at,
      Optional<String> login,
      Optional<Office> office,
      Act act,
      String object,
      Optional<String> purpose,
      boolean ofCase) {}
}
