package cn.xinqiao.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

  /** Values of Wilson's formula reckoned by hand and found in textbooks. */
  @ParameterizedTest(name = "{0} of {1} lies between {2} and {3}")
  @CsvSource({
    "0, 10, 0.0000, 0.2775",
    "1, 10, 0.0179, 0.4042",
    "5, 10, 0.2366, 0.7634",
    "10, 10, 0.7225, 1.0000",
    "81, 263, 0.2553, 0.3662",
    "1, 1, 0.2065, 1.0000"
  })
  void the_interval_is_that_of_wilson(long counted, long of, double low, double high) {
    var interval = new Share(counted, of).interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  @Property
  void the_interval_holds_the_rate_and_lies_between_nothing_and_all(
      @ForAll @LongRange(min = 0, max = 5_000_000) long counted,
      @ForAll @LongRange(min = 0, max = 5_000_000) long others) {
    var share = new Share(counted, counted + others);
    if (share.of() == 0) {
      assertThat(share.rate()).isEmpty();
      assertThat(share.interval()).isEmpty();
      return;
    }
    var interval = share.interval().orElseThrow();
    double rate = share.rate().orElseThrow();
    assertThat(interval.low()).isBetween(0.0, rate);
    assertThat(interval.high()).isBetween(rate, 1.0);
    assertThat(interval.low()).isLessThan(interval.high());
  }

  @Property
  void the_more_cases_the_narrower_it_is(
      @ForAll @LongRange(min = 0, max = 1000) long counted,
      @ForAll @LongRange(min = 1, max = 1000) long others) {
    var few = new Share(counted, counted + others).interval().orElseThrow();
    var many = new Share(4 * counted, 4 * (counted + others)).interval().orElseThrow();
    assertThat(many.high() - many.low()).isLessThan(few.high() - few.low());
  }

  @Test
  void more_than_all_cannot_be_counted() {
    assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
