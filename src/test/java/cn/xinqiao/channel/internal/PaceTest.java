package cn.xinqiao.channel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.channel.ChannelRules;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaceTest {
  private final Pace pace;
  private final ChannelRules rules;

  PaceTest(Pace pace, ChannelRules rules) {
    this.pace = pace;
    this.rules = rules;
  }

  @Test
  void turns_missed_during_a_stall_are_not_used_together_afterwards() throws InterruptedException {
    int perSecond = rules.of("telegram").perSecond().orElseThrow();
    pace.keep("telegram");
    Thread.sleep(1_500);
    long begin = System.nanoTime();
    for (int i = 0; i < perSecond + 2; i++) {
      pace.keep("telegram");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
  }
}
