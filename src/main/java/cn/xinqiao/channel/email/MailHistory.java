package cn.xinqiao.channel.email;

import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Finds the resident's new words in a letter, by {@code seeds/rules/mail-history.csv}: what older
 * letters said stands in the talk already. What is not certain is kept.
 */
@Startup
@ApplicationScoped
class MailHistory {
  /** Nobody's pattern has to look at more of a line than this. */
  private static final int LONGEST_LINE = 500;

  private static final int HEAD = 5;
  private static final int LONGEST_SIGNATURE = 10;

  /** What a row of the list speaks of. */
  enum What {
    HISTORY,
    HEADER,
    MORE,
    SIGNATURE,
    HTML
  }

  private final Map<What, List<Pattern>> patterns = new EnumMap<>(What.class);
  private final List<String> selectors = new ArrayList<>();

  MailHistory(Seeds seeds) {
    for (What what : What.values()) {
      patterns.put(what, new ArrayList<>());
    }
    for (SeedTable.Row row : SeedTable.rows(seeds.read("rules/mail-history.csv"))) {
      var what = row.as("what", What::valueOf);
      if (what == What.HTML) {
        selectors.add(row.as("pattern", MailHistory::selector));
        continue;
      }
      var pattern = row.as("pattern", Pattern::compile);
      if (!pattern.matcher(row.text("example")).matches()) {
        throw row.invalid("the pattern does not fit its example");
      }
      patterns.get(what).add(pattern);
    }
  }

  private static String selector(String css) {
    Jsoup.parse("").select(css);
    return css;
  }

  /** CSS selectors of what holds older letters. */
  List<String> selectors() {
    return selectors;
  }

  /** The new words; all of them when nothing would remain. */
  String cut(String text) {
    var lines = text.replace("\r\n", "\n").replace('\r', '\n').lines().toList();
    var kept = withoutSignature(withoutHistory(lines));
    var words = String.join("\n", kept).strip();
    return words.isEmpty() ? text.strip() : words;
  }

  private List<String> withoutHistory(List<String> lines) {
    int end = historyBegins(lines);
    var before = lines.subList(0, end);
    var after = lines.subList(end, lines.size());
    var kept = new ArrayList<>(before);
    // answers between the lines of an older letter are marked by what is not quoted
    if (after.stream().anyMatch(MailHistory::isQuoted)) {
      kept.addAll(
          unquoted(after.subList(Math.min(introduction(after), after.size()), after.size())));
    }
    return kept;
  }

  /** An introduction such as "On … wrote:" may be broken into two lines. */
  private int introduction(List<String> history) {
    return !history.isEmpty() && fits(What.HISTORY, history.getFirst()) ? 1 : 2;
  }

  private int historyBegins(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var both = i + 1 < lines.size() ? line.strip() + " " + lines.get(i + 1).strip() : line;
      if (fits(What.HISTORY, line)
          || fits(What.HISTORY, both) && !line.isBlank()
          || isHead(lines, i)) {
        return i;
      }
    }
    return lines.size();
  }

  private boolean isHead(List<String> lines, int at) {
    return fits(What.HEADER, lines.get(at))
        && lines.subList(at + 1, Math.min(at + 1 + HEAD, lines.size())).stream()
            .anyMatch(line -> fits(What.MORE, line));
  }

  private static List<String> unquoted(List<String> lines) {
    return lines.stream().filter(line -> !isQuoted(line)).toList();
  }

  private static boolean isQuoted(String line) {
    return line.startsWith(">");
  }

  private List<String> withoutSignature(List<String> lines) {
    int end = lines.size();
    for (int i = end - 1; i >= Math.max(0, end - LONGEST_SIGNATURE); i--) {
      if (lines.get(i).equals("-- ") || lines.get(i).equals("--")) {
        return lines.subList(0, i);
      }
    }
    while (end > 0 && (lines.get(end - 1).isBlank() || fits(What.SIGNATURE, lines.get(end - 1)))) {
      end--;
    }
    return lines.subList(0, end);
  }

  private boolean fits(What what, String line) {
    var plain = line.strip();
    return !plain.isEmpty()
        && plain.length() <= LONGEST_LINE
        && patterns.get(what).stream().anyMatch(pattern -> pattern.matcher(plain).matches());
  }
}
