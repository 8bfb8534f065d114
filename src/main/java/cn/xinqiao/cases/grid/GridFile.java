package cn.xinqiao.cases.grid;

import cn.xinqiao.cases.grid.Grid.Fault;
import cn.xinqiao.cases.grid.Grid.Problem;
import cn.xinqiao.kernel.OfficeCode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A grid as a table: node, parent, level, name, keeper, mobile, committee. Read as a whole or not
 * at all; everything that is wrong is found at once. Rows may stand in any order.
 */
final class GridFile {
  static final int MOST_ROWS = 5_000;
  private static final int MOST_FAULTS = 30;
  private static final int CELLS = 7;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_KEEPER = 20;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private final Function<String, Optional<String>> mobiles;
  private final Function<OfficeCode, Boolean> committees;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  /** A row before it is known what it hangs under. */
  private record Line(
      long number,
      String code,
      String parent,
      GridLevel level,
      String name,
      Optional<GridRow.Keeper> keeper,
      String committee) {}

  private GridFile(
      Function<String, Optional<String>> mobiles, Function<OfficeCode, Boolean> committees) {
    this.mobiles = mobiles;
    this.committees = committees;
  }

  /** What a file holds: its rows, or what is wrong with it. */
  record Read(List<GridRow> rows, List<Fault> faults) {}

  /**
   * @param mobiles the international form of a number that takes short messages
   * @param committees whether this is a committee whose grid the reader of the file keeps
   */
  static Read read(
      String text,
      Function<String, Optional<String>> mobiles,
      Function<OfficeCode, Boolean> committees) {
    var file = new GridFile(mobiles, committees);
    file.parse(text);
    var rows = file.rows();
    return file.faults.isEmpty()
        ? new Read(rows, List.of())
        : new Read(List.of(), List.copyOf(file.faults));
  }

  /** What a spreadsheet saved: UTF-8, or the GB18030 that offices in China use. */
  static String decoded(byte[] content) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      text = new String(content, Charset.forName("GB18030"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void parse(String text) {
    long number = 0;
    try (var records = FORMAT.parse(new StringReader(text))) {
      for (CSVRecord cells : records) {
        number = records.getCurrentLineNumber();
        if (records.getRecordNumber() > 1 || !isHeading(cells)) {
          take(number, cells);
        }
        if (lines.size() > MOST_ROWS) {
          wrong(number, Problem.TOO_MANY, String.valueOf(MOST_ROWS));
          return;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      wrong(number + 1, Problem.CELLS, "");
    }
    if (lines.isEmpty() && faults.isEmpty()) {
      wrong(1, Problem.EMPTY, "");
    }
  }

  private static boolean isHeading(CSVRecord cells) {
    return Set.of("node", "编号", "网格编号").contains(cells.get(0).toLowerCase());
  }

  private void take(long number, CSVRecord cells) {
    if (cells.size() != CELLS) {
      wrong(number, Problem.CELLS, String.valueOf(cells.size()));
      return;
    }
    var code = cells.get(0);
    var level = GridLevel.read(cells.get(2));
    var name = cells.get(3);
    if (!CODE.matcher(code).matches()) {
      wrong(number, Problem.CODE, code);
    } else if (level.isEmpty()) {
      wrong(number, Problem.LEVEL, cells.get(2));
    } else if (name.isEmpty() || name.length() > LONGEST_NAME) {
      wrong(number, Problem.NAME, "");
    } else {
      var line =
          new Line(
              number,
              code,
              cells.get(1),
              level.get(),
              name,
              keeper(number, cells.get(4), cells.get(5)),
              cells.get(6));
      if (lines.putIfAbsent(code, line) != null) {
        wrong(number, Problem.TWICE, code);
      }
    }
  }

  /** The number itself is in no fault: a page that shows it may be looked at by others. */
  private Optional<GridRow.Keeper> keeper(long number, String name, String mobile) {
    if (name.isEmpty() && mobile.isEmpty()) {
      return Optional.empty();
    }
    if (name.isEmpty() || name.length() > LONGEST_KEEPER) {
      wrong(number, Problem.KEEPER, "");
      return Optional.empty();
    }
    var address = mobiles.apply(mobile);
    if (address.isEmpty()) {
      wrong(number, Problem.MOBILE, "");
    }
    return address.map(found -> new GridRow.Keeper(name, found));
  }

  private List<GridRow> rows() {
    var rows = new ArrayList<GridRow>();
    var large = new HashSet<OfficeCode>();
    var roots = new HashMap<String, Optional<OfficeCode>>();
    for (Line line : lines.values()) {
      if (isHung(line)) {
        var committee = roots.computeIfAbsent(root(line).code(), this::committeeOf);
        if (committee.isEmpty()) {
          continue; // said where the 大网格 stands
        }
        if (!line.committee().isEmpty() && !line.committee().equals(committee.get().value())) {
          wrong(line.number(), Problem.OTHER_COMMITTEE, line.committee());
        }
        if (line.level() == GridLevel.LARGE && !large.add(committee.get())) {
          wrong(line.number(), Problem.SECOND_LARGE, line.committee());
        }
        rows.add(row(line, committee.get()));
      }
    }
    return rows;
  }

  /** Whether it hangs where its level belongs, and all above it do. */
  private boolean isHung(Line line) {
    var above = line.level().above();
    if (above.isEmpty()) {
      if (!line.parent().isEmpty()) {
        wrong(line.number(), Problem.PARENT, line.parent());
      }
      return line.parent().isEmpty();
    }
    var parent = lines.get(line.parent());
    if (parent == null || parent.level() != above.get()) {
      wrong(line.number(), Problem.PARENT, line.parent());
      return false;
    }
    return isHungQuietly(parent);
  }

  private boolean isHungQuietly(Line line) {
    var above = line.level().above();
    if (above.isEmpty()) {
      return line.parent().isEmpty();
    }
    var parent = lines.get(line.parent());
    return parent != null && parent.level() == above.get() && isHungQuietly(parent);
  }

  private Line root(Line line) {
    return line.level() == GridLevel.LARGE ? line : root(lines.get(line.parent()));
  }

  private Optional<OfficeCode> committeeOf(String large) {
    var line = lines.get(large);
    try {
      var code = new OfficeCode(line.committee());
      if (committees.apply(code)) {
        return Optional.of(code);
      }
    } catch (IllegalArgumentException e) {
      // no code at all: as little a committee of ours as any other
    }
    wrong(line.number(), Problem.COMMITTEE, line.committee());
    return Optional.empty();
  }

  private static GridRow row(Line line, OfficeCode committee) {
    return new GridRow(
        line.code(),
        Optional.of(line.parent()).filter(parent -> !parent.isEmpty()),
        line.level(),
        line.name(),
        committee,
        line.keeper());
  }

  private void wrong(long line, Problem problem, String what) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new Fault(line, problem, what));
    }
  }
}
