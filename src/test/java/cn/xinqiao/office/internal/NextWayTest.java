package cn.xinqiao.office.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.office.internal.NextWay.Choice;
import cn.xinqiao.office.internal.NextWay.Tried;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextWayTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final long ROBOT = 7;
  private static final long MAIL = 9;

  private final NextWay ways = new NextWay(Duration.ofSeconds(5), 3);

  @Test
  void the_first_way_is_the_one_that_its_owner_put_first() {
    assertThat(ways.of(List.of(MAIL, ROBOT), List.of(), NOW)).isEqualTo(new Choice.Try(MAIL));
  }

  @Test
  void when_one_fails_the_next_is_tried_without_a_pause() {
    assertThat(ways.of(List.of(ROBOT, MAIL), List.of(busy(ROBOT, NOW)), NOW))
        .isEqualTo(new Choice.Try(MAIL));
  }

  @Test
  void when_all_are_busy_the_first_is_tried_again_after_a_pause() {
    var tried = List.of(busy(ROBOT, NOW), busy(MAIL, NOW.plusSeconds(1)));
    assertThat(ways.of(List.of(ROBOT, MAIL), tried, NOW.plusSeconds(1)))
        .isEqualTo(new Choice.Wait(NOW.plusSeconds(5)));
    assertThat(ways.of(List.of(ROBOT, MAIL), tried, NOW.plusSeconds(5)))
        .isEqualTo(new Choice.Try(ROBOT));
  }

  @Test
  void the_pause_doubles_with_each_round() {
    var tried = List.of(busy(ROBOT, NOW), busy(ROBOT, NOW.plusSeconds(5)));
    assertThat(ways.of(List.of(ROBOT), tried, NOW.plusSeconds(6)))
        .isEqualTo(new Choice.Wait(NOW.plusSeconds(15)));
  }

  @Test
  void a_provider_that_asks_for_patience_gets_it() {
    var asked = new Tried(ROBOT, false, NOW, NOW.plusSeconds(60));
    assertThat(ways.of(List.of(ROBOT), List.of(asked), NOW.plusSeconds(10)))
        .isEqualTo(new Choice.Wait(NOW.plusSeconds(60)));
  }

  @Test
  void a_way_that_refuses_is_not_tried_again() {
    var refused = new Tried(ROBOT, true, NOW, null);
    assertThat(ways.of(List.of(ROBOT, MAIL), List.of(refused), NOW))
        .isEqualTo(new Choice.Try(MAIL));
    assertThat(ways.of(List.of(ROBOT), List.of(refused), NOW)).isEqualTo(new Choice.NoneLeft());
  }

  @Test
  void after_its_rounds_no_way_is_left() {
    var tried = new ArrayList<Tried>();
    for (int i = 0; i < 3; i++) {
      tried.add(busy(ROBOT, NOW.plusSeconds(20L * i)));
    }
    assertThat(ways.of(List.of(ROBOT), tried, NOW.plusSeconds(90)))
        .isEqualTo(new Choice.NoneLeft());
    assertThat(ways.of(List.of(), List.of(), NOW)).isEqualTo(new Choice.NoneLeft());
  }

  @Test
  void an_address_that_was_added_meanwhile_is_tried_at_once() {
    assertThat(ways.of(List.of(ROBOT, MAIL), List.of(busy(ROBOT, NOW)), NOW.plusSeconds(30)))
        .isEqualTo(new Choice.Try(MAIL));
  }

  private static Tried busy(long address, Instant at) {
    return new Tried(address, false, at, null);
  }
}
