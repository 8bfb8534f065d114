package cn.xinqiao.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PatienceTest {
  @Test
  void it_doubles_from_half_a_second_to_half_a_minute_and_never_more() {
    var patience = new Patience(() -> {});
    assertThat(LongStream.range(0, 9).map(i -> patience.nextBackOffMillis()))
        .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L);
  }

  @Test
  void an_answer_makes_it_short_again_and_is_told() {
    var answers = new AtomicInteger();
    var patience = new Patience(answers::incrementAndGet);
    patience.nextBackOffMillis();
    patience.nextBackOffMillis();
    patience.reset();
    assertThat(patience.nextBackOffMillis()).isEqualTo(500);
    assertThat(answers).hasValue(1);
  }
}
