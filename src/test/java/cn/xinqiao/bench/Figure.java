package cn.xinqiao.bench;

import java.util.Locale;

/**
 * One line of the table: what was measured, beside what the same machine can do at best in the same
 * run.
 *
 * @param limit what the limit is and how much it came to; empty where there is none
 * @param ratio measured over limit; NaN where there is none
 * @param target as the product promises it; empty for context
 * @param met null where nothing is promised
 */
record Figure(
    String name, String measured, String limit, double ratio, String target, Boolean met) {

  static final String HEAD =
      """
      | figure | measured | limit of the same run | ratio | target | met |
      |---|---|---|---|---|---|\
      """;

  /** A figure that is there to be read, not to be reached. */
  static Figure context(String name, String measured, String limit, double ratio) {
    return new Figure(name, measured, limit, ratio, "", null);
  }

  static Figure context(String name, String measured) {
    return context(name, measured, "", Double.NaN);
  }

  String row() {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            name,
            measured,
            limit,
            Double.isNaN(ratio) ? "" : number(ratio),
            target,
            met == null ? "" : met ? "yes" : "**no**");
  }

  static String millis(double value) {
    return number(value) + " ms";
  }

  static String megabytes(long bytes) {
    return bytes / (1024 * 1024) + " MB";
  }

  /** Three digits that matter, no more. */
  static String number(double value) {
    var digits = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, digits, value);
  }
}
