package cn.xinqiao.clock;

/** What starts a clock, or gives it more time. */
public enum Trigger {
  /** The matter reached us. */
  RECEIVED,
  /** The case reached an office's desk from another one: that office's own time begins. */
  ARRIVED,
  /** 受理: an officer took it on; the sixty days of an appeal run from here, not from receipt. */
  ACCEPTED,
  /** 受理, 简易办理: the facts are plain and nobody disputes them. */
  ACCEPTED_SIMPLY,
  /** 延期: the head of the office gave more time. */
  EXTENDED,
  /** 送达: the resident has the written decision in hand. */
  SERVED,
  /** 复查: the resident asked the office above to look again. */
  REVIEW_ASKED,
  /** 送达 of the decision on review. */
  REVIEW_SERVED,
  /** 复核: the resident asked for the last look. */
  FINAL_REVIEW_ASKED
}
