package cn.xinqiao.cases.bridge;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A number that another system gave, however it was typed: full or half width, with blanks, or as a
 * spreadsheet keeps digits from being rounded ({@code ="2026…"}).
 *
 * @param value 3 to 64 characters: letters, digits and the marks that stand in such numbers
 */
public record OutsideNumber(String value) {
  private static final Pattern SHAPE =
      Pattern.compile("[\\p{L}\\p{N}〔\\[(][\\p{L}\\p{N}〔〕\\[\\]()/_.#-]{2,63}");
  private static final Pattern AS_TEXT = Pattern.compile("^='?\"(.*)\"$|^'(.+)$");

  public OutsideNumber {
    if (!SHAPE.matcher(value).matches() || value.codePoints().noneMatch(Character::isDigit)) {
      throw new IllegalArgumentException("not a number of another system");
    }
  }

  /**
   * @throws IllegalArgumentException for what no system calls an order
   */
  public static OutsideNumber valueOf(String typed) {
    return new OutsideNumber(plain(typed));
  }

  /** Two numbers are the same if this is; it may be no number at all. */
  public static String plain(String typed) {
    var half = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    var text = AS_TEXT.matcher(half);
    var bare = text.matches() ? text.group(1) == null ? text.group(2) : text.group(1) : half;
    return bare.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
