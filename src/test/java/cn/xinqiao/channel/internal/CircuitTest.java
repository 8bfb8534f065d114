package cn.xinqiao.channel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(2);

  private final Circuit circuit = new Circuit();

  @Test
  void one_failure_is_no_outage() {
    circuit.failed("telegram", NOW);
    assertThat(place(8, NOW)).isEmpty();
    assertThat(circuit.placeOfFailed("telegram", 7)).isEmpty();
  }

  @Test
  void while_the_provider_is_down_messages_wait_in_their_order() {
    goesDown();
    var older = place(8, NOW).orElseThrow();
    assertThat(older).isAfter(NOW).isBefore(place(9, NOW).orElseThrow());
    assertThat(circuit.placeOf("sms", 9, NOW, NOW)).isEmpty();
  }

  @Test
  void one_message_at_a_time_finds_out_whether_it_is_back() {
    goesDown();
    assertThat(place(7, LATER)).isEmpty();
    assertThat(place(8, LATER).orElseThrow()).isAfter(LATER);
    assertThat(place(7, LATER)).as("asked twice").isEmpty();
    circuit.failed("telegram", LATER);
    assertThat(circuit.placeOfFailed("telegram", 7).orElseThrow())
        .isAfter(LATER)
        .isBefore(place(8, LATER).orElseThrow());
  }

  @Test
  void a_hundred_messages_that_fail_together_are_one_outage_that_has_just_begun() {
    for (int i = 0; i < 100; i++) {
      circuit.failed("telegram", NOW);
    }
    assertThat(circuit.placeOfFailed("telegram", 0).orElseThrow())
        .isBeforeOrEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void whoever_asks_while_one_finds_out_is_not_overtaken_by_whoever_asks_afterwards() {
    goesDown();
    place(7, LATER);
    var during = place(8, LATER).orElseThrow();
    circuit.failed("telegram", LATER.plusMillis(5));
    assertThat(place(9, LATER.plusMillis(6)).orElseThrow()).isAfter(during);
  }

  @Test
  void whoever_waited_while_one_found_out_that_it_is_back_goes_before_whoever_asks_afterwards() {
    goesDown();
    place(7, LATER);
    var during = place(8, LATER).orElseThrow();
    circuit.answered("telegram", LATER.plusMillis(50));
    var after = place(9, LATER.plusMillis(60)).orElseThrow();
    assertThat(after).isAfter(during).isBefore(LATER.plusSeconds(4));
    assertThat(place(8, during)).isEmpty();
    assertThat(place(9, after)).isEmpty();
    circuit.answered("telegram", after);
    assertThat(place(10, after)).isEmpty();
  }

  @Test
  void whoever_was_never_looked_at_while_the_door_was_closed_takes_a_place_among_those_who_were() {
    goesDown();
    place(7, LATER);
    var looked = place(8, LATER).orElseThrow();
    circuit.answered("telegram", LATER.plusMillis(50));

    var open = LATER.plusSeconds(20);
    var younger = circuit.placeOf("telegram", 9, LATER, open).orElseThrow();
    assertThat(younger).isBetween(looked, open);
    assertThat(circuit.placeOf("telegram", 8, looked, open)).isEmpty();
    assertThat(circuit.placeOf("telegram", 9, younger, open)).isEmpty();
    assertThat(circuit.placeOf("telegram", 10, open, open)).isEmpty();
  }

  @Test
  void when_nobody_waited_for_the_one_that_found_out_the_door_opens_at_once() {
    goesDown();
    place(7, LATER);
    circuit.answered("telegram", LATER);
    assertThat(place(8, LATER)).isEmpty();
  }

  @Test
  void who_was_let_through_and_never_came_back_keeps_nobody_for_long() {
    goesDown();
    place(7, LATER);
    assertThat(place(8, LATER.plusSeconds(11))).isEmpty();
  }

  @Test
  void after_an_hour_the_door_is_tried_twice_a_minute_and_one_answer_opens_it_for_all() {
    goesDown();
    var at = NOW;
    for (int i = 0; i < 100; i++) {
      at = circuit.placeOfFailed("telegram", 7).orElseThrow();
      place(7, at);
      circuit.failed("telegram", at);
    }
    assertThat(circuit.placeOfFailed("telegram", 7).orElseThrow())
        .isBetween(at.plus(Duration.ofSeconds(30)), at.plus(Duration.ofSeconds(31)));
    circuit.answered("telegram", at);
    assertThat(place(9, at)).isEmpty();
  }

  private Optional<Instant> place(long message, Instant now) {
    return circuit.placeOf("telegram", message, now, now);
  }

  private void goesDown() {
    for (int i = 0; i < 3; i++) {
      circuit.failed("telegram", NOW);
    }
  }
}
