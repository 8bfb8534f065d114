package cn.xinqiao.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a message where another matter may begin: at numbered points and at words like 另外 and 还有一件事.
 * Whether the pieces really are several matters is decided by what they mean.
 */
final class Splitter {
  private static final int SHORTEST = 8;

  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?m)(?:^|(?<=[。；;！!？?\\n]))\\s*(?:[（(]?[1-9一二三四五六七八九][）)、.．]|第[一二三四五六七八九](?:[，,、：:]|件事|个问题)|[①-⑨])\\s*");

  private static final Pattern ANOTHER =
      Pattern.compile(
          "(?:^|(?<=[。；;！!？?，,\\n]))\\s*(?:另外|此外|还有一(?:件|个)(?:事|问题)?|还有个(?:事|问题)|还有就是|还有[，,]|再(?:反映|说|问|提)一(?:件|个|下)|再有|顺便(?:问|说|提|反映)?(?:一下|个)?|同时(?:也)?(?:想|建议|反映|咨询)|also[, ]|another (?:thing|problem|question)|by the way)\\s*[，,：:]?",
          Pattern.CASE_INSENSITIVE);

  private Splitter() {}

  /** At least one piece; the words before the first point stay with it. */
  static List<String> pieces(String text) {
    var numbered = cut(text, NUMBERED);
    if (numbered.size() > 2) {
      return withLeadOnFirst(numbered);
    }
    return cut(text, ANOTHER);
  }

  private static List<String> cut(String text, Pattern where) {
    var pieces = new ArrayList<String>();
    int from = 0;
    var cut = where.matcher(text);
    while (cut.find()) {
      if (cut.start() > from) {
        add(pieces, text.substring(from, cut.start()));
      }
      from = cut.start() == cut.end() ? from : cut.start();
    }
    add(pieces, text.substring(from));
    return pieces.isEmpty() ? List.of(text) : pieces;
  }

  /** A piece too short to be a matter stays with the one before. */
  private static void add(List<String> pieces, String piece) {
    var clean = piece.strip();
    if (clean.isEmpty()) {
      return;
    }
    if (clean.codePointCount(0, clean.length()) < SHORTEST && !pieces.isEmpty()) {
      pieces.set(pieces.size() - 1, pieces.getLast() + "\n" + clean);
    } else {
      pieces.add(clean);
    }
  }

  private static List<String> withLeadOnFirst(List<String> pieces) {
    var lead = pieces.getFirst();
    if (NUMBERED.matcher(lead).lookingAt()) {
      return pieces;
    }
    var joined = new ArrayList<>(pieces.subList(1, pieces.size()));
    joined.set(0, lead + "\n" + joined.getFirst());
    return joined;
  }
}
