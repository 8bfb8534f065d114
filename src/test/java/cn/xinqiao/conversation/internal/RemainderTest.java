package cn.xinqiao.conversation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemainderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800001234",
        "我的手机号是138 0000 1234，谢谢",
        "李小梅 13800001234",
        "请打我电话65551234联系",
        "my phone is +86 13800001234, thanks",
        "Anna Smith anna.smith@example.com"
      })
  void a_contact_alone_is_about_the_contact(String words) {
    assertThat(Remainder.isNextToNothing(Remainder.of(words))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "殷行街道市光一村路灯坏了三天了，电话13800001234",
        "路灯坏了 13800001234",
        "The street lamp is broken, call me at 13800001234"
      })
  void a_matter_beside_a_contact_is_more_than_the_contact(String words) {
    assertThat(Remainder.isNextToNothing(Remainder.of(words))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "XQ20261121-0001239",
        "XQ20261121-0001239 查询码123456",
        "xq202611210001239怎么样了",
        "帮我看看XQ20261121-0001239到哪一步了",
        "any news on XQ20261121-0001239?"
      })
  void a_question_about_a_number_only_asks(String words) {
    assertThat(Remainder.onlyAsks(Remainder.of(words))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "XQ20261121-0001239 又坏了，没人来修",
        "XQ20261121-0001239 不满意，修了等于没修",
        "XQ20261121-0001239 催一催，太慢了"
      })
  void a_complaint_beside_a_number_does_not_only_ask(String words) {
    assertThat(Remainder.onlyAsks(Remainder.of(words))).isFalse();
  }
}
