package cn.xinqiao.followup;

/**
 * How the keys of one reporter on one case stand. Immutable; each change is a new one.
 *
 * @param again how often the matter was handled again because this reporter said that it was not
 *     put right
 */
public record Keys(KeysAsked asked, MatterKey matter, HeartKey heart, int again) {
  public static Keys of(KeysAsked asked) {
    return new Keys(asked, MatterKey.OPEN, HeartKey.UNKNOWN, 0);
  }

  /** What the resident says, and nobody else, whenever it is said. */
  public Keys told(Answer answer) {
    return switch (answer) {
      case PUT_RIGHT -> new Keys(asked, MatterKey.CONFIRMED, heart, again);
      case NOT_PUT_RIGHT -> new Keys(asked, MatterKey.DENIED, heartAfterDenial(), again);
      case AT_EASE -> with(HeartKey.AT_EASE);
      case UNHAPPY -> with(HeartKey.UNHAPPY);
      case NOT_AT_EASE -> with(HeartKey.NOT_AT_EASE);
      case NO_MORE -> with(HeartKey.NO_CONTACT);
    };
  }

  /** What was said of the heart when the matter was put right is not said of this. */
  private HeartKey heartAfterDenial() {
    boolean turnedBack = asked == KeysAsked.BOTH && matter.isTurned();
    return turnedBack && heart != HeartKey.NO_CONTACT ? HeartKey.UNKNOWN : heart;
  }

  /** The office promises a day. */
  public Keys promised() {
    return new Keys(asked, matter.promised(), heart, again);
  }

  /** The office has said to a resident at ease why it is not done, and when it looks again. */
  public Keys looksAgain() {
    return new Keys(asked, MatterKey.PROMISED, heart, again);
  }

  /** The office says that it is done. */
  public Keys done() {
    return new Keys(asked, matter.done(), heart, again);
  }

  /** It is handled again: what was denied is open, and the heart is asked anew. */
  public Keys handledAgain() {
    var asksHeart = heart == HeartKey.NO_CONTACT ? heart : HeartKey.UNKNOWN;
    return new Keys(asked, MatterKey.OPEN, asksHeart, again + 1);
  }

  /** Nobody says any more that it is done; what the resident has confirmed stays confirmed. */
  public Keys openAgain() {
    return new Keys(asked, matter.isTurned() ? matter : MatterKey.OPEN, heart, again);
  }

  /** The same words, where other keys are asked about. */
  public Keys askedAs(KeysAsked other) {
    return new Keys(other, matter, heart, again);
  }

  /** The resident says that the matter is not put right. */
  public boolean isDenied() {
    return matter == MatterKey.DENIED;
  }

  /** 双解: everything that this case asks is turned, by the resident. */
  public boolean areTurned() {
    return switch (asked) {
      case BOTH -> matter.isTurned() && heart.isTurned();
      case HEART -> heart.isTurned();
      case QUESTION -> matter.isTurned();
      case NONE -> false;
    };
  }

  private Keys with(HeartKey now) {
    return new Keys(asked, matter, now, again);
  }

  /** A resident's word on a key. */
  public enum Answer {
    PUT_RIGHT,
    NOT_PUT_RIGHT,
    AT_EASE,
    UNHAPPY,
    NOT_AT_EASE,
    /** 别问了 */
    NO_MORE
  }
}
