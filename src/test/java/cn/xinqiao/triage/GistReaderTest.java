package cn.xinqiao.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GistReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "尊敬的领导：您好！我是五角场街道某小区的一名退休教师。小区东门外的夜排档每天营业到凌晨。 | 小区东门外的夜排档每天营业到凌晨",
        "我反映几个事情。第一，国定路的路灯不亮了，晚上很黑。 | 国定路的路灯不亮了，晚上很黑",
        "我想跟你们反映一下这个问题：楼道里堆满了杂物。 | 楼道里堆满了杂物",
        "1、门口的垃圾桶满了 | 门口的垃圾桶满了",
        "I am a teacher who lives on Guoding Road. The street light is broken. | The street light is broken.",
      })
  void a_summary_begins_with_the_matter_and_not_with_who_writes(String letter, String summary) {
    assertThat(GistReader.read(letter).summary()).isEqualTo(summary);
  }

  @ParameterizedTest
  @CsvSource({"我是低保户，医药费报销不了怎么办", "我是业主。", "我住在三楼，楼上漏水", "3号楼电梯坏了", "1.5 米宽的路被占了"})
  void what_belongs_to_the_matter_stays(String words) {
    assertThat(GistReader.read(words).summary()).isEqualTo(words.replaceAll("。$", ""));
  }

  @Test
  void the_last_wish_counts_and_the_time_is_in_the_residents_own_words() {
    var gist = GistReader.read("请问谁管？路灯坏了三天了。希望早点修好。麻烦派人来看看。");
    assertThat(gist.since()).hasValueSatisfying(since -> assertThat(since).contains("三天了"));
    assertThat(gist.wanted()).contains("麻烦派人来看看");
  }
}
