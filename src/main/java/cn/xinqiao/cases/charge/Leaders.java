package cn.xinqiao.cases.charge;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 包案: a leader answers for a case, 信访工作条例 (2022) article 18(2). The case stays with its office; who
 * answers for it is a lead of that office or of one above, and is a fact of its own.
 */
public interface Leaders {

  /** Who answers for a case now; for a part of a page whose view is written down already. */
  Optional<Leader> of(Caller caller, CaseNumber number);

  /** Who answers for these cases; those for which nobody does are not there. */
  Map<CaseNumber, Leader> of(Collection<CaseNumber> numbers);

  /** Whom a lead can give the case to; empty for whoever gives none. */
  List<Colleague> eligible(Caller caller, CaseNumber number);

  /**
   * Gives a leader the case, or another leader in place of the one before.
   *
   * @param login of a lead who sees the case
   * @throws Refusal.Forbidden when the caller is no lead
   * @throws Refusal.RuleBroken when that account cannot answer for it, or does already; when no
   *     reason is given, or the case has ended
   */
  void give(Caller caller, Request request, String login, String reason);

  /**
   * Nobody answers for it beside its office any more.
   *
   * @throws Refusal.Conflict when nobody does
   */
  void end(Caller caller, Request request, String reason);

  /**
   * The cases that the caller answers for and that have not ended, what is due first at the top.
   */
  List<CaseFile.Line> mine(Caller caller);

  /** Who answers for a case, since when. */
  record Leader(long officerId, String login, Office office, Instant since) {}

  /** An account that can be chosen. */
  record Colleague(long id, String login, Office office) {}
}
