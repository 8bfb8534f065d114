package cn.xinqiao.kernel;

import java.util.regex.Pattern;

/**
 * The code of an office. Statistical codes nest by prefix (city 2 digits, district 6, street 9,
 * committee 12); a department or desk is its parent's code, a hyphen and a name of ours. So "below"
 * is "starts with", in Java and in a query alike.
 */
public record OfficeCode(String value) {
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{2}|\\d{6}|\\d{9}|\\d{12})(-[a-z]{2,20})?");

  /** The city itself. */
  public static final OfficeCode CITY = new OfficeCode("31");

  /** Where a message goes when no place is known. */
  public static final OfficeCode CITY_TRIAGE = new OfficeCode("31-triage");

  public OfficeCode {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not an office code: " + value);
    }
  }

  public static OfficeCode valueOf(String text) {
    return new OfficeCode(text);
  }

  /** Whether this office is {@code other} or stands below it in the tree. */
  public boolean within(OfficeCode other) {
    return value.equals(other.value) || other.isTerritory() && value.startsWith(other.value);
  }

  /** The same question for a query: {@code office_code like …}. */
  public String subtreePattern() {
    return isTerritory() ? value + "%" : value;
  }

  /**
   * The end of a range that begins with this code and holds all of its subtree: {@code office_code
   * >= … and office_code < …}, for lists of many cases. A database takes the range from an index
   * with a plan that it keeps; with a pattern it plans anew each time, if it uses the index at all.
   */
  public String subtreeEnd() {
    return value + ':'; // the colon stands behind the hyphen and all digits, and in no code
  }

  private boolean isTerritory() {
    return value.indexOf('-') < 0;
  }

  @Override
  public String toString() {
    return value;
  }
}
