package cn.xinqiao.cases.pace;

import cn.xinqiao.clock.What;
import java.util.Set;

/** The three clocks that are always in view. */
public enum Mark {
  /** 先行联系; where no rule asks for it, the first written notice. */
  FIRST_CONTACT(Set.of(What.FIRST_CONTACT, What.NOTICE, What.DESK_NOTICE)),
  /** 答复: it is written. */
  ANSWER(Set.of(What.ANSWER, What.REVIEW, What.FINAL_REVIEW)),
  /** 办结: of a petition, its written answer was served; of all else, it was answered. */
  CLOSE(Set.of(What.ANSWER, What.REVIEW, What.FINAL_REVIEW));

  private final Set<What> clocks;

  Mark(Set<What> clocks) {
    this.clocks = clocks;
  }

  /** Whether this clock of the ledger counts down to it. */
  boolean counts(What what) {
    return clocks.contains(what);
  }
}
