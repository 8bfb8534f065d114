package cn.xinqiao.cases;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Urgency;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One handling for what several reported: which case goes on in which, and who is told. Says
 * nothing of who may do it, and joins the caller's transaction. A joined case keeps its number, its
 * history and its dates; whatever is done for the case that it goes on in is done for it.
 */
public interface OneHandling {

  /** The case that this one goes on in; itself when it goes on by itself, or is unknown. */
  CaseNumber mainOf(CaseNumber number);

  /**
   * Locks what belongs to these cases, in one order whoever asks: all talks, then the cases. Two
   * who join crosswise wait for each other and never block each other.
   */
  void lock(List<CaseNumber> numbers);

  /**
   * Lets a case, and all that go on in it, go on in another one. Both are locked. Where that one is
   * accepted it is accepted with it.
   *
   * @return whether it was, which its reporters have to be told
   * @throws Refusal.RuleBroken when one has gone up for a review and the other has not
   */
  boolean join(CaseNumber joined, CaseNumber main);

  /**
   * Lets a joined case go on by itself, and in it again what had come along. Both are locked. It
   * keeps what its reporters were told: that it was accepted, the days that they were promised and
   * given, a decision that was served. An answer to the other case alone is none to this one.
   */
  void part(CaseNumber joined);

  /** How a case stands towards being joined. */
  Standing standing(CaseNumber number);

  /** Whoever is told of this case now, those of the case itself first. */
  List<Reporter> reporters(CaseNumber number);

  /**
   * An own case for a reporter who had joined in the chat, with the time at which the matter
   * reached us; its number and code are said in that talk.
   *
   * @throws Refusal.NotFound when no such reporter is on this case
   * @throws Refusal.RuleBroken when the case is that reporter's own
   */
  CaseNumber openAlone(CaseNumber main, long reporter);

  /** Tells one reporter; the text's first place is the number, the second the office. */
  void tell(CaseNumber number, long reporter, String key, String... places);

  /**
   * Takes a resident onto a case instead of opening an own one: with own words and an own code. The
   * talk is locked by the caller.
   *
   * @param words the resident's own
   * @return what the receipt says; empty when the case cannot take anybody in any more
   */
  Optional<OpenedCase> admit(
      Conversation talk, CaseNumber main, String words, List<String> attachments);

  /** Of these cases those that still go on, as they stand. */
  List<Standing> running(Collection<CaseNumber> numbers);

  /**
   * How a case stands.
   *
   * @param main the case that it goes on in; itself when it goes on by itself
   * @param ringing an alarm that nobody has seen
   * @param unheard a voice message of it that nobody has heard
   */
  record Standing(
      CaseNumber number,
      CaseNumber main,
      CaseState state,
      Kind kind,
      Urgency urgency,
      boolean confidential,
      boolean ringing,
      boolean unheard,
      Instant receivedAt,
      List<Long> residents) {}

  /** How somebody came to be told of a case. */
  enum Part {
    /** Opened it. */
    ORIGINAL,
    /** Came to it later. */
    JOINED,
    /** Somebody else wrote it down for them. */
    PROXY
  }

  /**
   * Somebody who is told.
   *
   * @param resident their number among residents
   * @param number by which they know it: that of their own case, where it was joined
   * @param words their own
   * @param since when their words reached us
   */
  record Reporter(
      long id, long resident, CaseNumber number, Part part, String words, Instant since) {}
}
