package cn.xinqiao;

import java.time.Duration;

/** Tries a check again until it holds, for ten seconds. */
public final class Eventually {
  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

  private Eventually() {}

  public static void holds(Runnable check) {
    long begin = System.nanoTime();
    while (true) {
      try {
        check.run();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() - begin > PATIENCE) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
