package cn.xinqiao.cases.reply;

/** What an answer is read for. */
public enum ReplyCheck {
  /** Of what one of the reporters wrote, nothing in the answer speaks at all. */
  MATTER_MISSED,
  /** A question or a wish of a resident that nothing in the answer speaks of. */
  UNANSWERED,
  /** Nobody seems to have looked (事理). */
  NOTHING_FOUND,
  /** Neither what was done or decided nor what will be. */
  NOTHING_DONE,
  /** A decision without the article that it rests on (法理). */
  NO_LAW,
  /** A decision that does not say where to object, and by when. */
  NO_REMEDY,
  /** No word of why. */
  NO_REASON,
  /** What is to come, without anybody who does it. */
  NOBODY_NAMED,
  /** What is to come, without a date. */
  NO_DATE,
  /** One or two sentences for a matter that took more to tell. */
  SAYS_LITTLE,
  /** Sounds busy and promises nothing. */
  EMPTY_PHRASE,
  /** Sends the resident elsewhere without saying where exactly. */
  PASSES_ON,
  /** Puts it on the resident (情理). */
  BLAMES,
  /** Wants the resident to promise not to petition, complain or ask for a review. */
  PLEDGE,
  /** A number by which somebody can be reached or named. */
  PERSONAL,
  /** The room or the name of somebody, which not every reporter has written. */
  OTHERS,
  /** In another language than the resident's. */
  LANGUAGE,
  /** A sentence that nobody reads to its end. */
  HARD_TO_READ
}
