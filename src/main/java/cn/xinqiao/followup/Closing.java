package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * 结案: an answered case is put away. Where everybody who is asked about it has said that it is
 * settled, or nobody is asked, an officer does it; else only with a reason from {@code
 * rules/closing-reasons.csv} and the approval of a lead. A resident who says afterwards that it is
 * not put right opens it again.
 */
public interface Closing {

  /**
   * Closes the case, or asks for approval where it is needed.
   *
   * @param because a row of the closing reasons; empty where no approval is needed
   * @param words why, in a sentence
   * @throws Refusal.Conflict when the case is not answered, or approval is asked for already
   * @throws Refusal.RuleBroken without words, without a reason where one is needed, or for an
   *     appeal whose decision was not served
   */
  void close(Caller caller, Request request, Optional<String> because, String words);

  /**
   * A lead decides what an officer asked for.
   *
   * @throws Refusal.Forbidden for whoever is no lead, and for who asked for it
   * @throws Refusal.Conflict when nothing is asked for, or not any more: the resident has said
   *     something since
   * @throws Refusal.RuleBroken without words
   */
  void decide(Caller caller, Request request, boolean approved, String words);

  /** For a part of the case's page whose view is written down already. */
  Standing of(Caller caller, CaseNumber number, Language language);

  /** What waits for approval in the caller's subtree, the oldest first. */
  List<Listed> waiting(Caller caller, Language language);

  /**
   * What can be done now.
   *
   * @param mayClose whether the case can be closed, or its closing asked for
   * @param settled whether no approval is needed
   * @param pending what waits for approval
   * @param mayDecide whether the caller may approve it
   */
  record Standing(
      boolean mayClose,
      boolean settled,
      List<Reason> reasons,
      Optional<Pending> pending,
      boolean mayDecide) {}

  /** A reason that can be given. */
  record Reason(String id, String text) {}

  /** What an officer asked for. */
  record Pending(String reason, Instant at) {}

  /** What waits for approval, with its case. */
  record Listed(CaseFile.Line of, Pending pending) {}
}
