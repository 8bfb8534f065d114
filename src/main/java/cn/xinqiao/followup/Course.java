package cn.xinqiao.followup;

/** Where a case stands with the law when its reporter answers. */
public enum Course {
  /** Not concluded: no written decision was served, or none is owed. */
  RUNNING,
  /** A decision was served and a review may still be asked for. */
  REVIEWABLE,
  /** A decision was served, and the time to ask for a review has passed. */
  LAPSED,
  /** 复核 has been decided: there are no more decisions. */
  FINAL
}
