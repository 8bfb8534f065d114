package cn.xinqiao.cases;

import cn.xinqiao.cases.Conclusion.Serving;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 送达: how written answers and documents came into residents' hands. There is one list of it for
 * each case, and one place that writes it down; where it was the decision of the stage, the clocks
 * of those who have it stop there, and their days to ask for a review begin. Of several reporters
 * each has the own day.
 */
public interface Services {

  /**
   * Every act of service of a case, oldest first; for a page whose view is written down.
   *
   * @throws Refusal.NotFound when the officer does not see the case
   */
  List<Act> of(Caller caller, CaseNumber number);

  /** The same for who may read the case anyway. */
  List<Act> of(CaseNumber number);

  /**
   * The picture or PDF that proves it (送达回证), for whoever sees the case; the view is written down.
   *
   * @throws Refusal.NotFound when the officer does not see the case, or nothing was kept
   */
  Scan scan(Caller caller, CaseNumber number, long act);

  /**
   * Keeps the proof of an act that an officer wrote down: a slip that came back later.
   *
   * @throws Refusal.Conflict when one is kept already
   * @throws Refusal.RuleBroken for electronic service, which proves itself
   */
  void prove(Caller caller, CaseDesk.Request request, long act, Scan scan);

  /**
   * Somebody brought it: an answer, or this document.
   *
   * @param working taken by the caller
   * @throws Refusal.Conflict when there is no answer, or all have been served
   * @throws Refusal.RuleBroken for a day that cannot be, without the proof that its way needs, and
   *     for the decision of an appeal without its outcome
   */
  void done(Casework.InHand working, Caller caller, Optional<Document> document, Serving serving);

  /** A document is on its way to one reporter, as a message. */
  void sent(Caller caller, Document document, Conversation talk, long seq);

  /**
   * It has arrived; a second proof says nothing new.
   *
   * @param how the channel knows
   */
  void arrived(Act sent, Document document, String how);

  /** It came to nobody. */
  void failed(Act sent);

  /** The act that waits for this message to arrive. */
  Optional<Act> waitingFor(long conversationId, long seq);

  /** Where an act of service stands. */
  enum Arrival {
    /** On its way. */
    SENT,
    SERVED,
    /** The message came to nobody: another way is needed. */
    FAILED
  }

  /**
   * A document as it is served.
   *
   * @param code names it in the timeline
   */
  record Document(long id, CaseNumber number, DocumentKind kind, String code, LocalDate issuedOn) {}

  /**
   * An act of service.
   *
   * @param document empty for an answer that is no document of ours
   * @param resident who has it; empty when it is for all reporters
   * @param on the day that counts; empty while it is on its way
   * @param arrivedBy how a channel knows that a message arrived
   * @param proof what the officer wrote of it; empty once it is erased
   * @param scanned whether a picture or PDF of it is kept
   */
  record Act(
      long id,
      Optional<Long> document,
      Way way,
      Arrival arrival,
      Optional<Long> resident,
      Instant begunAt,
      Optional<LocalDate> on,
      Optional<String> arrivedBy,
      Optional<String> proof,
      boolean scanned) {

    public boolean isServed() {
      return arrival == Arrival.SERVED;
    }
  }

  /**
   * What was scanned or photographed.
   *
   * @param type image/jpeg or application/pdf
   */
  record Scan(String type, byte[] content) {
    /** The ending of a file of it. */
    public String suffix() {
      return type.equals("application/pdf") ? ".pdf" : ".jpg";
    }
  }
}
