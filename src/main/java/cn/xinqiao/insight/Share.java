package cn.xinqiao.insight;

import java.util.Optional;

/**
 * How many of how many.
 *
 * @param counted those for which it is so
 * @param of all that could be counted; 0 when there is nothing to say
 */
public record Share(long counted, long of) {
  static final Share NONE = new Share(0, 0);

  /** 97.5 percent of the normal distribution lie below it: both ends together leave five out. */
  private static final double Z = 1.959963984540054;

  public Share {
    if (counted < 0 || of < counted) {
      throw new IllegalArgumentException(counted + " of " + of);
    }
  }

  /**
   * Where the true share lies with 95 % certainty, both ends between 0 and 1.
   *
   * <p>Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
   * Journal of the American Statistical Association 22 (1927). It stays honest for few cases and
   * near 0 and 100 %, where the usual formula gives an interval of no width.
   */
  public record Interval(double low, double high) {}

  Share plus(Share other) {
    return new Share(counted + other.counted, of + other.of);
  }

  /** Between 0 and 1; empty of nothing. */
  public Optional<Double> rate() {
    return of == 0 ? Optional.empty() : Optional.of((double) counted / of);
  }

  /** Empty of nothing. */
  public Optional<Interval> interval() {
    return rate()
        .map(rate -> {
          double square = Z * Z / of;
          double middle = (rate + square / 2) / (1 + square);
          double half = Z / (1 + square) * Math.sqrt(rate * (1 - rate) / of + square / (4.0 * of));
          return new Interval(
              counted == 0 ? 0 : Math.max(0, middle - half),
              counted == of ? 1 : Math.min(1, middle + half));
        });
  }
}
