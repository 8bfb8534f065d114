package cn.xinqiao.cases;

/** What a line of a case's timeline says: that this happened to it. */
public enum Happening {
  OPENED,
  PLACED,
  ALARM_RAISED,
  ALARM_SEEN,
  ALARM_CLIMBED,
  ALARM_TO_LEAD,
  NOBODY_ON_DUTY,
  NOBODY_TOLD,
  ACCEPTED,
  REFUSED,
  RETURNED,
  TRANSFERRED,
  REPLIED,
  MESSAGE,
  ADDED,
  PICTURES_ADDED,
  CONTACT_GIVEN,
  CONTACT_TAKEN_BACK,
  URGED,
  WITHDRAWN,
  DELIVERED,
  OPENED_BY_CODE,
  WORDS_ERASED,
  VOICE_ADDED,
  TRANSCRIBED,
  HEARD,
  UNDELIVERED,
  CALLED,
  TAKEN_OVER,
  HANDED_BACK,
  OFFICER_LEFT,
  MAY_BE_DANGER,
  EXTENSION_ASKED,
  EXTENDED,
  RETYPED,
  SERVED,
  REVIEW_ASKED,
  HEARING_BEGUN,
  HEARING_ENDED,
  /** It goes on in another case; the code is that case's number. */
  JOINED_INTO,
  /** Another case goes on in this one; the code is that case's number. */
  TOOK_IN,
  /** It goes on by itself again; the code is the number of the case that it was in. */
  WENT_APART,
  /** What was taken in goes on by itself; the code is its number. */
  GAVE_BACK,
  /** A resident chose in the chat to be told of this case instead of opening an own one. */
  REPORTER_JOINED,
  /** One of several reporters has gone: the code is the reporter's. */
  REPORTER_LEFT,
  GROUP_MARKED,
  GROUP_UNMARKED,
  REPRESENTATIVE_NAMED,
  REPRESENTATIVE_LEFT,
  DOCUMENT_ISSUED,
  DOCUMENT_SENT,
  DOCUMENT_SERVED,
  CONSENT_ASKED,
  CONSENT_GIVEN,
  CONSENT_REFUSED,
  REGISTERED,
  REFERENCE_ADDED,
  REFERENCE_REMOVED,
  /** An office asks the one that passed the case on to take it back; the code is that office. */
  RETURN_ASKED,
  /** It does not; the code is the office that asked. */
  RETURN_DECLINED,
  /** The office above both decided whose it is; the code is the office that has it now. */
  ARBITRATED,
  /** The code is the office that is asked to help. */
  PART_ASKED,
  /** The code is the office that answered. */
  PART_ANSWERED,
  PART_DONE,
  PART_ENDED,
  /** 约请; the code is the department. */
  INVITED,
  INVITATION_ANSWERED,
  INVITATION_RATED,
  /** 条块协商; the code is the office that owns the decision. */
  MEETING_HELD,
  /** A grid keeper was asked to go and look; the code is that of the look. */
  LOOK_ASKED,
  LOOK_ANSWERED,
  /** A look that was asked for is wanted no more. */
  LOOK_ENDED,
  /** 包案: the code is the leader's account, as is that of the end. */
  LEADER_GIVEN,
  LEADER_ENDED,
  /** A resident asks that somebody else handles it; the code is that of the wish. */
  RECUSAL_ASKED,
  RECUSAL_DECLINED,
  /** 回避: an officer keeps off from now on; the code is that account, and who has it then. */
  RECUSED,
  /** Somebody comes to see a leader; of these the code is the reporter's. */
  VISIT_BOOKED,
  VISIT_MOVED,
  VISIT_GIVEN_UP,
  /** The day does not take place, or another office has the case. */
  VISIT_CALLED_OFF,
  VISIT_HELD,
  VISIT_MISSED,
  /** What a leader promised; of these the code is the promise's. */
  PROMISE_MADE,
  PROMISE_MOVED,
  PROMISE_KEPT,
  PROMISE_BROKEN,
  /** It is overdue and those above were told; the code is the clock and whom. */
  ESCALATED,
  /** A rule says that the office above should look at it; the code is the rule. */
  SUPERVISION_PROPOSED,
  SUPERVISION_DROPPED,
  /** 督办; the code is the day by which the unit answers. */
  SUPERVISED,
  SUPERVISION_ANSWERED,
  SUPERVISION_CLOSED,
  /** 交办; the code is the day by which the unit reports. */
  ASSIGNED,
  /** What the decision says of the appeal; the code is the outcome. */
  DECIDED,
  /** 督促执行: what the decision grants has to be done; the code is the day. */
  EXECUTION_OPENED,
  EXECUTION_DONE,
  /** New facts were told: they go on as a case of their own; the code is its number. */
  NEW_FACTS,
  /** It was opened for new facts of another case; the code is that case's number. */
  FOLLOWS,
  /** 疏导帮扶 */
  SUPPORT_BEGUN,
  SUPPORT_NOTED,
  SUPPORT_ENDED,
  /** 研究 of a suggestion. */
  RESEARCHED,
  /** What becomes of a suggestion; the code is the verdict. */
  ADOPTION,
  /** An answer left although it lacked what it must hold; the code is what, the words are why. */
  OVERRIDDEN,
  /** The slip of a service was scanned and kept; the code is that of the service. */
  PROOF_KEPT,
  /** 回访: a reporter is asked how it stands; of these the code is the reporter's. */
  REVISIT_SENT,
  REVISIT_SKIPPED,
  /** What the reporter says of the matter and of the heart. */
  MATTER_CONFIRMED,
  MATTER_DENIED,
  HEART_AT_EASE,
  HEART_UNHAPPY,
  HEART_NOT_AT_EASE,
  ASKED_NO_MORE,
  /** A person has to see to what was answered: read, call, explain, look again. */
  STEP_OPENED,
  STEP_DONE,
  /** The reporter was asked whether an adviser shall help to explain, and what came of it. */
  ADVISER_OFFERED,
  ADVISER_AGREED,
  ADVISER_DECLINED,
  ADVISER_ASKED,
  ADVISED,
  /** An officer wrote down what a reporter said; it counts once the reporter confirms it. */
  KEY_PROPOSED,
  /** A reporter says that it is not put right: the office works on it again. */
  REOPENED,
  /** The reporter who had it opened again says that it is put right. */
  ANSWER_STANDS,
  /**
   * 结案: the case is put away; asked for, approved and declined where a reporter has not settled it.
   */
  CLOSED,
  CLOSING_ASKED,
  CLOSING_APPROVED,
  CLOSING_DECLINED,
  /** An officer works it no more; who has it next is for a lead to say. */
  GIVEN_OUT_OF_HANDS
}
