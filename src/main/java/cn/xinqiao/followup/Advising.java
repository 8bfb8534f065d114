package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.RedactedCases.Betrayal;
import cn.xinqiao.followup.adviser.AdviserKind;
import cn.xinqiao.followup.adviser.Consultations.Choice;
import cn.xinqiao.followup.adviser.Consultations.Shown;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An adviser beside an officer who explains something to a resident (三师三顾问). Acts are like those of
 * {@link KeyDesk}, and refuse in the same way; what names no open step that can be explained is a
 * {@link Refusal.NotFound}.
 */
public interface Advising {

  /**
   * How it stands with a step; for a part of a page whose view is written down already.
   *
   * @return empty for a step at which no adviser helps
   */
  Optional<Help> of(Caller caller, CaseNumber number, long step);

  /**
   * Asks the resident whether they want one.
   *
   * @throws Refusal.Conflict when that was asked already
   * @throws Refusal.RuleBroken when there is nobody of that kind, or the resident said 别问了
   */
  void offer(Caller caller, Request request, long step, AdviserKind kind);

  /**
   * Asks an adviser whom the resident has agreed to.
   *
   * @param about what the adviser reads, in the officer's own words
   * @throws Refusal.Conflict when the resident has not agreed, or it is over
   * @throws Refusal.RuleBroken when nobody suitable is chosen, or with words that are missing, too
   *     long or would say who the resident is ({@link #betrayed})
   */
  void ask(Caller caller, Request request, long step, long adviser, String about);

  /**
   * A new link for the adviser who is asked; written down.
   *
   * @return the secret that stands at the end of its address
   * @throws Refusal.Conflict when nobody is asked
   */
  String link(Caller caller, CaseNumber number, long step);

  /** What in these words would say who the resident is. */
  Set<Betrayal> betrayed(Caller caller, CaseNumber number, long step, String about);

  /**
   * What can be done.
   *
   * @param now how it stands; empty when nobody was offered yet
   * @param kinds that can be offered now
   * @param choices who can be asked now
   */
  record Help(Optional<Shown> now, List<AdviserKind> kinds, List<Choice> choices) {}
}
