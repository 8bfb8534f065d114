package cn.xinqiao.bench;

import java.util.concurrent.ConcurrentLinkedQueue;

/** Times in milliseconds, gathered by many threads. */
final class Latencies {
  private final ConcurrentLinkedQueue<Double> times = new ConcurrentLinkedQueue<>();

  void add(long nanos) {
    times.add(nanos / 1e6);
  }

  int count() {
    return times.size();
  }

  /** The time that this share of all stayed within; NaN when there are none. */
  double percentile(double share) {
    var sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
  }

  String summary() {
    return "p50 %s, p99 %s"
        .formatted(Figure.millis(percentile(0.5)), Figure.millis(percentile(0.99)));
  }
}
