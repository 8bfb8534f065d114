package cn.xinqiao.followup;

/** What follows from how the keys stand ({@code rules/outcomes.csv}). */
public enum NextStep {
  NOTHING,
  /** The office works, or the plan of revisits asks. */
  WAIT,
  ASK_MATTER,
  ASK_HEART,
  /** 双解 */
  SETTLED,
  /** 三理: a person explains, with an adviser if the resident wants one; then one more question. */
  EXPLAIN,
  /** The reason in writing and a day on which somebody looks again. */
  LOOK_AGAIN,
  /** 重办, by the head of the same unit. */
  HANDLE_AGAIN,
  /** 重办, by the office above. */
  LEVEL_ABOVE,
  /** 复查, as long as it may be asked for. */
  OFFER_REVIEW,
  /** 疏导帮扶, without a clock. */
  GUIDE,
  /** Of an inquiry: answered again. */
  ANSWER_AGAIN,
  /** Nobody asks any more; the case is never counted as one with a content reporter. */
  REST;

  /** Whether the case is done with this reporter, as the resident's word has it. */
  public boolean isSettled() {
    return this == SETTLED;
  }

  /** Whether the office has to do something. */
  public boolean isWork() {
    return switch (this) {
      case EXPLAIN, LOOK_AGAIN, HANDLE_AGAIN, LEVEL_ABOVE, GUIDE, ANSWER_AGAIN -> true;
      case NOTHING, WAIT, ASK_MATTER, ASK_HEART, SETTLED, OFFER_REVIEW, REST -> false;
    };
  }
}
