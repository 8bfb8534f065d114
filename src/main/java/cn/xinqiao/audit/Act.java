package cn.xinqiao.audit;

/** What can be done that somebody may later have to answer for. */
public enum Act {
  VIEW_CASE,
  CHANGE_CASE,
  REVEAL_CONTACT,
  LOG_IN,
  LOG_IN_REFUSED,
  OPEN_BY_CODE,
  /** An account was opened. */
  APPOINT,
  /** A link to choose a password was made. */
  INVITE,
  /** A password was chosen with such a link. */
  PASSWORD,
  /** A program may act in an officer's name. */
  ISSUE_TOKEN,
  DISMISS,
  CHANGE_ROSTER,
  /** Where an officer, or an office's group, is told of emergencies. */
  CHANGE_ADDRESS,
  /** Nobody's act: a retention rule was kept. */
  ERASE
}
