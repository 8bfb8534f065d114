package cn.xinqiao.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One resident, two chats. */
@QuarkusTest
@Tag("database")
class LinkingTest {
  private static final Pattern CODE = Pattern.compile("绑定 ([A-Z2-9]{6})");

  @Test
  void a_code_that_was_carried_over_shows_the_cases_of_both_chats_until_it_is_undone() {
    var opened = OpenedCase.inWujiaochang();
    var first = opened.resident();
    var second = new ResidentClient();
    assertThat(second.writes("我的事情怎么样了").reads().text()).contains("还没有登记过");
    var code = code(first.writes("绑定").reads().text());
    assertThat(second.writes("绑定 " + code.toLowerCase(java.util.Locale.ROOT)).reads().text())
        .contains("绑定好了");
    assertThat(first.reads().text()).as("the first chat learns of it").contains("解绑");
    assertThat(second.writes("我的事情怎么样了").reads().text()).contains(opened.number());
    assertThat(second.writes("解绑").reads().text()).contains("已解绑");
    assertThat(second.writes("我的事情怎么样了").reads().text()).doesNotContain(opened.number());
    assertThat(second.writes("取消绑定").reads().text()).contains("没有绑定");
  }

  @Test
  void a_wrong_code_links_nothing_and_the_same_chat_is_no_other_chat() {
    var resident = new ResidentClient();
    var code = code(resident.writes("我要绑定微信").reads().text());
    assertThat(resident.writes("绑定 " + code).reads().text()).contains("另一个聊天");
    assertThat(new ResidentClient().writes("绑定 AAAAAA").reads().text()).contains("不对，或者过期");
  }

  @Test
  void linking_in_the_middle_of_a_card_loses_no_card() {
    var resident = new ResidentClient();
    resident.writes("五角场街道国定路的路灯不亮了，三天了").reads();
    assertThat(resident.writes("绑定").reads().text()).contains("绑定");
    assertThat(resident.reads().matters()).hasSize(1);
  }

  private static String code(String words) {
    var found = CODE.matcher(words);
    assertThat(found.find()).as(words).isTrue();
    return found.group(1);
  }
}
