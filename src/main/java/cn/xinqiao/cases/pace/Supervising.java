package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 督办, 信访工作条例 (2022) article 40: the office above wants to know why a case does not go on. A rule
 * proposes it; the lead of an office above issues it with reason and day, the unit answers in
 * writing, whoever issued it closes it. Each act is one transaction and refuses like those of
 * {@link cn.xinqiao.cases.CaseDesk}. An accusation is in none of it: no office above may know of
 * it.
 */
public interface Supervising {

  /**
   * @param by the last day for the unit's answer, Asia/Shanghai
   * @throws Refusal.Forbidden when the caller leads no office above
   * @throws Refusal.Conflict when one of this office is open
   * @throws Refusal.RuleBroken without a reason, or for a day that is not to come
   */
  void issue(Caller caller, Request request, LocalDate by, String reason);

  /** What was proposed for this case is put aside, with a reason. */
  void putAside(Caller caller, Request request, String reason);

  /**
   * The unit's written answer, to whoever has one open on this case.
   *
   * @throws Refusal.Conflict when none is open
   * @throws Refusal.Forbidden when the caller is not of the unit itself
   */
  void answer(Caller caller, Request request, String text);

  /**
   * By the office that issued it.
   *
   * @throws Refusal.Conflict when none of this office is open, or the unit has not answered
   */
  void close(Caller caller, Request request, String text);

  /** What there is on a case that the caller sees; the view is written down elsewhere. */
  OnCase of(Caller caller, CaseNumber number, Language language);

  /** What rules propose to the caller's office, the oldest first; at most 200. */
  List<Proposed> proposed(Caller caller, Language language);

  /** What is open in the caller's subtree, the earliest day first; at most 200. */
  List<Listed> open(Caller caller);

  /**
   * What there is on a case.
   *
   * @param reasons of what is proposed and nobody has settled, in words
   * @param issues whether the caller may issue one now
   * @param answers whether the caller may answer one now
   * @param closes whether the caller may close one now
   * @param offered the day that the form offers
   */
  record OnCase(
      List<String> reasons,
      List<One> supervisions,
      boolean issues,
      boolean answers,
      boolean closes,
      LocalDate offered,
      String source) {}

  /**
   * One of them.
   *
   * @param assigned it is 交办, and the answer a report
   */
  record One(
      Office issuer,
      Office unit,
      boolean assigned,
      Instant issuedAt,
      LocalDate dueOn,
      Optional<Instant> answeredAt,
      Optional<Instant> closedAt) {}

  /** Cases that rules propose, each once, with all reasons. */
  record Proposed(CaseFile.Line of, List<String> reasons, Instant since) {}

  /** An open one, with its case. */
  record Listed(CaseFile.Line of, One supervision) {}
}
