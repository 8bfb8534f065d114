package cn.xinqiao.office;

import cn.xinqiao.kernel.OfficeCode;
import java.time.Duration;

/**
 * Codes by which an officer joins a chat to the own notices: the desk shows one, the officer writes
 * it into the chat. Never by a name or a number, which others know as well.
 */
public interface NoticeCodes {
  /** How long a code can be used, once. */
  Duration LIVES = Duration.ofMinutes(15);

  /** A new code of six characters; one that was shown before is worth nothing from now on. */
  String show(long officerId, AddressKind kind);

  /**
   * Part of the caller's transaction.
   *
   * @param address of the chat that brought the code
   * @param code in small or capital letters
   */
  Joined join(AddressKind kind, String address, String code);

  /** What became of a code that was brought. */
  sealed interface Joined {
    /** From now on the chat is the last of this officer's ways. */
    record Yes(long officerId, String login, OfficeCode office) implements Joined {}

    /** The same chat has brought it before. */
    record Again() implements Joined {}

    /** Nobody was shown this code, or too long ago. */
    record Unknown() implements Joined {}

    /** The officer has as many ways as are kept. */
    record Full() implements Joined {}

    /** Too many wrong codes from this chat: none is looked at for an hour. */
    record Paused() implements Joined {}
  }
}
