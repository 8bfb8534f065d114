package cn.xinqiao.channel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

  private final Circuit circuit = new Circuit();

  @Test
  void one_failure_is_no_outage() {
    circuit.failed("telegram", NOW);
    assertThat(circuit.opensFor("telegram", 8, NOW)).isEqualTo(NOW);
    assertThat(circuit.turnOf("telegram", 7)).isEmpty();
  }

  @Test
  void while_the_provider_is_down_messages_wait_in_their_order() {
    goesDown();
    var older = circuit.opensFor("telegram", 8, NOW);
    assertThat(older).isAfter(NOW).isBefore(circuit.opensFor("telegram", 9, NOW));
    assertThat(circuit.opensFor("sms", 9, NOW)).isEqualTo(NOW);
  }

  @Test
  void one_message_at_a_time_finds_out_whether_it_is_back() {
    goesDown();
    var later = NOW.plusSeconds(2);
    assertThat(circuit.opensFor("telegram", 7, later)).isEqualTo(later);
    assertThat(circuit.opensFor("telegram", 8, later)).isAfter(later);
    assertThat(circuit.opensFor("telegram", 7, later)).as("asked twice").isEqualTo(later);
    circuit.failed("telegram", later);
    assertThat(circuit.turnOf("telegram", 7).orElseThrow())
        .isAfter(later)
        .isBefore(circuit.opensFor("telegram", 8, later));
  }

  @Test
  void a_hundred_messages_that_fail_together_are_one_outage_that_has_just_begun() {
    for (int i = 0; i < 100; i++) {
      circuit.failed("telegram", NOW);
    }
    assertThat(circuit.turnOf("telegram", 0).orElseThrow()).isBeforeOrEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void whoever_asks_while_one_finds_out_is_not_overtaken_by_whoever_asks_afterwards() {
    goesDown();
    var later = NOW.plusSeconds(2);
    circuit.opensFor("telegram", 7, later);
    var during = circuit.opensFor("telegram", 8, later);
    circuit.failed("telegram", later.plusMillis(5));
    assertThat(circuit.opensFor("telegram", 9, later.plusMillis(6))).isAfter(during);
  }

  @Test
  void who_was_let_through_and_never_came_back_keeps_nobody_for_long() {
    goesDown();
    var later = NOW.plusSeconds(2);
    circuit.opensFor("telegram", 7, later);
    var muchLater = later.plusSeconds(11);
    assertThat(circuit.opensFor("telegram", 8, muchLater)).isEqualTo(muchLater);
  }

  @Test
  void after_an_hour_the_door_is_tried_twice_a_minute_and_one_answer_opens_it_for_all() {
    goesDown();
    var at = NOW;
    for (int i = 0; i < 100; i++) {
      at = circuit.turnOf("telegram", 7).orElseThrow();
      circuit.opensFor("telegram", 7, at);
      circuit.failed("telegram", at);
    }
    assertThat(circuit.turnOf("telegram", 7).orElseThrow())
        .isBetween(at.plus(Duration.ofSeconds(30)), at.plus(Duration.ofSeconds(31)));
    circuit.answered("telegram");
    assertThat(circuit.opensFor("telegram", 9, at)).isEqualTo(at);
  }

  private void goesDown() {
    for (int i = 0; i < 3; i++) {
      circuit.failed("telegram", NOW);
    }
  }
}
