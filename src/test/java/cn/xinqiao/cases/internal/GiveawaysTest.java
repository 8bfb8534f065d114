package cn.xinqiao.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.RedactedCases.Betrayal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What in an officer's own words would say who reported a case. */
class GiveawaysTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({"请找王阿姨核实, NAME", "打13800001234问清楚, CONTACT", "看看601室门口, ROOM", "她丈夫中风了要轻一点, LIFE"})
  void what_names_anybody_is_found(String words, Betrayal betrayal) {
    assertThat(Redaction.found(words)).contains(betrayal);
  }

  @Test
  void a_building_a_floor_and_a_date_say_nothing_of_anybody() {
    assertThat(Redaction.found("看12号楼三楼楼道有没有堆物，11月25日前，拍一张照")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"'王秀珍，市光一村12号', 王秀珍", "'我叫李建国，住在凤城二村', 李建国", "'姓名：欧阳文 电话晚上打', 欧阳文"})
  void the_name_is_found_in_what_somebody_said_of_themselves(String said, String name) {
    assertThat(Redaction.namesIn(said)).contains(name);
  }

  @Test
  void a_long_piece_of_the_reporters_own_words_is_copied_and_a_short_one_met_by_chance() {
    var own = "政立路人行道的砖头翘起来了，走路绊脚，请派人来修";
    assertThat(Giveaways.isCopied(own, "看：人行道的砖头翘起来了，走路绊脚")).isTrue();
    assertThat(Giveaways.isCopied(own, "看政立路人行道的砖有没有翘起来")).isFalse();
  }
}
