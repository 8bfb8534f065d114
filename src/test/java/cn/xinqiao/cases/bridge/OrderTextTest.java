package cn.xinqiao.cases.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OrderTextTest {
  private final OrderText orders = new OrderText(Lists.labels());

  @Test
  void the_fields_of_a_copied_order_are_told_apart() {
    var order =
        orders.read(
            """
            工单编号：SH2026112100123
            诉求人：李某某
            联系电话：13800001234
            事发地址：杨浦区政立路580弄12号
            诉求内容：小区门口的人行道砖头翘起来了，
            老人走路绊脚，要求尽快维修。
            办理时限：2026-11-27 18:00
            """);
    assertThat(order.number()).contains("SH2026112100123");
    assertThat(order.name()).contains("李某某");
    assertThat(order.phone()).contains("13800001234");
    assertThat(order.place()).contains("杨浦区政立路580弄12号");
    assertThat(order.words()).isEqualTo("小区门口的人行道砖头翘起来了，\n老人走路绊脚，要求尽快维修。");
    assertThat(order.due()).contains(LocalDate.parse("2026-11-27"));
  }

  @Test
  void order_width_brackets_tabs_and_blanks_make_no_difference() {
    var order =
        orders.read(
            "【诉求内容】楼道灯坏了三天　\r\n办 结 时 限:２０２６年１１月２７日\r\n联系方式\t021-55556666\r\n*工单号: ab 12 34 56\r\n");
    assertThat(order.words()).isEqualTo("楼道灯坏了三天");
    assertThat(order.due()).contains(LocalDate.parse("2026-11-27"));
    assertThat(order.phone()).contains("021-55556666");
    assertThat(order.number()).contains("ab 12 34 56");
  }

  @Test
  void fields_may_stand_side_by_side_and_a_value_below_its_label() {
    var order = orders.read("工单编号：12345678 诉求人：王女士 联系电话：13900005678\n诉求内容\n垃圾没有人清运");
    assertThat(order.number()).contains("12345678");
    assertThat(order.name()).contains("王女士");
    assertThat(order.phone()).contains("13900005678");
    assertThat(order.words()).isEqualTo("垃圾没有人清运");
  }

  @Test
  void what_is_not_understood_stays_in_the_words() {
    var order = orders.read("工单编号：12345678\n受理坐席：88号\n诉求类型：投诉\n诉求内容：夜里施工太吵\n办理时限：5个工作日\n备注：第三次反映");
    assertThat(order.number()).contains("12345678");
    assertThat(order.due()).isEmpty();
    assertThat(order.words())
        .contains("夜里施工太吵")
        .contains("受理坐席：88号")
        .contains("诉求类型：投诉")
        .contains("5个工作日")
        .contains("备注：第三次反映");
  }

  @Test
  void a_second_field_of_the_same_name_is_not_lost() {
    var order = orders.read("联系电话：13800001234\n诉求内容：路灯坏了\n联系电话：13900005678");
    assertThat(order.phone()).contains("13800001234");
    assertThat(order.words()).contains("路灯坏了").contains("13900005678");
  }

  @Test
  void words_without_any_label_are_words() {
    var words = "我住在政立路，这里的地址很难找，电话也打不通，工单编号没有人告诉我";
    var order = orders.read(words);
    assertThat(order.number()).isEmpty();
    assertThat(order.phone()).isEmpty();
    assertThat(order.words()).isEqualTo(words);
  }

  @Test
  void a_title_stands_before_the_words_unless_they_hold_it() {
    assertThat(orders.read("标题：路灯不亮\n内容：一到晚上就黑").words()).isEqualTo("路灯不亮\n一到晚上就黑");
    assertThat(orders.read("标题：路灯不亮\n内容：路灯不亮三天了").words()).isEqualTo("路灯不亮三天了");
  }
}
