package cn.xinqiao.cases.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A table of orders as it was read: the cells of each row by field.
 *
 * @param unused columns that no label is known for; what stands in them is left out
 */
record OrderTable(List<String> unused, List<Line> lines) {
  static final int MOST_LINES = 10_000;

  private static final int HEADING_WITHIN = 10;
  private static final int FEWEST_LABELS = 2;

  OrderTable {
    unused = List.copyOf(unused);
    lines = List.copyOf(lines);
  }

  /**
   * One row.
   *
   * @param no as a spreadsheet counts, from 1
   * @param rounded the number was kept as a figure with more digits than a spreadsheet keeps
   */
  record Line(int no, Map<OrderField, String> cells, boolean rounded) {}

  /** A row before it is known what its columns are. */
  record Cells(int no, List<Cell> cells) {
    boolean isEmpty() {
      return cells.stream().allMatch(cell -> cell.text().isBlank());
    }
  }

  /**
   * @param rounded digits were lost before the file reached us
   */
  record Cell(String text, boolean rounded) {
    static Cell of(String text) {
      return new Cell(text, false);
    }
  }

  /** Why nothing of a file can be used. */
  enum Problem {
    NO_TABLE,
    NO_HEADING,
    NO_ROWS,
    TOO_MANY,
    TOO_LARGE
  }

  /** Nothing of the file was taken. */
  static final class Unreadable extends Exception {
    private final transient Problem problem;

    Unreadable(Problem problem) {
      super(problem.name(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  /**
   * Reads a file that a spreadsheet saved, XLSX or CSV. Formulas are not computed: what the
   * spreadsheet showed last counts.
   */
  static OrderTable read(byte[] content, OrderLabels labels) throws Unreadable {
    try {
      return of(SpreadsheetFile.rows(content, MOST_LINES + HEADING_WITHIN), labels);
    } catch (IOException | UncheckedIOException e) {
      throw new Unreadable(Problem.NO_TABLE);
    }
  }

  static OrderTable of(List<Cells> rows, OrderLabels labels) throws Unreadable {
    var heading = heading(rows, labels);
    var fields = fields(rows.get(heading), labels);
    var lines =
        rows.subList(heading + 1, rows.size()).stream()
            .filter(row -> !row.isEmpty())
            .map(row -> line(row, fields))
            .toList();
    if (lines.isEmpty()) {
      throw new Unreadable(Problem.NO_ROWS);
    }
    if (lines.size() > MOST_LINES) {
      throw new Unreadable(Problem.TOO_MANY);
    }
    return new OrderTable(unused(rows.get(heading), fields), lines);
  }

  private static List<String> unused(Cells heading, Map<Integer, OrderField> fields) {
    return IntStream.range(0, heading.cells().size())
        .filter(column -> !fields.containsKey(column))
        .mapToObj(column -> heading.cells().get(column).text().strip())
        .filter(title -> !title.isEmpty())
        .toList();
  }

  /** Exports often begin with a title and a date. */
  private static int heading(List<Cells> rows, OrderLabels labels) throws Unreadable {
    for (int i = 0; i < Math.min(HEADING_WITHIN, rows.size()); i++) {
      if (fields(rows.get(i), labels).size() >= FEWEST_LABELS) {
        return i;
      }
    }
    throw new Unreadable(rows.isEmpty() ? Problem.NO_ROWS : Problem.NO_HEADING);
  }

  /** The first column of a field counts. */
  private static Map<Integer, OrderField> fields(Cells heading, OrderLabels labels) {
    var byColumn = new TreeMap<Integer, OrderField>();
    for (int i = 0; i < heading.cells().size(); i++) {
      int column = i;
      labels
          .field(heading.cells().get(i).text())
          .filter(field -> !byColumn.containsValue(field))
          .ifPresent(field -> byColumn.put(column, field));
    }
    return byColumn;
  }

  private static Line line(Cells row, Map<Integer, OrderField> fields) {
    var cells = new EnumMap<OrderField, String>(OrderField.class);
    boolean rounded = false;
    for (var column : fields.entrySet()) {
      var cell = cell(row, column.getKey());
      if (cell.isPresent() && !cell.get().text().isBlank()) {
        cells.put(column.getValue(), cell.get().text().strip());
        rounded |= column.getValue() == OrderField.NUMBER && cell.get().rounded();
      }
    }
    return new Line(row.no(), cells, rounded);
  }

  private static Optional<Cell> cell(Cells row, int column) {
    return column < row.cells().size() ? Optional.of(row.cells().get(column)) : Optional.empty();
  }
}
