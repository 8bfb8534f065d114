package cn.xinqiao.followup;

import java.util.Optional;

/** What a person has to do about an answer. */
public enum StepKind {
  /** Reads words that nothing but a person can be sure of. */
  READ,
  /** Calls: this case is asked about by telephone. */
  CALL,
  /** 三理: explains. */
  EXPLAIN,
  /** Writes why it is not done, and on which day somebody looks again. */
  LOOK_AGAIN,
  /** 重办 */
  HANDLE_AGAIN,
  /** 重办, at the office above. */
  LEVEL_ABOVE,
  /** 疏导帮扶 */
  GUIDE,
  /** Answers an inquiry again. */
  ANSWER_AGAIN;

  /** The work that a next step is; empty for what is none. */
  static Optional<StepKind> of(NextStep next) {
    return switch (next) {
      case EXPLAIN -> Optional.of(EXPLAIN);
      case LOOK_AGAIN -> Optional.of(LOOK_AGAIN);
      case HANDLE_AGAIN -> Optional.of(HANDLE_AGAIN);
      case LEVEL_ABOVE -> Optional.of(LEVEL_ABOVE);
      case GUIDE -> Optional.of(GUIDE);
      case ANSWER_AGAIN -> Optional.of(ANSWER_AGAIN);
      case NOTHING, WAIT, ASK_MATTER, ASK_HEART, SETTLED, OFFER_REVIEW, REST -> Optional.empty();
    };
  }

  /** Whether it follows from the state of the keys, so that another state makes it needless. */
  boolean isOfKeys() {
    return switch (this) {
      case READ, CALL -> false;
      case EXPLAIN, LOOK_AGAIN, HANDLE_AGAIN, LEVEL_ABOVE, GUIDE, ANSWER_AGAIN -> true;
    };
  }

  /** Whether somebody talks with the resident: there an adviser may help. */
  boolean isTalk() {
    return switch (this) {
      case EXPLAIN, GUIDE -> true;
      case READ, CALL, LOOK_AGAIN, HANDLE_AGAIN, LEVEL_ABOVE, ANSWER_AGAIN -> false;
    };
  }

  /** Whether the office works on the matter again: then answering the case anew does it. */
  public boolean worksAgain() {
    return switch (this) {
      case HANDLE_AGAIN, LEVEL_ABOVE, ANSWER_AGAIN -> true;
      case READ, CALL, EXPLAIN, LOOK_AGAIN, GUIDE -> false;
    };
  }
}
