package cn.xinqiao.conversation.internal;

/**
 * What words mean whatever the matter is, as a whole or beside others; the phrases are in {@code
 * seeds/intents.csv}.
 */
enum Intent {
  YES,
  NO,
  /** Of whatever is open; at a question beside the matter it may mean only the question. */
  CANCEL,
  /** Of the matter itself, without a doubt. */
  WITHDRAW,
  DONT_KNOW,
  LOOK_MYSELF,
  ANONYMOUS,
  STATUS,
  /** 催办: why does nothing happen? */
  URGE,
  /** More about a case, or a correction of what was said of it. */
  ADD,
  /** 申请回避: somebody else shall handle a case. */
  RECUSE,
  /** The first word on many channels. */
  START,
  /** A new matter, whatever is open. */
  NEW,
  HELP,
  GREETING,
  THANKS,
  WHO_ARE_YOU,
  HUMAN,
  /** 预约接访: to see a leader, or at another time. */
  SEE_LEADER,
  /** Not to come to the appointment. */
  GIVE_UP_VISIT,
  /** Which language, please? */
  LANGUAGE,
  IN_CHINESE,
  IN_ENGLISH,
  /** The letters are too small. */
  LARGE_TYPE,
  /** Erase what can be erased. */
  DELETE,
  /** Joins this talk with one on another channel, by a code. */
  LINK,
  /** This talk stands alone again. */
  UNLINK,
  ABUSE,
  /** To the question about danger: yes, it happens now. */
  DANGER_NOW,
  /** To the question about danger: no, or not now. */
  NO_DANGER
}
