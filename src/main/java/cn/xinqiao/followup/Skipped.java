package cn.xinqiao.followup;

/** Why a revisit that was planned is not sent. */
public enum Skipped {
  /** The resident has said everything already: 双解. */
  SETTLED,
  /** 别问了 */
  NO_MORE,
  /**
   * This kind of case is not asked about: it was refused, taken back, or turned out to be another.
   */
  NOT_ASKED,
  /** It was answered anew: the plan of that answer counts. */
  ANSWERED_ANEW,
  /** The office works on it again. */
  WORKED_AGAIN,
  /** The reporter is on it no more, or it goes on by itself. */
  WENT_APART,
  /** Its words were kept as long as was promised, and are gone. */
  ERASED,
  /** The resident said how it stands so shortly before that asking would only be a burden. */
  JUST_TOLD,
  /** It was named beside another case, whose question was not answered: it was never put. */
  NOT_PUT,
  /** Nobody made the call before the next question was due. */
  NOT_CALLED,
  /** The list has no such row any more. */
  RULE_GONE
}
