package cn.xinqiao.followup;

import static cn.xinqiao.followup.AskedKey.HEART;
import static cn.xinqiao.followup.AskedKey.MATTER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.followup.AnswerWords.Read;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerWordsTest {
  private final AnswerWords words = new AnswerWords(seed());

  private static SeedFile seed() {
    try {
      return new SeedFile("answers.csv", 1, Files.readString(Path.of("seeds/answers.csv")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "修好了，谢谢",
        "办好了",
        "路灯亮了",
        "弄好哉",
        "已经解决了",
        "水管不漏了",
        "是的",
        "yes, it has been fixed",
        "退款到账了"
      })
  void a_plain_yes_to_the_matter_is_one(String said) {
    assertThat(words.read(MATTER, said)).isEqualTo(new Read.Meant(Answer.PUT_RIGHT, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "没修好",
        "还没有解决",
        "根本没人来",
        "还是老样子",
        "修了又坏，没用",
        "呒没弄好",
        "没有",
        "not yet",
        "nobody came",
        "it is still broken",
        "又漏了",
        "路灯又不亮了"
      })
  void a_plain_no_to_the_matter_is_one_however_it_is_negated(String said) {
    assertThat(words.read(MATTER, said)).isEqualTo(new Read.Meant(Answer.NOT_PUT_RIGHT, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"踏实了", "放心了，谢谢你们", "蛮好", "心里一块石头落地了", "yes", "I am relieved now"})
  void a_heart_at_ease_is_read(String said) {
    assertThat(words.read(HEART, said)).isEqualTo(new Read.Meant(Answer.AT_EASE, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"不踏实", "心里还是堵", "我不满意", "气不过", "怕以后又坏", "没有", "I am still worried", "not happy"})
  void a_heart_not_at_ease_is_read(String said) {
    assertThat(words.read(HEART, said)).isEqualTo(new Read.Meant(Answer.NOT_AT_EASE, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"理解但不满意", "我明白你们的难处，可还是不高兴"})
  void understood_and_unhappy_is_its_own_answer(String said) {
    assertThat(words.read(HEART, said)).isEqualTo(new Read.Meant(Answer.UNHAPPY, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "解决个鬼",
        "好是好了，就是心里不舒服",
        "凑合吧",
        "呵呵，修好了",
        "修是修了，但是又漏",
        "算了",
        "马马虎虎",
        "你说呢",
        "真快啊，等了半年",
        "It was fixed but the wall is still wet",
        "so-so"
      })
  void irony_a_but_and_a_so_so_turn_no_key_and_go_to_a_person(String said) {
    assertThat(words.read(MATTER, said)).isEqualTo(new Read.ForPerson());
  }

  @ParameterizedTest
  @ValueSource(strings = {"别问了", "不要再打电话了", "覅再来问了", "please stop asking me"})
  void who_wants_to_be_left_alone_is_at_once(String said) {
    assertThat(words.read(MATTER, said)).isEqualTo(new Read.Meant(Answer.NO_MORE, true));
    assertThat(words.read(HEART, said)).isEqualTo(new Read.Meant(Answer.NO_MORE, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"修好了吗？", "办好了没有", "什么时候来修", "Is it fixed?"})
  void a_question_to_us_is_no_answer(String said) {
    assertThat(words.read(MATTER, said)).isEqualTo(new Read.Nothing());
  }

  @Test
  void a_yes_or_no_to_what_was_asked_back_is_heard_and_nothing_else() {
    assertThat(words.agrees("对的")).contains(true);
    assertThat(words.agrees("是这样")).contains(true);
    assertThat(words.agrees("不是的")).contains(false);
    assertThat(words.agrees("No.")).contains(false);
    assertThat(words.agrees("再看看")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"我们小区东门的垃圾桶满了", "请问医保卡在哪里办", "Where can I renew my passport?"})
  void what_answers_neither_question_may_be_something_new(String said) {
    assertThat(words.read(MATTER, said)).isEqualTo(new Read.Nothing());
  }
}
