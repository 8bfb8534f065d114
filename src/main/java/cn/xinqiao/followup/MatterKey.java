package cn.xinqiao.followup;

/**
 * 事解: whether the matter is put right. What the office says never counts as the resident's word.
 */
public enum MatterKey {
  /** Nobody has said that it will be done. */
  OPEN,
  /** The office has said by when. */
  PROMISED,
  /** Done, as the office says. */
  DONE,
  /** The resident says so. */
  CONFIRMED,
  /** The resident says that it is not. */
  DENIED;

  /** The office names a day. What the resident has said of it stands. */
  public MatterKey promised() {
    return switch (this) {
      case OPEN, PROMISED -> PROMISED;
      case DONE -> DONE;
      case CONFIRMED -> CONFIRMED;
      case DENIED -> DENIED;
    };
  }

  /** The office says that it is done; after a denial the resident is asked once more. */
  public MatterKey done() {
    return switch (this) {
      case OPEN, PROMISED, DONE, DENIED -> DONE;
      case CONFIRMED -> CONFIRMED;
    };
  }

  /** Whether the resident has turned it. */
  public boolean isTurned() {
    return this == CONFIRMED;
  }
}
