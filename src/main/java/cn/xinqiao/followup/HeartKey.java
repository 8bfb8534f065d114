package cn.xinqiao.followup;

/** 心解: whether the heart is at ease. Nobody but the resident knows, at any moment anew. */
public enum HeartKey {
  UNKNOWN,
  AT_EASE,
  /** Understood, and unhappy all the same. */
  UNHAPPY,
  NOT_AT_EASE,
  /** Wants to hear no more of it. That is no content. */
  NO_CONTACT;

  public boolean isTurned() {
    return this == AT_EASE;
  }
}
