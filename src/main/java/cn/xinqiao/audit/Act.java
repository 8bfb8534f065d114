package cn.xinqiao.audit;

/** What can be done that somebody may later have to answer for. */
public enum Act {
  VIEW_CASE,
  CHANGE_CASE,
  REVEAL_CONTACT,
  LOG_IN,
  LOG_IN_REFUSED,
  OPEN_BY_CODE,
  /** Nobody's act: a retention rule was kept. */
  ERASE
}
