package cn.xinqiao.desk.figures;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.insight.Report.Numbers;
import cn.xinqiao.insight.Share;
import java.util.Locale;

/**
 * The numbers of a figure as they are read.
 *
 * @param rate in percent; a dash of nothing
 * @param interval both ends of the 95 % interval; a dash of nothing
 * @param share how many of how many
 * @param apart what became of the questions; null for what no resident is asked
 */
public record Told(String rate, String interval, String share, ApartTold apart) {
  static final String NOTHING = "—";

  /** The last four add up to the first. */
  public record ApartTold(
      long asked, long answered, long silent, long unconfirmed, long overridden) {}

  static Told of(Frame frame, Numbers numbers) {
    var share = numbers.share();
    return new Told(
        rate(share),
        share
            .interval()
            .map(ends -> percent(ends.low()) + "–" + percent(ends.high()))
            .orElse(NOTHING),
        frame.say("desk.figures.share", share.counted(), share.of()),
        numbers
            .apart()
            .map(apart ->
                new ApartTold(
                    apart.asked(),
                    apart.answered(),
                    apart.silent(),
                    apart.unconfirmed(),
                    apart.overridden()))
            .orElse(null));
  }

  static String rate(Share share) {
    return share.rate().map(Told::percent).orElse(NOTHING);
  }

  static String percent(double rate) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * rate);
  }
}
