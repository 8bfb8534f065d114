package cn.xinqiao.cases.together;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Redacted;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.Office;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 退回 and 裁定. 信访工作条例 (2022) article 23: an office that a case does not belong to says so with
 * reasons within five working days, and returns it only with the consent of the office that passed
 * it on. Until then it stays where it is and its dates run. What is not agreed, and whatever is
 * returned a second time, is decided by the office next above both; that decision is final between
 * the two. An accusation is in none of it.
 */
public interface Returns {

  /**
   * Asks the office that passed the case on, or the one above where it was opened here, to take it
   * back. What comes from this case a second time goes to the arbiter at once.
   *
   * @throws Refusal.RuleBroken after the rule's last day, or when it was decided between the two
   * @throws Refusal.Conflict when it was asked for already, or the case is at its end
   */
  void ask(Caller caller, Request request, String reason);

  /**
   * The sender's word: agreed, and the case is on its desk; declined, and the arbiter decides.
   *
   * @param reason needed to decline
   * @throws Refusal.NotFound when nothing was asked of the caller's office
   * @throws Refusal.Conflict when it is answered already
   */
  void answer(Caller caller, Request request, boolean agreed, String reason);

  /**
   * 裁定: whose it is, with the reason that both read.
   *
   * @throws Refusal.NotFound when nothing of it is the caller's to decide
   * @throws Refusal.RuleBroken for an office that is none of the two and none below the arbiter
   */
  void decide(Caller caller, Request request, OfficeCode whose, String reason);

  /** All of a case, oldest first, for whoever sees it; part of the view of the case. */
  List<Asked> of(Caller caller, CaseNumber number);

  /** What waits for a word of the caller's own office, oldest first. */
  List<Asked> waiting(Caller caller);

  /**
   * The newest of a case for an office that is asked or has to decide; the view is written down.
   *
   * @throws Refusal.NotFound for any other office
   */
  Sight look(Caller caller, CaseNumber number);

  /**
   * Between which offices, and about what, it was disputed; only counts, for who answers for it.
   */
  List<Border> borders(Caller caller);

  /** Where a request stands. */
  enum State {
    /** The sender has not answered. */
    ASKED,
    /** The arbiter has not decided. */
    DISPUTED,
    AGREED,
    DECIDED,
    /** The office took the case on, or it went another way. */
    LAPSED;

    boolean isOpen() {
      return this == ASKED || this == DISPUTED;
    }
  }

  /**
   * @param holder who says that it does not belong there
   * @param arbiter who decides if the two do not agree; empty when nobody stands above both
   * @param answer why the sender declines, or for a second return what was said when it was passed
   *     on
   * @param decidedFor whose the arbiter said it is
   */
  record Asked(
      CaseNumber number,
      State state,
      Office holder,
      Office sender,
      Optional<Office> arbiter,
      Instant askedAt,
      Optional<Instant> answeredAt,
      Optional<Instant> decidedAt,
      Optional<Office> decidedFor,
      Optional<String> reason,
      Optional<String> answer,
      Optional<String> decision) {}

  /**
   * What an office sees that is asked.
   *
   * @param decides whether it is the caller's to decide, and not to answer
   * @param acts whether this account may
   * @param others for whoever decides: offices below that are neither of the two, by the territory
   *     in or below which they stand
   */
  record Sight(
      Asked asked,
      Redacted about,
      boolean decides,
      boolean acts,
      Map<Office, List<Office>> others) {}

  /**
   * @param asked how often the one asked the other to take a case of this subject back
   * @param disputed how often the two did not agree
   * @param forHolder how often it was decided that it stays
   */
  record Border(
      Office holder,
      Office sender,
      Subject subject,
      long asked,
      long agreed,
      long disputed,
      long forHolder) {}
}
