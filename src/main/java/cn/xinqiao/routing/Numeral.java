package cn.xinqiao.routing;

import java.util.Optional;

/**
 * A number in a text, in Chinese or Arabic numerals, as digits: 四七零 and 四百七十 are 470.
 *
 * @param end where it ends in the text, exclusive
 */
record Numeral(String digits, int end) {
  private static final String ONES = "零一二三四五六七八九";
  private static final String UNITS = "十百千";
  private static final int LONGEST = 12;

  /** The number that begins here; empty when there is none or it is not well formed. */
  static Optional<Numeral> at(String text, int start) {
    int end = start;
    if (isDigit(text.charAt(start))) {
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      return Optional.of(new Numeral(half(text, start, end), end));
    }
    while (end < text.length() && end - start < LONGEST && isChinese(text, end)) {
      end++;
    }
    int stop = end;
    return stop == start
        ? Optional.empty()
        : value(text, start, stop).map(v -> new Numeral(v, stop));
  }

  private static Optional<String> value(String text, int start, int end) {
    var digits = new StringBuilder();
    boolean units = false;
    for (int i = start; i < end; i++) {
      units |= UNITS.indexOf(text.charAt(i)) >= 0;
      digits.append(Math.max(0, one(text.charAt(i))));
    }
    return units ? counted(text, start, end) : Optional.of(digits.toString());
  }

  /** 一千二百, 四百七十, 二十三, 十: each unit smaller than the one before it. */
  private static Optional<String> counted(String text, int start, int end) {
    int total = 0;
    int one = -1;
    int lastUnit = 4;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      int unit = UNITS.indexOf(c) + 1;
      if (unit == 0) {
        if (one > 0) {
          return Optional.empty();
        }
        one = one(c);
      } else {
        boolean leadingTen = unit == 1 && i == start;
        if (unit >= lastUnit || (one <= 0 && !leadingTen)) {
          return Optional.empty();
        }
        total += (leadingTen ? 1 : one) * (int) Math.pow(10, unit);
        lastUnit = unit;
        one = -1;
      }
    }
    // 四百五 is 450, 四百零五 is 405
    boolean spoken = one > 0 && lastUnit > 1 && UNITS.indexOf(text.charAt(end - 2)) >= 0;
    int rest = spoken ? one * (int) Math.pow(10, lastUnit - 1) : Math.max(0, one);
    return Optional.of(String.valueOf(total + rest));
  }

  private static boolean isChinese(String text, int at) {
    char c = text.charAt(at);
    boolean pair = c == '两' && at + 1 < text.length() && "百千".indexOf(text.charAt(at + 1)) >= 0;
    return pair || c == '〇' || ONES.indexOf(c) >= 0 || UNITS.indexOf(c) >= 0;
  }

  private static int one(char c) {
    return switch (c) {
      case '〇' -> 0;
      case '两' -> 2;
      default -> ONES.indexOf(c);
    };
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
  }

  private static String half(String text, int start, int end) {
    var digits = new StringBuilder();
    for (int i = start; i < end; i++) {
      digits.append((char) ('0' + text.charAt(i) % 16));
    }
    return digits.toString();
  }
}
