package cn.xinqiao.audit;

/** What can be done that somebody may later have to answer for. */
public enum Act {
  VIEW_CASE,
  /** A list of cases, with its filter and with how many were shown of how many. */
  VIEW_LIST,
  /** Who looks after those who look. */
  VIEW_AUDIT,
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
  /** Another version of a list of rules. */
  EDIT_LIST,
  /** Where an officer, or an office's group, is told of emergencies. */
  CHANGE_ADDRESS,
  /** What is agreed with another system: its key, and where it is told. */
  CHANGE_PARTNER,
  /** A table of orders was brought, or opened. */
  IMPORT_ORDERS,
  /** The grid of a committee, with who keeps its nodes. */
  CHANGE_GRID,
  /** Somebody was put on the list of advisers, or taken off it. */
  CHANGE_ADVISERS,
  /** A day on which a leader receives was planned, changed or cancelled. */
  CHANGE_RECEPTION,
  /** Nobody's act: a retention rule was kept. */
  ERASE
}
