package cn.xinqiao.cases.document;

import cn.xinqiao.cases.document.paper.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an office says in a document in its own words: all that was written into fields that quote
 * nobody, one after the other.
 */
public record Said(String text, List<Piece> pieces) {

  /**
   * @param label of the field
   * @param from where it begins in the text; {@code to} is behind its end
   */
  public record Piece(String field, String label, int from, int to) {}

  static Said of(Template template, Map<String, String> values) {
    var text = new StringBuilder();
    var pieces = new ArrayList<Piece>();
    for (Template.Field field : template.fields()) {
      var value = values.getOrDefault(field.name(), "").strip();
      if (!field.isQuote() && !field.isRoute() && !value.isEmpty()) {
        int from = text.length();
        text.append(value).append('\n');
        pieces.add(new Piece(field.name(), field.label(), from, text.length()));
      }
    }
    return new Said(text.toString(), List.copyOf(pieces));
  }

  /** The field in which this place of the text is. */
  public Optional<Piece> at(int place) {
    return pieces.stream().filter(piece -> piece.from() <= place && place < piece.to()).findFirst();
  }
}
