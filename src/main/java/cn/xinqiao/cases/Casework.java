package cn.xinqiao.cases;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Lets what is done around a case (documents, joining, bridges to other systems) be done as every
 * act is: within the officer's scope, under the case's lock, once for each request, audited, with a
 * line in the timeline. All of it joins the caller's transaction.
 */
public interface Casework {

  /**
   * The case, if this officer may act on it now; empty when this request was done before.
   *
   * @param verb goes into the audit trail, such as {@code document}
   * @throws Refusal.NotFound when the officer does not see it
   * @throws Refusal.Forbidden when it is on another office's desk, or the account changes nothing
   * @throws Refusal.Conflict when it has changed since the caller saw it, or its words are erased
   */
  Optional<InHand> take(Caller caller, CaseDesk.Request request, String verb);

  /**
   * The case for an office that was asked for something about it and need not see it otherwise:
   * locked, once for each request, audited.
   *
   * @param asked whether it was; looked at under the lock, before anything is said of the case
   * @throws Refusal.NotFound when it was not, there is no such case, or it is confidential
   * @throws Refusal.Forbidden when the account changes nothing
   * @throws Refusal.Conflict when it goes on in another case, or its words are erased
   */
  Optional<InHand> takePart(
      Caller caller, CaseDesk.Request request, String verb, BooleanSupplier asked);

  /**
   * The case, if this officer sees it; that it was looked at is written down.
   *
   * @throws Refusal.NotFound when the officer does not see it
   */
  InHand look(Caller caller, CaseNumber number);

  /**
   * The same for a part of a page whose view is written down already.
   *
   * @throws Refusal.NotFound when the officer does not see it
   */
  Glance glance(Caller caller, CaseNumber number);

  /** The talks of those who reported it, in the order in which they are to be locked. */
  List<Conversation> talks(CaseNumber number);

  /** Writes what happened without an officer: a resident's act, or that something arrived. */
  void note(CaseNumber number, Note note);

  /**
   * The case as it is now, for what no officer does: a message to another system, a line that a
   * machine writes. Shows it to nobody.
   */
  InHand now(CaseNumber number);

  /**
   * What was written with the last line of this kind; empty when there was none, or its words are
   * erased. For whoever may read the case, or for the system that the case came from.
   */
  Optional<String> lastWords(CaseNumber number, Happening what);

  /**
   * One officer works it no more.
   *
   * @param to the colleague at the same office who has it from now on; empty for nobody in
   *     particular
   */
  void handOver(InHand working, long from, Optional<Long> to);

  /**
   * Writes down what the decision of an appeal says, before it is served.
   *
   * @param outcome may be left out when it is known
   * @throws Refusal.RuleBroken when it is not known, and not given
   */
  void decide(InHand working, Caller caller, Optional<Conclusion.Outcome> outcome);

  /**
   * The office works again on what it had answered, because a reporter says that it is not put
   * right. The case is locked by the caller. Nothing when it is worked on already, or has ended.
   */
  void reopen(CaseNumber number);

  /**
   * The answer stands after all: whoever had said that it is not put right says that it is. The
   * case is locked by the caller. Nothing for a petition, which is answered by a decision, and
   * where nobody works on it.
   */
  void answerStands(CaseNumber number);

  /**
   * Puts an answered case away; its remaining clocks, as that within which a review may be asked
   * for, go on. Whoever closes it writes why.
   *
   * @throws Refusal.Conflict when it is not answered
   * @throws Refusal.RuleBroken as {@link #requireClosable}
   */
  void close(InHand working);

  /**
   * @throws Refusal.RuleBroken for an appeal whose decision was not served
   */
  void requireClosable(InHand working);

  /** Writes what this officer did into the timeline. */
  void write(InHand working, Caller caller, Note note);

  /**
   * The same for an officer of an office that takes part in the case.
   *
   * @param as the office for which the officer acts
   */
  void write(InHand working, Caller caller, OfficeCode as, Note note);

  /**
   * Tells each reporter, in the own language, and cares for the proof that it arrived. The text's
   * first place is the number, the second the office that has the case, then those given.
   *
   * @param key of a text in {@code seeds/texts}
   */
  void tell(InHand working, String key, String... places);

  /**
   * A case in an officer's hands, as it was when it was taken.
   *
   * @param subKind null for kinds that have none
   * @param receivedAt when the matter reached us
   */
  record InHand(
      CaseNumber number,
      CaseState state,
      Kind kind,
      SubKind subKind,
      Subject subject,
      OfficeCode office,
      boolean confidential,
      Language language,
      Instant receivedAt) {}

  /**
   * A case that is looked at.
   *
   * @param stage how far an appeal has gone up
   * @param mine whether this officer may act on it
   */
  record Glance(InHand one, Stage stage, boolean mine) {}

  /**
   * A line to be.
   *
   * @param code an id or a code, never a name, a contact or words
   * @param words what was written; kept apart, where it can be erased
   */
  record Note(Happening what, Optional<String> code, Optional<String> words) {
    public static Note of(Happening what) {
      return new Note(what, Optional.empty(), Optional.empty());
    }

    public static Note of(Happening what, String code) {
      return new Note(what, Optional.of(code), Optional.empty());
    }

    public Note saying(String words) {
      return new Note(what, code, Optional.of(words));
    }
  }
}
