package cn.xinqiao.cases.document.paper;

import java.util.List;

/** Text as paper can have it. */
final class Printable {
  private Printable() {}

  /** Without the control characters that no file of marked-up text may hold. */
  static String clean(String text) {
    var kept = new StringBuilder(text.length());
    text.codePoints().filter(Printable::isCharacter).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  static List<String> lines(String text) {
    var lines = clean(text).lines().toList();
    return lines.isEmpty() ? List.of("") : lines;
  }

  /** Source: XML 1.0, production 2. */
  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
