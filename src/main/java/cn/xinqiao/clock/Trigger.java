package cn.xinqiao.clock;

/** What starts a clock. */
public enum Trigger {
  /** The matter reached us. */
  RECEIVED,
  /** 受理: an officer took it on; the sixty days of an appeal run from here, not from receipt. */
  ACCEPTED
}
