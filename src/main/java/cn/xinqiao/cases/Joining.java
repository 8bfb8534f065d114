package cn.xinqiao.cases;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One handling for what several reported: officers see what is likely the same, join it with one
 * act, and part it again. Nothing is deleted by either; each act is written into the timeline of
 * both sides and told to the reporters whom it concerns. An accusation is in none of it.
 */
public interface Joining {

  /**
   * Cases that are likely about the same thing, the likeliest first; empty for a case that is
   * confidential, joined already, or whose place is not known. The view is written down.
   *
   * @throws Refusal.NotFound when the officer does not see the case
   */
  List<Likely> likely(Caller caller, CaseNumber number, Language language);

  /**
   * Whoever is told of a case, and which cases go on in it. The view is written down.
   *
   * @throws Refusal.NotFound when the officer does not see the case
   */
  Together together(Caller caller, CaseNumber number);

  /**
   * Lets a case go on in another one; where that one goes on in a third already, in that third. Its
   * reporters are told, and everything from now on is told to all.
   *
   * @throws Refusal.NotFound when the officer does not see one of them
   * @throws Refusal.Forbidden when one of them is on another office's desk
   * @throws Refusal.Conflict when one of them has been answered, ended or joined; says which
   * @throws Refusal.RuleBroken when they must not be one; says why
   */
  void join(Caller caller, CaseDesk.Request request, CaseNumber into);

  /**
   * Lets cases and reporters go on by themselves again: a joined case as a whole, and a reporter
   * who joined in the chat with an own case. On a joined case without anything named it is that
   * case.
   *
   * @throws Refusal.NotFound when a reporter is not on the case
   * @throws Refusal.Conflict when one of the cases does not go on in this one (any more)
   * @throws Refusal.RuleBroken when there is nothing to part
   */
  void part(Caller caller, CaseDesk.Request request, Parting parting);

  /**
   * What goes on by itself.
   *
   * @param reporters ids, as {@link Together} gives them
   */
  record Parting(List<CaseNumber> cases, List<Long> reporters) {
    public static final Parting WHOLE = new Parting(List.of(), List.of());
  }

  /**
   * Another case that is likely the same.
   *
   * @param why in words for the reader
   * @param likeness of the meaning, 0 to 1
   * @param reporters how many are told of it
   * @param joinable both are this officer's to join as they stand now
   */
  record Likely(
      CaseFile.Line of, List<String> why, double likeness, int reporters, boolean joinable) {}

  /**
   * Who is told of a case.
   *
   * @param main the case that this one goes on in; empty when it goes on by itself
   * @param acts whether the officer may change any of it
   * @param group it is marked as a matter of many
   * @param most so many representatives there may be
   * @param rule the source of that
   */
  record Together(
      Optional<CaseNumber> main,
      Kind kind,
      boolean acts,
      List<Reporter> reporters,
      boolean group,
      int most,
      String rule) {}

  /**
   * Somebody who is told.
   *
   * @param number by which they know it
   * @param words their own
   * @param parts whether they can go on by themselves
   */
  record Reporter(
      long id,
      CaseNumber number,
      OneHandling.Part part,
      String words,
      Instant since,
      boolean representative,
      boolean parts) {}
}
