package cn.xinqiao.channel;

import cn.xinqiao.kernel.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message as a channel hands it in.
 *
 * @param externalId the provider's id; the same id is the same message
 * @param words may be empty when something else is there
 * @param at the provider's time; messages of one turn are read in its order
 * @param moreComes whether something that belongs to it is known to follow
 */
public record Incoming(
    String externalId,
    String words,
    Optional<Choice> choice,
    Optional<Location> location,
    List<String> attachments,
    Instant at,
    boolean moreComes) {

  /** 20,000 characters, as the contract has it. */
  public static final int LONGEST = 20_000;

  public Incoming {
    words = readable(words);
    attachments = List.copyOf(attachments);
  }

  public Incoming(
      String externalId,
      String words,
      Optional<Choice> choice,
      Optional<Location> location,
      List<String> attachments,
      Instant at) {
    this(externalId, words, choice, location, attachments, at, false);
  }

  /**
   * A button that was pressed.
   *
   * @param of the message that carried it; null for the newest with buttons
   * @param matter which matter of the card; null for all
   */
  public record Choice(String id, Long of, Integer matter) {}

  /** WGS-84 degrees. */
  public record Location(double latitude, double longitude) {
    public Location {
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
        throw new IllegalArgumentException("not a place on earth");
      }
    }
  }

  public boolean isEmpty() {
    return words.isBlank() && choice.isEmpty() && location.isEmpty() && attachments.isEmpty();
  }

  /** Equal for a redelivery of the same message, different when somebody reuses its id. */
  String digest() {
    return Secrets.digest(
        words, Objects.toString(choice), Objects.toString(location), attachments.toString());
  }

  /** What no database keeps and no page shows becomes U+FFFD: unpaired surrogates and NUL. */
  public static String readable(String words) {
    if (words == null) {
      return "";
    }
    var clean = new StringBuilder(words.length());
    words
        .codePoints()
        .map(c ->
            c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
