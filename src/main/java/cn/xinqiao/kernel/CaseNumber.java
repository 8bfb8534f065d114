package cn.xinqiao.kernel;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A case number as a resident reads it out: {@code XQ20261121-0001239}: the day of opening in
 * Shanghai, a serial of six digits, and a check digit that catches any single mistyped digit and
 * any two swapped ones.
 *
 * <p>Source of the check digit: ISO/IEC 7064, hybrid system MOD 11,10.
 *
 * @param day the day of opening, Asia/Shanghai
 * @param serial 1 to 999,999 within that day; gaps are allowed
 */
public record CaseNumber(LocalDate day, int serial) {
  private static final Pattern SHAPE = Pattern.compile("XQ(\\d{8})-(\\d{6})(\\d)");
  private static final Pattern IN_TEXT =
      Pattern.compile("XQ\\s*(\\d{8})\\s*[-－—–]?\\s*(\\d{7})(?!\\d)", Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  public CaseNumber {
    if (day.getYear() < 2020 || day.getYear() > 2199 || serial < 1 || serial > 999_999) {
      throw new IllegalArgumentException("case number out of range: " + day + "/" + serial);
    }
  }

  /** Reads a number as written; a wrong check digit is an {@link IllegalArgumentException}. */
  public static CaseNumber valueOf(String text) {
    var shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException("not a case number: " + text);
    }
    try {
      var number =
          new CaseNumber(LocalDate.parse(shape.group(1), DAY), Integer.parseInt(shape.group(2)));
      if (number.checkDigit() != Integer.parseInt(shape.group(3))) {
        throw new IllegalArgumentException("check digit does not fit: " + text);
      }
      return number;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a case number: " + text, e);
    }
  }

  /** The first valid number that stands in a resident's words, whatever dash or case they used. */
  public static Optional<CaseNumber> in(String words) {
    var found = IN_TEXT.matcher(words);
    while (found.find()) {
      try {
        return Optional.of(valueOf("XQ" + found.group(1) + "-" + found.group(2)));
      } catch (IllegalArgumentException mistyped) {
        // the check digit says that this is not a number of ours; look for the next
      }
    }
    return Optional.empty();
  }

  private int checkDigit() {
    int product = 10;
    for (char digit : digits().toCharArray()) {
      int sum = (digit - '0' + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10;
  }

  private String digits() {
    return DAY.format(day) + String.format(Locale.ROOT, "%06d", serial);
  }

  @Override
  public String toString() {
    return "XQ" + DAY.format(day) + "-" + String.format(Locale.ROOT, "%06d", serial) + checkDigit();
  }
}
