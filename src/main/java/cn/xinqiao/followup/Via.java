package cn.xinqiao.followup;

/** How a resident is asked. */
public enum Via {
  /** In the talk that they have with us, and where nobody reads it there, by the contact left. */
  TALK,
  /** A person calls. */
  CALL
}
