package cn.xinqiao.cases.together;

import cn.xinqiao.cases.CaseDesk.Request;
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
 * 条块协商: offices sat together about a case, and came to one decision with one owner and one day.
 * 上海市街道办事处条例 article 12. Written down afterwards by the office that has the case; the owner's
 * promise is a part of the case with that day.
 */
public interface Meetings {

  /** Who can sit there: all who can be asked for a part, and the office that has the case. */
  List<Office> parties(OfficeCode holder);

  /**
   * @throws Refusal.RuleBroken when something is missing, the meeting lies in the future, or the
   *     owner did not sit there
   * @throws Refusal.Conflict when the case is at its end
   */
  void write(Caller caller, Request request, Held held);

  /** All of a case, oldest first, for whoever sees it; part of the view of the case. */
  List<Meeting> of(Caller caller, CaseNumber number);

  /**
   * A meeting to be written down.
   *
   * @param parties who sat there; the office that has the case always did
   * @param owner who does what was decided
   * @param due by when
   */
  record Held(
      Instant at,
      String place,
      List<Party> parties,
      String minutes,
      String decision,
      OfficeCode owner,
      LocalDate due) {}

  /**
   * @param roles as what its people came, such as 分管副局长; no names; may be empty
   */
  record Party(OfficeCode office, String roles) {}

  /** A meeting that was written down; words that are empty were not written, or are erased. */
  record Meeting(
      long id,
      Instant at,
      Optional<String> place,
      List<Seat> seats,
      Optional<String> minutes,
      Optional<String> decision,
      Office owner,
      LocalDate due,
      long part) {}

  /** One office at the table. */
  record Seat(Office office, Optional<String> roles) {}
}
