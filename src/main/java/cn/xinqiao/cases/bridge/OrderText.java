package cn.xinqiao.cases.bridge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of an order that was copied from another system's page: labelled fields in any
 * order, on lines of their own or side by side. What is not understood stays in the words.
 */
final class OrderText {
  private final Pattern label;
  private final OrderLabels labels;

  OrderText(OrderLabels labels) {
    this.labels = labels;
    // at the beginning of a line or after a gap or a mark; a colon, a tab or brackets show that it
    // is a label
    var gap = "(?:^|(?<=[\\s\\u3000;；|,，。】]))";
    var names = "(" + labels.pattern() + ")";
    label =
        Pattern.compile(
            gap
                + "(?:[【\\[]"
                + names
                + "[】\\]][ \\t\\u3000]*[:：]?|[*＊]?"
                + names
                + "[ \\t\\u3000]*(?:[:：]|\\t|(?=\\r?$)))",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
  }

  Order read(String text) {
    var fields = new EnumMap<OrderField, String>(OrderField.class);
    var rest = new ArrayList<String>();
    var found = label.matcher(text);
    int from = 0;
    Optional<OrderField> field = Optional.empty();
    while (found.find()) {
      take(field, text.substring(from, found.start()), fields, rest);
      field = labels.field(name(found));
      from = found.end();
    }
    take(field, text.substring(from), fields, rest);
    return order(fields, rest);
  }

  private static String name(Matcher found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  /** A short field ends with its line; what comes after it belongs to no field that is known. */
  private static void take(
      Optional<OrderField> field, String text, Map<OrderField, String> fields, List<String> rest) {
    var value = text.strip();
    if (value.isEmpty()) {
      return;
    }
    if (field.isEmpty()) {
      rest.add(value);
      return;
    }
    var line = field.get().isLong() ? value : value.lines().findFirst().orElseThrow().strip();
    if (fields.putIfAbsent(field.get(), trimmed(line)) != null) {
      rest.add(value); // a second one of the same name: nobody can tell which is meant
      return;
    }
    var after = value.substring(line.length()).strip();
    if (!after.isEmpty()) {
      rest.add(after);
    }
  }

  private static String trimmed(String line) {
    return line.replaceAll("[;；|,，]+$", "").strip();
  }

  /** A field that cannot be read as what it should be is told in the words instead. */
  private static Order order(Map<OrderField, String> fields, List<String> rest) {
    var words = new ArrayList<String>();
    Optional.ofNullable(fields.get(OrderField.TITLE))
        .filter(title -> !fields.getOrDefault(OrderField.WORDS, "").contains(title))
        .ifPresent(words::add);
    Optional.ofNullable(fields.get(OrderField.WORDS)).ifPresent(words::add);
    var due = day(fields, OrderField.DUE, "时限：", rest);
    var received = day(fields, OrderField.RECEIVED, "收到：", rest);
    words.addAll(rest);
    return new Order(
        Optional.ofNullable(fields.get(OrderField.NUMBER)),
        Optional.ofNullable(fields.get(OrderField.NAME)),
        Optional.ofNullable(fields.get(OrderField.PHONE)),
        Optional.ofNullable(fields.get(OrderField.HOME)),
        Optional.ofNullable(fields.get(OrderField.PLACE)),
        String.join("\n", words),
        due,
        received);
  }

  private static Optional<LocalDate> day(
      Map<OrderField, String> fields, OrderField field, String called, List<String> rest) {
    var written = Optional.ofNullable(fields.get(field));
    var day = written.flatMap(OutsideDate::in);
    if (day.isEmpty()) {
      written.ifPresent(text -> rest.add(called + text));
    }
    return day;
  }

  /** The same for a row of a table, whose columns have been named. */
  static Order row(Map<OrderField, String> cells) {
    return order(cells, new ArrayList<>());
  }
}
