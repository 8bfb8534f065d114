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

  private boolean isTerritory() {
    return value.indexOf('-') < 0;
  }

  @Override
  public String toString() {
    return value;
  }
}
