package cn.xinqiao.desk.figures;

import cn.xinqiao.insight.Report.Part;
import cn.xinqiao.insight.Week;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A rate over the weeks: a point for each, its 95 % interval as an upright line, points of weeks in
 * a row joined. A week without a case has no point.
 *
 * @param lines from point to point
 */
public record WeekChart(
    List<Level> levels, List<Point> points, List<Line> lines, List<Mark> marks) {
  private static final int LEFT = 40;
  private static final int RIGHT = 312;
  private static final int TOP = 10;
  private static final int BOTTOM = 130;
  private static final int MOST_MARKS = 6;

  /** A line across at a percentage. */
  public record Level(String label, int y, int text) {}

  public record Point(String x, String y, String low, String high) {}

  public record Line(String x1, String y1, String x2, String y2) {}

  /** The name of a week below the drawing. */
  public record Mark(String label, String x) {}

  static WeekChart of(List<Part<Week>> weeks) {
    var points = new ArrayList<Point>();
    var lines = new ArrayList<Line>();
    var marks = new ArrayList<Mark>();
    int every = (weeks.size() + MOST_MARKS - 1) / MOST_MARKS;
    Point before = null;
    for (int i = 0; i < weeks.size(); i++) {
      var x = text(x(i, weeks.size()));
      var point = point(x, weeks.get(i));
      if (point != null) {
        points.add(point);
        if (before != null) {
          lines.add(new Line(before.x(), before.y(), point.x(), point.y()));
        }
      }
      before = point;
      if (i % every == 0) {
        marks.add(new Mark(weeks.get(i).of().toString().substring(5), x));
      }
    }
    return new WeekChart(
        List.of(level("100%", 1), level("50%", 0.5), level("0%", 0)), points, lines, marks);
  }

  private static Level level(String label, double rate) {
    int y = (int) Math.round(y(rate));
    return new Level(label, y, y + 4);
  }

  private static Point point(String x, Part<Week> week) {
    var share = week.numbers().share();
    return share
        .interval()
        .map(ends ->
            new Point(
                x, text(y(share.rate().orElseThrow())), text(y(ends.low())), text(y(ends.high()))))
        .orElse(null);
  }

  private static double x(int index, int of) {
    return LEFT + (index + 0.5) * (RIGHT - LEFT) / of;
  }

  private static double y(double rate) {
    return BOTTOM - rate * (BOTTOM - TOP);
  }

  private static String text(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }
}
