package cn.xinqiao.cases.charge;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * 回避, 信访工作条例 (2022) article 28(3): whoever has an own interest in a case keeps off it. One act
 * passes the case on, to a colleague or to the office above, and for the one who keeps off it no
 * longer exists: it is found in no list and opens for no act. The resident is told that somebody
 * else handles it.
 */
public interface Recusals {

  /** What the caller can order about this case; empty when nothing. */
  Optional<Choice> choice(Caller caller, CaseNumber number);

  /**
   * An officer keeps off the case from now on; what residents wished about it is granted by that.
   *
   * @throws Refusal.Forbidden when somebody else than the caller shall keep off, and the caller is
   *     no lead
   * @throws Refusal.RuleBroken when that account does not work this case, nobody is left to have
   *     it, no reason is given, or the case has ended
   * @throws Refusal.Conflict when that officer keeps off already
   */
  void order(Caller caller, Request request, Order order);

  /**
   * A resident's wish is not granted; the resident is told why.
   *
   * @throws Refusal.Forbidden when the caller is no lead
   * @throws Refusal.Conflict when it is decided already
   */
  void decline(Caller caller, Request request, long wish, String reason);

  /**
   * What residents wished about a case and nobody has decided; empty for whoever decides nothing.
   */
  List<Wish> of(Caller caller, CaseNumber number);

  /** The cases about which the caller has such wishes to decide, oldest wish first. */
  List<CaseFile.Line> waiting(Caller caller);

  /**
   * Who keeps off, and who has the case then.
   *
   * @param officer a login; empty for the caller
   * @param colleague a login; empty for the office above
   */
  record Order(Optional<String> officer, Optional<String> colleague, String reason) {}

  /**
   * What can be ordered.
   *
   * @param officers who can be told to keep off, the caller first; more than the caller only for a
   *     lead
   * @param colleagues who can have it then: not the one who keeps off
   * @param above where it can go instead
   */
  record Choice(List<String> officers, List<String> colleagues, Optional<Office> above) {}

  /**
   * A resident asks that somebody else handles the case.
   *
   * @param words empty once they are erased
   */
  record Wish(long id, Optional<String> words, Instant at) {}
}
