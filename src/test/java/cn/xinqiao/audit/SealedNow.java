package cn.xinqiao.audit;

import cn.xinqiao.TestClock;
import cn.xinqiao.cases.NewCases;
import jakarta.inject.Singleton;
import java.time.Duration;

/** A chain of one seal, over whatever other tests have left behind. */
@Singleton
public class SealedNow {
  private final Sealing sealing;
  private final NewCases cases;
  private final TestClock clock;

  SealedNow(Sealing sealing, NewCases cases, TestClock clock) {
    this.sealing = sealing;
    this.cases = cases;
    this.clock = clock;
  }

  public void beginAnew() {
    cases.change("delete from audit_seal");
    clock.advance(Duration.ofMinutes(2));
    sealing.seal();
  }
}
