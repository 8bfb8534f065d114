package cn.xinqiao.followup.adviser;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.RedactedCases.Betrayal;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One adviser for one explanation: the resident is asked first, then the adviser. Every act joins
 * the caller's transaction, in which the case was taken.
 */
public interface Consultations {
  int LONGEST_ABOUT = 500;

  /** Begins what follows a revisit's prefix on a button that answers. */
  String REF = "adviser:";

  /** How it stands with a step: the latest, if there was any. */
  Optional<Shown> of(long step);

  /** The kinds that an office has somebody for, its own and those above. */
  List<AdviserKind> kinds(OfficeCode office);

  /** Who of that kind may be asked. */
  List<Choice> choices(OfficeCode office, AdviserKind kind);

  /**
   * Asks the resident whether they want one.
   *
   * @throws Refusal.Conflict when one was offered for this step and is not over, or the resident
   *     said no: nobody is pressed
   * @throws Refusal.RuleBroken when the office has nobody of that kind
   */
  void offer(InHand working, Caller caller, For what, AdviserKind kind);

  /**
   * Asks an adviser, or another one.
   *
   * @param about all that the adviser reads beside the place and what the case is about
   * @throws Refusal.Conflict when the resident has not agreed, or it is over
   * @throws Refusal.RuleBroken when nobody suitable is chosen, without words, or with words that
   *     would say who the resident is ({@link #betrayed})
   */
  void ask(InHand working, Caller caller, For what, long adviser, String about);

  /**
   * A new link for the adviser who is asked, to be handed on; the one before opens nothing any
   * more.
   *
   * @return the secret that stands at the end of its address
   * @throws Refusal.Conflict when nobody is asked
   */
  String link(Caller caller, For what);

  /** What in these words would say who the resident is. */
  Set<Betrayal> betrayed(CaseNumber main, For what, String about);

  /** Whether words are the answer to the question that was the last in this talk. Looks only. */
  boolean isAnswer(Conversation talk, String words);

  /** The same words again, to act on; answers in the talk, which is locked. */
  void said(Conversation talk, String words);

  /** A button was pressed, now or much later. */
  void pressed(Conversation talk, String ref);

  /** What it was for is over. */
  void ended(long step);

  /**
   * What it is for.
   *
   * @param number by which the reporter knows the case
   */
  record For(long step, CaseNumber number, long reporter) {}

  /** Somebody who may be asked. */
  record Choice(long id, String name, String office) {}

  /**
   * As an officer sees it.
   *
   * @param since when it came so far
   * @param adviser the name, as long as they are on a list
   */
  record Shown(
      AdviserKind kind,
      Standing standing,
      Instant since,
      Optional<String> adviser,
      Optional<String> about,
      Optional<Instant> openedAt,
      Optional<String> advice) {}
}
