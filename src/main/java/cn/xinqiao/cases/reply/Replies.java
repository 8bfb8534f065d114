package cn.xinqiao.cases.reply;

import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads answers for the officers who write them, and counts those that left all the same. */
public interface Replies {

  /**
   * What would be noticed if this left now. Looks at what the reporters wrote, shows none of it but
   * the sentences that nothing answers, and changes nothing.
   *
   * @param document the written document that it is; empty for an answer in the talk
   * @return nothing noticed as long as nothing is written
   * @throws Refusal.NotFound when the officer does not see the case
   * @throws Refusal.Forbidden when it is on another office's desk
   */
  Reading read(Caller caller, CaseNumber number, Optional<DocumentKind> document, String text);

  /** The decisions of the last year, by office of the caller's subtree. */
  List<Tally> tallies(Caller caller);

  /**
   * @param left how many decisions left
   * @param overridden how many of them although they lacked something
   * @param lacking how often what was lacking
   */
  record Tally(Office office, long left, long overridden, Map<ReplyCheck, Long> lacking) {}
}
