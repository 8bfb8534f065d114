package cn.xinqiao.cases.bridge;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the day in what another system wrote: {@code 2026-11-25 18:00}, {@code 2026年11月25日18时},
 * {@code 20261125}, or the figure that a spreadsheet keeps for a day. A term in days is no day and
 * is not guessed at.
 */
final class OutsideDate {
  private static final Pattern DAY =
      Pattern.compile(
          "(?<!\\d)(20\\d{2})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})(?!\\d)\\s*日?");
  private static final Pattern COMPACT =
      Pattern.compile("(?<!\\d)(20\\d{2})([01]\\d)([0-3]\\d)(?:\\d{2}){0,3}(?!\\d)");

  /** A spreadsheet counts days from here. */
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private static final Pattern FIGURE = Pattern.compile("([3-7]\\d{4})(?:\\.\\d+)?");

  private OutsideDate() {}

  static Optional<LocalDate> in(String text) {
    var half = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return found(DAY, half).or(() -> found(COMPACT, half)).or(() -> counted(half.strip()));
  }

  private static Optional<LocalDate> counted(String text) {
    var figure = FIGURE.matcher(text);
    return figure.matches()
        ? Optional.of(DAY_ZERO.plusDays(Integer.parseInt(figure.group(1))))
        : Optional.empty();
  }

  private static Optional<LocalDate> found(Pattern shape, String text) {
    var day = shape.matcher(text);
    if (!day.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(day.group(1)),
              Integer.parseInt(day.group(2)),
              Integer.parseInt(day.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
