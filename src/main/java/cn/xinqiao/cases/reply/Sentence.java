package cn.xinqiao.cases.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sentence.
 *
 * @param from where it begins in its text
 * @param words without the space around them, with the sign that ends them
 */
record Sentence(int from, String words) {
  /** A full stop ends an English sentence only before a space, so that 3.5 is one number. */
  private static final Pattern END = Pattern.compile("[。！？!?；;\\n]+[”’」』）)]*|\\.(?=\\s|$)");

  static List<Sentence> of(String text) {
    var sentences = new ArrayList<Sentence>();
    var end = END.matcher(text);
    int from = 0;
    while (end.find()) {
      add(sentences, text, from, end.end());
      from = end.end();
    }
    add(sentences, text, from, text.length());
    return List.copyOf(sentences);
  }

  private static void add(List<Sentence> sentences, String text, int from, int to) {
    int begin = from;
    while (begin < to && Character.isWhitespace(text.charAt(begin))) {
      begin++;
    }
    var words = text.substring(begin, to).strip();
    if (words.codePoints().anyMatch(Character::isLetterOrDigit)) {
      sentences.add(new Sentence(begin, words));
    }
  }
}
