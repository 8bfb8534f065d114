package cn.xinqiao.followup;

/** What became of a planned revisit. */
public enum RevisitState {
  PLANNED,
  /** The question went out. */
  SENT,
  /** It has arrived. */
  PROVED,
  /** The resident answered; which keys that turned is in the turns. */
  ANSWERED,
  /** It was not sent, for a reason that is written down. */
  SKIPPED,
  /** The question came to nobody. */
  UNREACHED,
  /** It arrived, and nobody answered in time. That is no consent. */
  SILENT;

  /** Whether an answer is waited for. */
  public boolean isOpen() {
    return switch (this) {
      case SENT, PROVED -> true;
      case PLANNED, ANSWERED, SKIPPED, UNREACHED, SILENT -> false;
    };
  }
}
