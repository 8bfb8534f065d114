package cn.xinqiao.bench;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts work at a fixed rate, whether or not the earlier work is done, and counts its time from
 * when it was due: a service that stalls is charged for everybody who would have waited.
 */
final class OpenLoad {
  private final Latencies latencies = new Latencies();
  private final AtomicInteger failures = new AtomicInteger();
  private String firstFailure = "";

  /** One piece of work, which may fail; failures are counted, not thrown. */
  @FunctionalInterface
  interface Work {
    void run(int number) throws Exception;
  }

  /** Returns when all that was started has ended. */
  static OpenLoad run(double perSecond, Duration duration, Work work) {
    var load = new OpenLoad();
    int count = (int) (perSecond * duration.toMillis() / 1000);
    long begin = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        int number = i;
        long due = begin + (long) (i * 1e9 / perSecond);
        LockSupport.parkNanos(due - System.nanoTime());
        threads.execute(() -> load.one(number, due, work));
      }
    }
    return load;
  }

  private void one(int number, long due, Work work) {
    try {
      work.run(number);
      latencies.add(System.nanoTime() - due);
    } catch (Exception e) {
      if (failures.getAndIncrement() == 0) {
        firstFailure = e.toString();
      }
    }
  }

  Latencies latencies() {
    return latencies;
  }

  /** Nothing, or how many failed and how the first of them did. */
  String failures() {
    return failures.get() == 0 ? "" : "; %d FAILED (%s)".formatted(failures.get(), firstFailure);
  }

  boolean isFlawless() {
    return failures.get() == 0;
  }
}
