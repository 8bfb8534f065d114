package cn.xinqiao.desk.figures;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.insight.FigureRule;
import cn.xinqiao.insight.Report;
import cn.xinqiao.insight.Report.Apart;
import cn.xinqiao.insight.Report.Figure;
import cn.xinqiao.insight.Report.Numbers;
import cn.xinqiao.triage.SubjectBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The figures as a table that spreadsheets in China open: UTF-8 with its mark, and in the first
 * line who took it away, where and when. No cell begins like a formula.
 */
@ApplicationScoped
class FigureFile {
  private static final char MARK = '\uFEFF';
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private static final List<String> COLUMNS =
      List.of(
          "figure",
          "by",
          "of",
          "counted",
          "base",
          "rate",
          "low",
          "high",
          "asked",
          "answered",
          "silent",
          "unconfirmed",
          "overridden",
          "rank",
          "formula",
          "source",
          "status");

  private final SubjectBook subjects;

  FigureFile(SubjectBook subjects) {
    this.subjects = subjects;
  }

  byte[] write(Frame frame, Report report, String scope) {
    var text = new StringBuilder().append(MARK);
    try (var rows = new CSVPrinter(text, CSVFormat.RFC4180)) {
      print(rows, List.of(frame.say("desk.figures.file.mark", frame.signature()), scope));
      print(rows, COLUMNS.stream().map(c -> frame.say("desk.figures.file." + c)).toList());
      for (Figure figure : report.figures()) {
        print(rows, frame, report, figure);
      }
      for (var sign : report.signs()) {
        print(rows, List.of(frame.say("desk.figures.signs"), FigureView.sign(frame, sign)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // never of a text in memory
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void print(CSVPrinter rows, Frame frame, Report report, Figure figure)
      throws IOException {
    var rule = figure.rule();
    print(rows, cells(frame, rule, "all", "", figure.total(), ""));
    for (var part : figure.offices()) {
      var rank = part.rank().isPresent() ? String.valueOf(part.rank().getAsInt()) : "";
      var name = FigureView.name(frame, report, part.of());
      print(rows, cells(frame, rule, "office", name, part.numbers(), rank));
    }
    for (var part : figure.subjects()) {
      var name = subjects.shown(part.of(), frame.language());
      print(rows, cells(frame, rule, "subject", name, part.numbers(), ""));
    }
    for (var part : figure.weeks()) {
      print(rows, cells(frame, rule, "week", part.of().toString(), part.numbers(), ""));
    }
  }

  private static List<String> cells(
      Frame frame, FigureRule rule, String by, String of, Numbers numbers, String rank) {
    var share = numbers.share();
    var cells =
        new ArrayList<>(
            List.of(
                rule.name(frame.language()),
                frame.say("desk.figures.by." + by),
                of,
                String.valueOf(share.counted()),
                String.valueOf(share.of()),
                percent(share.rate()),
                percent(share.interval().map(ends -> ends.low())),
                percent(share.interval().map(ends -> ends.high()))));
    cells.addAll(numbers.apart().map(FigureFile::apart).orElse(List.of("", "", "", "", "")));
    cells.addAll(
        List.of(
            rank,
            rule.formula(frame.language()),
            rule.source(),
            frame.say("desk.figures.status." + rule.status())));
    return cells;
  }

  private static List<String> apart(Apart apart) {
    return Arrays.stream(
            new long[] {
              apart.asked(),
              apart.answered(),
              apart.silent(),
              apart.unconfirmed(),
              apart.overridden()
            })
        .mapToObj(String::valueOf)
        .toList();
  }

  private static String percent(Optional<Double> rate) {
    return rate.map(Told::percent).orElse("");
  }

  private static void print(CSVPrinter rows, List<String> cells) throws IOException {
    rows.printRecord(cells.stream().map(FigureFile::safe).toList());
  }

  /** A spreadsheet would carry out what begins like a formula. */
  static String safe(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
