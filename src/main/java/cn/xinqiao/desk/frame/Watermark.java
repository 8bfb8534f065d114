package cn.xinqiao.desk.frame;

/**
 * One tile of what lies over a page: a slanted line of text, whole in each tile. Half transparent
 * grey shows on light and on dark paper, and lets what is below be read.
 */
final class Watermark {
  private static final int SIZE = 15;
  private static final int SLANT = -22;
  private static final double RISE = Math.sin(Math.toRadians(-SLANT));
  private static final double RUN = Math.cos(Math.toRadians(SLANT));

  /** Between the ends of one line and the tile's edges, both together. */
  private static final int ROOM = 40;

  private Watermark() {}

  /** As an SVG document; the text is escaped here. */
  static String svg(String text) {
    double length = length(text);
    int width = (int) (length * RUN) + ROOM;
    int height = (int) (length * RISE) + ROOM;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\">"
            .formatted(width, height)
        + line(text, width / 2, height / 2)
        + "</svg>";
  }

  /** A Latin character takes a little more than half of a Chinese one. */
  private static double length(String text) {
    return text.codePoints()
        .mapToDouble(c -> Character.isIdeographic(c) ? SIZE : SIZE * 0.58)
        .sum();
  }

  private static String line(String text, int x, int y) {
    return ("<text transform=\"translate(%d %d) rotate(%d)\" text-anchor=\"middle\""
            + " font-family=\"PingFang SC, Microsoft YaHei, Noto Sans CJK SC, WenQuanYi Micro Hei,"
            + " sans-serif\" font-size=\"%d\" fill=\"#808080\" fill-opacity=\"0.2\">%s</text>")
        .formatted(x, y, SLANT, SIZE, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
