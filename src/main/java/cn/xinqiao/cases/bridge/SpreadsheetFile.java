package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.bridge.OrderTable.Cell;
import cn.xinqiao.cases.bridge.OrderTable.Cells;
import cn.xinqiao.cases.bridge.OrderTable.Problem;
import cn.xinqiao.cases.bridge.OrderTable.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * Rows of a file as a spreadsheet saves it: XLSX, or CSV in UTF-8 or the GB18030 that spreadsheets
 * use in China, with commas, semicolons or tabs between the cells.
 */
final class SpreadsheetFile {
  /** A small file may unfold to one that fills the memory. */
  private static final long LARGEST_UNFOLDED = 200L << 20;

  /** A spreadsheet keeps so many digits of a figure and rounds the rest. */
  private static final int DIGITS_KEPT = 15;

  private SpreadsheetFile() {}

  /**
   * @param most rows that are read; one more means that there are too many
   */
  static List<Cells> rows(byte[] content, int most) throws IOException, Unreadable {
    var rows = isZip(content) ? workbook(content, most) : text(content, most);
    if (rows.size() > most) {
      throw new Unreadable(Problem.TOO_MANY);
    }
    return rows;
  }

  private static boolean isZip(byte[] content) {
    return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3;
  }

  private static List<Cells> workbook(byte[] content, int most) throws IOException, Unreadable {
    checkUnfolded(content);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(content));
        var rows = book.getFirstSheet().openStream()) {
      return rows.limit(most + 1L).map(SpreadsheetFile::cells).toList();
    } catch (IOException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new Unreadable(
          Problem.NO_TABLE); // the library says in many ways that it is no workbook
    }
  }

  /** Read through once, because what a file says of its own size need not be true. */
  private static void checkUnfolded(byte[] content) throws IOException, Unreadable {
    long unfolded = 0;
    var buffer = new byte[65_536];
    try (var zip = ZipFile.builder().setByteArray(content).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        try (var stream = zip.getInputStream(entry)) {
          for (int read = stream.read(buffer); read > 0; read = stream.read(buffer)) {
            unfolded += read;
            if (unfolded > LARGEST_UNFOLDED) {
              throw new Unreadable(Problem.TOO_LARGE);
            }
          }
        }
      }
    }
  }

  private static Cells cells(Row row) {
    var cells = new ArrayList<Cell>();
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(row.getOptionalCell(i).map(SpreadsheetFile::cell).orElse(Cell.of("")));
    }
    return new Cells(row.getRowNum(), cells);
  }

  private static Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
    var raw = cell.getRawValue() == null ? "" : cell.getRawValue();
    if (cell.getType() == CellType.NUMBER) {
      return figure(raw);
    }
    return Cell.of(cell.getType() == CellType.STRING ? cell.getText() : raw);
  }

  private static Cell figure(String raw) {
    try {
      var figure = new BigDecimal(raw).stripTrailingZeros();
      return new Cell(figure.toPlainString(), figure.precision() - figure.scale() > DIGITS_KEPT);
    } catch (NumberFormatException e) {
      return Cell.of(raw);
    }
  }

  private static List<Cells> text(byte[] content, int most) throws IOException {
    var decoded = decoded(content);
    var rows = new ArrayList<Cells>();
    var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter(decoded)).setTrim(true).get();
    try (var parser = format.parse(new StringReader(decoded))) {
      for (CSVRecord row : parser) {
        rows.add(new Cells((int) row.getRecordNumber(), row.stream().map(Cell::of).toList()));
        if (rows.size() > most) {
          break;
        }
      }
    }
    return rows;
  }

  private static char delimiter(String text) {
    var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return first.indexOf('\t') >= 0
        ? '\t'
        : first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
  }

  private static String decoded(byte[] content) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      text = new String(content, Charset.forName("GB18030"));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
