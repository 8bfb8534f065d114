package cn.xinqiao.clock;

/** What a clock counts down to. */
public enum What {
  /** 书面告知: received, accepted or not, and how it is handled. */
  NOTICE,
  /** 先行联系: somebody has spoken with the resident. */
  FIRST_CONTACT,
  /** 答复: the outcome. */
  ANSWER,
  /** 复查意见. */
  REVIEW,
  /** 复核意见. */
  FINAL_REVIEW,
  /** 书面告知 of an office that the case was passed on to, from its own receipt. */
  DESK_NOTICE,
  /** 退回: until then an office may say that a case does not belong to it. */
  RETURN_WINDOW,
  /** Until then the resident may ask for 复查, or for 复核 after it. */
  REVIEW_WINDOW;

  /** An office's own: it ends when the case leaves the desk, and begins anew at the next one. */
  public boolean isDesks() {
    return switch (this) {
      case DESK_NOTICE, RETURN_WINDOW -> true;
      case NOTICE, FIRST_CONTACT, ANSWER, REVIEW, FINAL_REVIEW, REVIEW_WINDOW -> false;
    };
  }

  /** Something has to be done until then; a right only lapses. */
  public boolean isOwed() {
    return switch (this) {
      case RETURN_WINDOW, REVIEW_WINDOW -> false;
      case NOTICE, FIRST_CONTACT, ANSWER, REVIEW, FINAL_REVIEW, DESK_NOTICE -> true;
    };
  }

  /** What the resident is told of. */
  public boolean isResidents() {
    return !isDesks();
  }
}
