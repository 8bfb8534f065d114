package cn.xinqiao.cases;

import cn.xinqiao.clock.Trigger;
import cn.xinqiao.clock.What;
import java.util.Optional;

/**
 * How far an appeal has gone up. 信访工作条例 (2022) articles 34 to 36: a decision, a review by the
 * office above, a final review by the one above that, and after it no more decisions.
 */
public enum Stage {
  /** 办理 */
  HANDLING(What.ANSWER, Trigger.SERVED),
  /** 复查 */
  REVIEW(What.REVIEW, Trigger.REVIEW_SERVED),
  /** 复核: the last decision. */
  FINAL_REVIEW(What.FINAL_REVIEW, null);

  private final What owed;
  private final Trigger served;

  Stage(What owed, Trigger served) {
    this.owed = owed;
    this.served = served;
  }

  /** The clock that a written decision of this stage stops. */
  public What owed() {
    return owed;
  }

  /** What serving its decision starts, if anything. */
  public Optional<Trigger> served() {
    return Optional.ofNullable(served);
  }

  /** What the resident may ask for next; empty when there is nothing above. */
  public Optional<Stage> above() {
    return switch (this) {
      case HANDLING -> Optional.of(REVIEW);
      case REVIEW -> Optional.of(FINAL_REVIEW);
      case FINAL_REVIEW -> Optional.empty();
    };
  }

  /** What being asked for it starts; the first stage is not asked for. */
  public Optional<Trigger> asked() {
    return switch (this) {
      case HANDLING -> Optional.empty();
      case REVIEW -> Optional.of(Trigger.REVIEW_ASKED);
      case FINAL_REVIEW -> Optional.of(Trigger.FINAL_REVIEW_ASKED);
    };
  }
}
