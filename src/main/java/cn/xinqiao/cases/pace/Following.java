package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What follows a case whose procedure has ended: new facts become a case of their own, 信访工作条例
 * (2022) article 36; everything else is 疏导帮扶, article 37, which has no clock and opens no petition.
 * Which of the two it is an officer decides.
 */
public interface Following {

  /**
   * Opens a case for new facts, received now and with clocks of its own, at the office that handled
   * the matter first. Both cases show the link; the resident is told the new number.
   *
   * @param words the resident's own; left empty, what the resident added last
   * @return the new case
   * @throws Refusal.Conflict when the procedure still goes on: then they belong to this case
   * @throws Refusal.RuleBroken when the resident does not write to us: then it is registered; or
   *     without words
   */
  CaseNumber newFacts(Caller caller, Request request, String words);

  /**
   * A talk, or help that was arranged: the first one begins the support.
   *
   * @throws Refusal.Conflict when the procedure still goes on
   */
  void support(Caller caller, Request request, String words);

  /**
   * @throws Refusal.Conflict when there is none under way
   */
  void endSupport(Caller caller, Request request, String words);

  /** For whoever may see the case; cases that the caller may not see are left out. */
  Trail of(Caller caller, CaseNumber number);

  /** What the caller's subtree has under way, the oldest first; at most 200. */
  List<Supported> underWay(Caller caller);

  /**
   * What came before and after a case.
   *
   * @param follows the case whose new facts opened this one
   * @param later cases that were opened for new facts of this one
   * @param support since when there has been support
   * @param mine whether the caller may act on it now
   * @param open the same, and the procedure has ended, so that something may follow
   * @param petition whether the same facts and reasons are not handled again
   * @param lastWords what the resident wrote last, for the form
   */
  record Trail(
      Optional<CaseNumber> follows,
      List<CaseNumber> later,
      Optional<Instant> support,
      boolean mine,
      boolean open,
      boolean petition,
      Optional<String> lastWords) {}

  /** Support under way, with its case. */
  record Supported(CaseFile.Line of, Instant since) {}
}
