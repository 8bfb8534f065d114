package cn.xinqiao.conversation.internal;

import java.util.List;

/**
 * A wish that was asked back about. It lives until the next turn only: what is not answered then is
 * not done.
 *
 * @param numbers the cases it may be about, one when it is only asked whether really
 * @param words what was said, for the case
 * @param question the number of the message that asks; 0 until it is said
 */
public record Request(
    What what, List<String> numbers, String words, List<String> pictures, long question) {

  /** What was wished. */
  public enum What {
    URGE,
    ADD,
    WITHDRAW,
    RECUSE,
    DELETE,
    SEE_LEADER
  }

  public Request {
    numbers = List.copyOf(numbers);
    pictures = List.copyOf(pictures);
  }

  static Request of(What what, List<String> numbers, Heard heard) {
    return new Request(what, numbers, heard.words(), heard.pictures(), 0);
  }

  public Request askedBy(long seq) {
    return new Request(what, numbers, words, pictures, seq);
  }
}
