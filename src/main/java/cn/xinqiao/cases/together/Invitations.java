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
import java.util.Optional;

/**
 * 约请: a street or a committee asks a department of its district to come, or to answer in writing.
 * 上海市街道办事处条例 article 17. The department has to answer by the rule's day; whoever invited it says
 * what the answer was worth. The department sees what the matter is and where, not who reported it.
 */
public interface Invitations {

  /** The departments that an office can invite; none for offices that invite nobody. */
  List<Office> departments(OfficeCode inviter);

  /**
   * By the office that has the case.
   *
   * @throws Refusal.RuleBroken for an office that is no department of the district, or a case on no
   *     street's or committee's desk
   * @throws Refusal.Conflict when it was invited already and has not answered, or the case is over
   */
  void invite(Caller caller, Request request, OfficeCode department, String reason);

  /**
   * By an office that has an open part in the case, such as a committee.
   *
   * @throws Refusal.NotFound when it has none
   */
  void inviteForPart(
      Caller caller, Request request, long part, OfficeCode department, String reason);

  /**
   * The department's answer.
   *
   * @param on the day on which it comes; needed to attend
   * @param words needed unless it comes
   * @throws Refusal.NotFound when the caller's office was not invited
   * @throws Refusal.Conflict when it was answered already, or the case is at its end
   */
  void answer(
      Caller caller,
      Request request,
      long invitation,
      Answer how,
      Optional<LocalDate> on,
      String words);

  /**
   * What the answer was worth to whoever invited, in one sentence.
   *
   * @throws Refusal.Conflict when nothing was answered yet, or it was rated before
   */
  void rate(Caller caller, Request request, long invitation, Rating rating, String sentence);

  /** All of a case, oldest first, for whoever sees it; part of the view of the case. */
  List<Invited> of(Caller caller, CaseNumber number);

  /** What the caller's own office is invited to and has not answered, what is due first on top. */
  List<Invited> owed(Caller caller);

  /** What the caller's own office has invited others to, and is not answered or not rated. */
  List<Invited> sent(Caller caller);

  /**
   * An invitation for the office that is invited or has invited; the view is written down.
   *
   * @throws Refusal.NotFound for any other office
   */
  Sight look(Caller caller, CaseNumber number, long invitation);

  /** How the departments of the caller's subtree answered; in the order of offices, no ranking. */
  List<Tally> tallies(Caller caller);

  /** Where an invitation stands. */
  enum State {
    OPEN,
    ATTENDS,
    ANSWERED,
    DECLINED,
    /** The case came to its end before the department answered. */
    LAPSED
  }

  /** How a department answers. */
  enum Answer {
    ATTENDS(State.ATTENDS),
    WRITTEN(State.ANSWERED),
    DECLINES(State.DECLINED);

    private final State state;

    Answer(State state) {
      this.state = state;
    }

    State state() {
      return state;
    }
  }

  /** What an answer was worth. */
  enum Rating {
    RESOLVED,
    PARTLY,
    NOT_RESOLVED
  }

  /**
   * @param overdue the day is over and nothing was answered
   * @param attendsOn when the department comes
   */
  record Invited(
      long id,
      CaseNumber number,
      State state,
      Office inviter,
      Office department,
      LocalDate due,
      boolean provisional,
      boolean overdue,
      String rule,
      Instant invitedAt,
      Optional<Instant> answeredAt,
      Optional<LocalDate> attendsOn,
      Optional<Rating> rating,
      Optional<String> reason,
      Optional<String> answer,
      Optional<String> sentence) {}

  /**
   * @param answers whether this account answers for the department
   * @param rates whether it says what the answer was worth
   */
  record Sight(Invited invited, Redacted about, boolean answers, boolean rates) {}

  /**
   * @param invited how often
   * @param late how often no answer came in time
   */
  record Tally(
      Office department,
      long invited,
      long attended,
      long written,
      long declined,
      long late,
      long resolved,
      long partly,
      long notResolved) {}
}
