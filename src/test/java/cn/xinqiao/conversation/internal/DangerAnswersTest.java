package cn.xinqiao.conversation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How residents answer whether there is danger now. */
class DangerAnswersTest {
  private final DangerWatch watch = new DangerWatch(null, new Intents(new OwnLists()), null);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "是",
        "是的",
        "对",
        "嗯",
        "有",
        "有的",
        "现在",
        "就是现在",
        "正在发生",
        "是现在正在发生的",
        "有危险",
        "现在有危险",
        "是，现在有危险",
        "有人受伤了",
        "是的，越来越浓了",
        "yes",
        "Yes, there is danger now",
        "right now",
        "It's happening right now!",
        "someone is hurt"
      })
  void these_words_affirm_the_danger(String words) {
    assertThat(watch.affirms(words)).isTrue();
    assertThat(watch.denies(words)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "不是",
        "不",
        "没",
        "没有",
        "没有危险",
        "现在没有",
        "现在没有危险",
        "不是，现在没有危险",
        "不是现在",
        "没事",
        "没人受伤",
        "已经过去了",
        "昨天的事",
        "没有，是昨天的事",
        "no",
        "No, no danger now",
        "not now",
        "Nobody is hurt.",
        "it's over"
      })
  void these_words_deny_the_danger(String words) {
    assertThat(watch.denies(words)).isTrue();
    assertThat(watch.affirms(words)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"麻烦街道来看看是哪家在熬东西", "不知道", "政立路580号", "I do not know, please come", ""})
  void other_words_neither_affirm_nor_deny(String words) {
    assertThat(watch.affirms(words)).isFalse();
    assertThat(watch.denies(words)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"是的", "没有", "现在正在", "嗯"})
  void an_answer_repeated_without_end_is_no_answer_and_does_no_harm(String answer) {
    assertThat(watch.denies(answer.repeat(5_000) + "x")).isFalse();
    assertThat(watch.affirms(answer.repeat(5_000) + "x")).isFalse();
  }

  @Test
  void numbers_contacts_and_short_answers_are_not_looked_at() {
    for (var words :
        List.of("13800001234", "anna.smith@example.com", "XQ20261122-0000011", "对的", "我自己来看", "")) {
      assertThat(watch.look(words)).as(words).isEmpty();
    }
  }
}
