package cn.xinqiao.desk.figures;

import cn.xinqiao.insight.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bars from 0 to 100 %, one under the other, each with its 95 % interval as a line with two ends.
 * What has few cases is an empty bar, so that it is told apart without colour.
 *
 * @param height of the drawing, which is {@link #WIDTH} wide
 */
public record BarChart(int height, List<Bar> bars) {
  /** About as many as a narrow telephone has points: letters keep their size there. */
  public static final int WIDTH = 320;

  private static final int ROW = 34;
  private static final int TEXT = 12;
  private static final int TOP = 18;
  private static final int MIDDLE = 23;

  /**
   * @param few too few to be ranked
   */
  record Row(String label, Share share, boolean few) {}

  /**
   * A bar; places are in units of the drawing.
   *
   * @param css {@code few} or {@code many}
   * @param width null, as are the ends of the interval, where there is nothing to draw
   */
  public record Bar(
      String label,
      String value,
      String css,
      int text,
      int top,
      int middle,
      String width,
      String low,
      String high) {}

  static BarChart of(List<Row> rows) {
    var bars = new ArrayList<Bar>();
    for (int i = 0; i < rows.size(); i++) {
      bars.add(bar(rows.get(i), i * ROW));
    }
    return new BarChart(Math.max(1, rows.size()) * ROW, List.copyOf(bars));
  }

  private static Bar bar(Row row, int at) {
    var share = row.share();
    var interval = share.interval();
    return new Bar(
        row.label(),
        Told.rate(share),
        row.few() ? "few" : "many",
        at + TEXT,
        at + TOP,
        at + MIDDLE,
        share.rate().map(BarChart::place).orElse(null),
        interval.map(ends -> place(ends.low())).orElse(null),
        interval.map(ends -> place(ends.high())).orElse(null));
  }

  private static String place(double rate) {
    return String.format(Locale.ROOT, "%.1f", 1 + rate * (WIDTH - 2));
  }
}
