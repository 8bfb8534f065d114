package cn.xinqiao.clock;

/** Which days a term counts; the day of the trigger is never one of them. */
public enum DayCount {
  /** 工作日. */
  WORKING_DAYS,
  /** 日: every day counts, and a last day that is no working day moves forward. */
  CALENDAR_DAYS
}
