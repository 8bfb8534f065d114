package cn.xinqiao.cases.together;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Redacted;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 主办 and 协办. The office that has a case leads it and may ask others for a part, each by a day of
 * its own. A co-handler sees what the matter is and where, never who reported it or how to reach
 * them. The case is not answered while a part is open: it is waited for, or ended with a reason. An
 * accusation has no parts.
 */
public interface Parts {

  /**
   * The offices that can be asked, by the territory in or below which they stand.
   *
   * @param holder where the case is
   */
  Map<Office, List<Office>> goals(OfficeCode holder);

  /**
   * @param wanted what the office is asked to do
   * @param by the last day; empty for the rule's
   * @throws Refusal.RuleBroken for an office that cannot be asked, a subject outside its list, or a
   *     day that is over
   * @throws Refusal.Conflict when the case is at its end, or that office has an open part
   */
  void ask(Caller caller, Request request, OfficeCode to, String wanted, Optional<LocalDate> by);

  /**
   * The co-handler's answer; the lead is told.
   *
   * @throws Refusal.NotFound when the caller's office has no such part
   * @throws Refusal.Conflict when it is done or ended already
   */
  default void answer(Caller caller, Request request, long part, String words) {
    answer(caller, request, part, words, Optional.empty());
  }

  /**
   * The same with a picture.
   *
   * @param photo a JPEG that was drawn anew
   */
  void answer(Caller caller, Request request, long part, String words, Optional<byte[]> photo);

  /**
   * The picture of an answer, for the office that has the case and for the one that gave it; the
   * view is written down.
   *
   * @throws Refusal.NotFound for any other office, and when there is none
   */
  byte[] photo(Caller caller, CaseNumber number, long part, long line);

  /** The lead has what was wanted. */
  void done(Caller caller, Request request, long part);

  /** The lead wants more, by a new day. */
  void askAgain(Caller caller, Request request, long part, String wanted, Optional<LocalDate> by);

  /** The lead does without it, for a reason. */
  void end(Caller caller, Request request, long part, String reason);

  /** All of a case, oldest first, for whoever sees it; part of the view of the case. */
  List<Part> of(Caller caller, CaseNumber number);

  /** What the caller's own office owes to others, what is due first on top. */
  List<Part> owed(Caller caller);

  /** What others have answered the caller's own office, and nobody has looked at yet. */
  List<Part> answered(Caller caller);

  /**
   * A part for the office that has it; the view is written down.
   *
   * @throws Refusal.NotFound for any other office
   */
  Sight look(Caller caller, CaseNumber number, long part);

  /** Where a part stands. */
  enum State {
    OPEN,
    ANSWERED,
    DONE,
    /** The lead does without it, or the case came to its end. */
    ENDED;

    boolean isOver() {
      return this == DONE || this == ENDED;
    }
  }

  /** Where a part comes from. */
  enum Origin {
    CO_HANDLING,
    /** 条块协商: a promise that was made there. */
    MEETING
  }

  /** What was said to and fro. */
  enum Saying {
    ASKED,
    ANSWERED,
    ASKED_AGAIN,
    DONE,
    ENDED,
    /** The case came to its end, and the part with it. */
    CASE_ENDED
  }

  /**
   * @param lead the office that has the case now
   * @param rule the id of the rule that set the day; empty when a person did
   */
  record Part(
      long id,
      CaseNumber number,
      Origin origin,
      State state,
      Office office,
      Office lead,
      LocalDate due,
      boolean provisional,
      Optional<String> rule,
      List<Line> lines) {}

  /**
   * @param words empty when none were needed, or they are erased
   * @param photo whether a picture came with it
   */
  record Line(
      long id,
      Instant at,
      Saying what,
      Optional<Office> office,
      Optional<String> words,
      boolean photo) {}

  /**
   * @param acts whether this account answers for the office
   */
  record Sight(Part part, Redacted about, boolean acts) {}
}
