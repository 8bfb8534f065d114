package cn.xinqiao.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A seal in a form that can be written down outside of the database: whoever rewrites the chain
 * behind it cannot make it fit again.
 *
 * @param mark the first 64 bits of the seal's mark, as 16 hex digits
 * @param at null where it was read from paper
 */
public record Anchor(long number, String mark, Instant at) {
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{1,18})-([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})");

  static Anchor of(Seal seal) {
    return new Anchor(seal.number(), seal.mark().substring(0, 16), seal.at());
  }

  /** As somebody copied it: {@code 1204-9f3a-22b1-07cc-e410}. */
  public static Optional<Anchor> in(String written) {
    var found = SHAPE.matcher(written.strip().toLowerCase(java.util.Locale.ROOT));
    return found.matches()
        ? Optional.of(
            new Anchor(
                Long.parseLong(found.group(1)),
                found.group(2) + found.group(3) + found.group(4) + found.group(5),
                null))
        : Optional.empty();
  }

  public String written() {
    return number + "-" + String.join("-", mark.split("(?<=\\G.{4})"));
  }

  boolean fits(Seal seal) {
    return seal.number() == number && seal.mark().startsWith(mark);
  }
}
