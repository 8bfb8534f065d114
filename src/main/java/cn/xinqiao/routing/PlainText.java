package cn.xinqiao.routing;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A message in the form in which names are compared: no spaces, half width, lower case, no accents,
 * Chinese numerals as digits, so that 四七零弄, 四百七十弄 and 470 弄 are one. Remembers where each character
 * came from.
 */
final class PlainText {
  private final String original;
  private final StringBuilder built = new StringBuilder();
  private final String text;
  private int[] from;
  private int[] to;
  // digits that continue a number: a name may neither begin nor end in the middle of one
  private final BitSet insideNumber = new BitSet();

  PlainText(String original) {
    this.original = original;
    from = new int[original.length() + 8];
    to = new int[original.length() + 8];
    int at = 0;
    while (at < original.length()) {
      at = take(at);
    }
    text = built.toString();
  }

  static String of(String name) {
    return new PlainText(name).text();
  }

  String text() {
    return text;
  }

  /** What the resident wrote, untouched. */
  String original() {
    return original;
  }

  int length() {
    return text.length();
  }

  /** The resident's own characters behind this stretch of the plain text. */
  String original(int start, int end) {
    return start >= end ? "" : original.substring(from[start], to[end - 1]).strip();
  }

  boolean cutsNumber(int at) {
    return insideNumber.get(at);
  }

  /** Whether the resident left a space before this character. */
  boolean gapBefore(int at) {
    return at > 0 && at < length() && from[at] > to[at - 1];
  }

  private int take(int at) {
    var number = Numeral.at(original, at);
    if (number.isPresent()) {
      int end = number.get().end();
      for (int i = 0; i < number.get().digits().length(); i++) {
        insideNumber.set(built.length(), i > 0);
        put(number.get().digits().charAt(i), at, end);
      }
      return end;
    }
    char c = plain(original.charAt(at));
    if (!isFiller(c) && !joinsLetters(c, at)) {
      put(c, at, at + 1);
    }
    return at + 1;
  }

  private void put(char c, int start, int end) {
    if (built.length() == from.length) {
      from = Arrays.copyOf(from, from.length * 2);
      to = Arrays.copyOf(to, to.length * 2);
    }
    from[built.length()] = start;
    to[built.length()] = end;
    built.append(c);
  }

  private static boolean isFiller(char c) {
    return Character.isWhitespace(c)
        || Character.isISOControl(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || c == '\''
        || c == '’'
        || c == '‘'
        || c == '·';
  }

  /** The hyphen of Sub-district, but not that of 3-5号. */
  private boolean joinsLetters(char c, int at) {
    return c == '-' && at + 1 < original.length() && Character.isLetter(original.charAt(at + 1));
  }

  private static char plain(char c) {
    if (c >= '！' && c <= '～') {
      c -= '！' - '!';
    }
    if (c == ',') {
      return '，';
    }
    if (c >= 'À' && c <= 'ǿ') {
      // pinyin with tone marks; ü is written v in our list
      var bare = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      return "üǖǘǚǜÜ".indexOf(c) >= 0 ? 'v' : Character.toLowerCase(bare.charAt(0));
    }
    return Character.toLowerCase(c);
  }
}
