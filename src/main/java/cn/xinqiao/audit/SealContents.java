package cn.xinqiao.audit;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one seal covers, by table, and the text in which it is kept: a line for each row.
 *
 * @param parts by the table's name
 */
record SealContents(SortedMap<String, Part> parts) {
  private static final String SETTLED = "settled";
  private static final String ROW = "row";

  /**
   * Rows of one table.
   *
   * @param settled up to this id nothing is taken any more: whatever had begun has ended
   * @param until whatever was there and is older is in this seal or in one before
   * @param rows digests by id
   */
  record Part(long settled, Instant until, SortedMap<Long, String> rows) {
    /** Rows in front of which others may still appear. */
    int unripe() {
      return rows.tailMap(settled + 1).size();
    }

    Part withoutRows() {
      return new Part(settled, until, new TreeMap<>());
    }
  }

  static SealContents of(Map<String, Part> parts) {
    return new SealContents(new TreeMap<>(parts));
  }

  /**
   * @throws RuntimeException when it is no text of a seal
   */
  static SealContents read(String text) {
    var parts = new TreeMap<String, Part>();
    for (String line : text.split("\n")) {
      var words = line.split(" ");
      if (words.length == 4 && words[0].equals(SETTLED)) {
        var until = Instant.parse(words[3]);
        parts.put(words[1], new Part(Long.parseLong(words[2]), until, new TreeMap<>()));
      } else if (words.length == 4 && words[0].equals(ROW) && parts.containsKey(words[1])) {
        parts.get(words[1]).rows().put(Long.valueOf(words[2]), words[3]);
      } else {
        throw new IllegalArgumentException("not a line of a seal");
      }
    }
    return new SealContents(parts);
  }

  String text() {
    var text = new StringBuilder();
    parts.forEach((table, part) -> {
      line(text, SETTLED, table, part.settled(), part.until());
      part.rows().forEach((id, digest) -> line(text, ROW, table, id, digest));
    });
    return text.toString();
  }

  private static void line(StringBuilder text, Object... words) {
    for (int i = 0; i < words.length; i++) {
      text.append(i == 0 ? "" : " ").append(words[i]);
    }
    text.append('\n');
  }

  int rows() {
    return parts.values().stream().mapToInt(part -> part.rows().size()).sum();
  }

  int unripe() {
    return parts.values().stream().mapToInt(Part::unripe).sum();
  }
}
