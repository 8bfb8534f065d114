package cn.xinqiao.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadcountTest {
  private final Headcount<String> count = new Headcount<>(2);

  @Test
  void there_is_room_for_so_many_and_again_when_one_has_left() {
    assertThat(count.enter("a")).isTrue();
    assertThat(count.enter("a")).isTrue();
    assertThat(count.enter("a")).isFalse();
    assertThat(count.enter("b")).as("somebody else").isTrue();
    count.leave("a");
    assertThat(count.enter("a")).isTrue();
    assertThat(count.enter("a")).as("who was turned away took no room").isFalse();
  }
}
