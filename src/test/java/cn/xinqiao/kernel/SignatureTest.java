package cn.xinqiao.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  /** As {@code printf '1700000000.{}' | openssl dgst -sha256 -hmac key} has it. */
  private static final String GOOD =
      "9d713ed406bb7076d4123f0dc2c39d2df5c654ed4b0cd56b52c8b4c940bd63ae";

  @Test
  void it_is_what_any_other_program_computes() {
    assertThat(Signature.of("key", "1700000000", BODY)).isEqualTo(GOOD);
    assertThat(isGood("1700000000", GOOD, NOW)).isTrue();
  }

  @Test
  void what_was_changed_or_is_old_is_refused() {
    assertThat(isGood("1700000001", GOOD, NOW)).isFalse();
    assertThat(isGood("1700000000", GOOD.replace('a', 'b'), NOW)).isFalse();
    assertThat(isGood("1700000000", GOOD, NOW.plusSeconds(301))).isFalse();
    assertThat(isGood("1700000000", GOOD, NOW.minusSeconds(301))).isFalse();
    assertThat(isGood("1700000000", GOOD, NOW.plusSeconds(299))).isTrue();
    assertThat(isGood(null, GOOD, NOW)).isFalse();
    assertThat(isGood("1700000000", null, NOW)).isFalse();
    assertThat(isGood("99999999999999999999", GOOD, NOW)).isFalse();
    assertThat(isGood("-5", GOOD, NOW)).isFalse();
  }

  private static boolean isGood(String seconds, String shown, Instant now) {
    return Signature.isGood("key", seconds, shown, BODY, now, Duration.ofMinutes(5));
  }
}
