package cn.xinqiao.office;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A roster as a table: {@code who,from,to}, times of Shanghai such as {@code 2026-11-23 08:00}.
 * Read as a whole or not at all.
 */
public final class DutyFile {
  private static final int MOST_ROWS = 3_000;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-M-d H:mm[:ss]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(SHANGHAI);
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private DutyFile() {}

  /** Why a row cannot be used. */
  public enum Problem {
    EMPTY,
    CELLS,
    TIME,
    ORDER,
    TOO_MANY
  }

  /** Nothing of the file was taken. */
  public static final class Unreadable extends RuntimeException {
    private final long line;
    private final Problem problem;

    Unreadable(long line, Problem problem) {
      super("line " + line + ": " + problem, null, false, false);
      this.line = line;
      this.problem = problem;
    }

    public long line() {
      return line;
    }

    public Problem problem() {
      return problem;
    }
  }

  /** What an office's spreadsheet saved: UTF-8, or the GB18030 that it uses in China. */
  public static List<DutyRoster.Planned> read(byte[] content) {
    return read(decoded(content));
  }

  /**
   * @throws Unreadable for the first row that cannot be used
   */
  public static List<DutyRoster.Planned> read(String text) {
    var shifts = new ArrayList<DutyRoster.Planned>();
    try (var rows = FORMAT.parse(new StringReader(text))) {
      for (CSVRecord row : rows) {
        if (rows.getRecordNumber() > 1 || !isHeading(row)) {
          shifts.add(shift(row, rows.getCurrentLineNumber()));
        }
        if (shifts.size() > MOST_ROWS) {
          throw new Unreadable(rows.getCurrentLineNumber(), Problem.TOO_MANY);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new Unreadable(shifts.size() + 1L, Problem.CELLS);
    }
    if (shifts.isEmpty()) {
      throw new Unreadable(1, Problem.EMPTY);
    }
    return List.copyOf(shifts);
  }

  /** The same table, to be changed and taken back. */
  public static String write(List<DutyRoster.Shift> shifts) {
    var text = new StringBuilder("who,from,to\r\n");
    shifts.forEach(shift ->
        text.append(shift.login())
            .append(',')
            .append(WRITTEN.format(shift.begins()))
            .append(',')
            .append(WRITTEN.format(shift.ends()))
            .append("\r\n"));
    return text.toString();
  }

  /** A time of Shanghai as people write it: with hyphens or slashes, a blank or a T. */
  public static Instant time(String text) {
    return LocalDateTime.parse(text.strip().replace('/', '-').replace('T', ' '), TIME)
        .atZone(SHANGHAI)
        .toInstant();
  }

  private static DutyRoster.Planned shift(CSVRecord row, long line) {
    if (row.size() < 3 || row.get(0).isEmpty()) {
      throw new Unreadable(line, Problem.CELLS);
    }
    try {
      var shift = new DutyRoster.Planned(row.get(0), time(row.get(1)), time(row.get(2)));
      if (!shift.isWorkable()) {
        throw new Unreadable(line, Problem.ORDER);
      }
      return shift;
    } catch (DateTimeParseException e) {
      throw new Unreadable(line, Problem.TIME);
    }
  }

  private static boolean isHeading(CSVRecord row) {
    var first = row.get(0);
    return first.equalsIgnoreCase("who") || first.equals("账号");
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
