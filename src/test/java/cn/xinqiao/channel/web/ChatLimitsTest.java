package cn.xinqiao.channel.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.Refusal;
import org.junit.jupiter.api.Test;

class ChatLimitsTest {
  private final ChatLimits limits = new ChatLimits(1, 1, 1, 1, 2);

  @Test
  void requests_of_one_address_are_limited_whatever_sessions_they_name() {
    limits.request("203.0.113.7");
    limits.request("203.0.113.7");
    assertThatThrownBy(() -> limits.request("203.0.113.7")).isInstanceOf(Refusal.TooMany.class);
    assertThatCode(() -> limits.request("203.0.113.8")).doesNotThrowAnyException();
  }
}
