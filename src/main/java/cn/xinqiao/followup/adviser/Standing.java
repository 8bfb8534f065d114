package cn.xinqiao.followup.adviser;

/** How far it is with an adviser. */
public enum Standing {
  /** The resident is asked. */
  OFFERED,
  /** The resident agrees; an officer chooses whom to ask. */
  AGREED,
  /** The resident wants none. */
  DECLINED,
  /** An adviser has it. */
  ASKED,
  ADVISED,
  /** What it was for is over. */
  ENDED;

  public boolean isOver() {
    return switch (this) {
      case DECLINED, ADVISED, ENDED -> true;
      case OFFERED, AGREED, ASKED -> false;
    };
  }
}
