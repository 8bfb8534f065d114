package cn.xinqiao.clock;

/** What is owed to the resident by a date. */
public enum What {
  /** 书面告知: received, accepted or not, and how it is handled. */
  NOTICE,
  /** 先行联系: somebody has spoken with the resident. */
  FIRST_CONTACT,
  /** 答复: the outcome. */
  ANSWER
}
