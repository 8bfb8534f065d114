package cn.xinqiao.kernel;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads a comma-separated seed file with a heading row and comments that begin with {@code #}. */
public final class SeedTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private SeedTable() {}

  /** One row; a cell that is missing or refused by its reader stops the start with its line. */
  public record Row(SeedFile file, long line, CSVRecord cells) {

    public String text(String column) {
      if (!cells.isSet(column) || cells.get(column).isBlank()) {
        throw file.invalid(line, "'" + column + "' is empty");
      }
      return cells.get(column);
    }

    public String textOr(String column, String otherwise) {
      return cells.isSet(column) && !cells.get(column).isBlank() ? cells.get(column) : otherwise;
    }

    public int number(String column) {
      return as(column, Integer::valueOf);
    }

    /** Reads a cell with {@code reader}; what it throws becomes the reason. */
    public <T> T as(String column, Function<String, T> reader) {
      var text = text(column);
      try {
        return reader.apply(text);
      } catch (RuntimeException e) {
        throw file.invalid(line, "'" + column + "' cannot be '" + text + "'");
      }
    }

    public SeedFile.Invalid invalid(String reason) {
      return file.invalid(line, reason);
    }
  }

  public static List<Row> rows(SeedFile file) {
    var rows = new ArrayList<Row>();
    try (var parser = FORMAT.parse(new StringReader(file.content()))) {
      for (CSVRecord cells : parser) {
        var row = new Row(file, parser.getCurrentLineNumber(), cells);
        if (!cells.isConsistent()) {
          throw row.invalid("has " + cells.size() + " cells, the heading has another number");
        }
        rows.add(row);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw file.invalid(rows.size() + 1L, "cannot be read as a table: " + e.getMessage());
    }
    return List.copyOf(rows);
  }
}
