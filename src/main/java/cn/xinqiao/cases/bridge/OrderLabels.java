package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How other systems call their fields, from {@code seeds/rules/order-labels.csv}. */
final class OrderLabels {
  private static final String MARKS = "[\\s:：*＊【】\\[\\]()（）]+";

  private final Map<String, OrderField> byLabel = new LinkedHashMap<>();

  /**
   * @throws SeedFile.Invalid when a row cannot be used, a label is there twice, or nothing says
   *     what a matter is
   */
  OrderLabels(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      var field = row.as("field", OrderField::valueOf);
      var label = plain(row.text("label"));
      row.text("status");
      if (label.isEmpty() || byLabel.put(label, field) != null) {
        throw row.invalid("this label is empty or there twice");
      }
    }
    if (!byLabel.containsValue(OrderField.WORDS) || !byLabel.containsValue(OrderField.NUMBER)) {
      throw file.invalid(1, "NUMBER and WORDS have no label");
    }
  }

  Map<String, OrderField> all() {
    return Map.copyOf(byLabel);
  }

  Optional<OrderField> field(String label) {
    return Optional.ofNullable(byLabel.get(plain(label)));
  }

  /** The labels as they stand in a text, the longest first; blanks may stand between characters. */
  String pattern() {
    return byLabel.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(label ->
            label
                .codePoints()
                .mapToObj(c -> Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining("[ \\t\\u3000]*")))
        .collect(Collectors.joining("|"));
  }

  private static String plain(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFKC)
        .replaceAll(MARKS, "")
        .toLowerCase(Locale.ROOT);
  }
}
