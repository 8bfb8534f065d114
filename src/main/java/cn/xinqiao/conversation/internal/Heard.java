package cn.xinqiao.conversation.internal;

import cn.xinqiao.channel.Incoming.Choice;
import cn.xinqiao.kernel.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a resident said in one turn.
 *
 * @param words the texts of the turn, a line each, with a pin as a line of its own
 * @param choice the last button that was pressed
 * @param firstAt when the first message of the turn came in: the matter's received time
 */
public record Heard(
    String words,
    Optional<Choice> choice,
    List<String> pictures,
    Instant firstAt,
    Language language) {

  /** The same in another language. */
  Heard in(Language other) {
    return new Heard(words, choice, pictures, firstAt, other);
  }

  /** A part of it. */
  Heard saying(String part) {
    return new Heard(part.strip(), choice, pictures, firstAt, language);
  }

  boolean hasPressed(String button) {
    return choice.filter(c -> c.id().equals(button)).isPresent();
  }

  boolean isOnlyPictures() {
    return words.isBlank() && choice.isEmpty() && !pictures.isEmpty();
  }
}
