package cn.xinqiao.conversation.internal;

/** What the bot is waiting for. */
public enum Stage {
  /** Nothing: the next words begin something new. */
  IDLE,
  /** Somebody sent only a picture and was asked what it shows. */
  PICTURE,
  /** Nothing sensible was found and one open question was asked. */
  WHAT,
  /** The words resemble a danger, and it was asked whether it happens now. */
  DANGER,
  /** The place is missing or ambiguous. */
  WHERE,
  /** "This is what I understood": to be confirmed, corrected or cancelled. */
  CARD,
  /** For a petition: name and address, or anonymous. */
  NAME,
  /** How the resident can be reached later. */
  CONTACT,
  /** A telephone number or an address is to be typed. */
  CONTACT_VALUE,
  /** An emergency case is open and every further word goes to it. */
  EMERGENCY
}
