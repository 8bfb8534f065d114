package cn.xinqiao.channel.email;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The words of a page, line by line as it shows them; nothing that it hides or would run. */
final class HtmlWords {
  private HtmlWords() {}

  /**
   * @param older selectors of what is left out, unless nothing else is there
   */
  static String of(String html, List<String> older) {
    var whole = Jsoup.parse(html);
    whole.select("head, script, style, title, [hidden], [style~=(?i)display:\\s*none]").remove();
    var without = whole.clone();
    older.forEach(selector -> without.select(selector).remove());
    var words = words(without);
    return words.isBlank() ? words(whole) : words;
  }

  private static String words(Document page) {
    var out = new StringBuilder();
    page.body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                  append(out, text.text());
                } else if (node instanceof Element element && breaks(element)) {
                  newLine(out, element.nameIs("br"));
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (node instanceof Element element && !element.nameIs("br") && breaks(element)) {
                  newLine(out, false);
                }
              }
            });
    return out.toString().replaceAll("[ \\u00a0]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
  }

  private static boolean breaks(Element element) {
    return element.isBlock() || element.nameIs("br") || element.nameIs("tr");
  }

  private static void append(StringBuilder out, String text) {
    boolean atStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    out.append(atStart ? text.stripLeading() : text);
  }

  /** A block begins a line of its own; each {@code br} makes one more. */
  private static void newLine(StringBuilder out, boolean always) {
    if (!out.isEmpty() && (always || out.charAt(out.length() - 1) != '\n')) {
      out.append('\n');
    }
  }
}
