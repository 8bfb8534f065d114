package cn.xinqiao.channel.telegram;

import java.time.Duration;
import org.telegram.telegrambots.longpolling.interfaces.BackOff;

/**
 * How long to wait after a request that failed: from half a second, doubled, half a minute at most.
 * The library's own would wait a quarter of an hour.
 */
final class Patience implements BackOff {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Runnable answered;
  private int failures;

  /**
   * @param answered told of each request that did not fail
   */
  Patience(Runnable answered) {
    this.answered = answered;
  }

  @Override
  public synchronized void reset() {
    failures = 0;
    answered.run();
  }

  @Override
  public synchronized long nextBackOffMillis() {
    var doubled = FIRST.multipliedBy(1L << Math.min(failures++, 10));
    return Math.min(doubled.toMillis(), LONGEST.toMillis());
  }
}
