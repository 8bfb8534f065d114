package cn.xinqiao.conversation.internal;

/**
 * What a short answer means, whatever the matter is; the phrases are in {@code seeds/intents.csv}.
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
  HELP,
  GREETING,
  THANKS,
  WHO_ARE_YOU,
  HUMAN,
  /** To the question about danger: yes, it happens now. */
  DANGER_NOW,
  /** To the question about danger: no, or not now. */
  NO_DANGER
}
