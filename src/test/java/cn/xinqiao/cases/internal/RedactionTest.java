package cn.xinqiao.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "请打13800001234联系, 13800001234",
    "电话 138 0000 1234 随时可以, 1234",
    "电话是138-0000-1234, 0000",
    "家里座机021-65551234, 65551234",
    "65551234 晚上有人, 65551234",
    "电话一三八零零零零一二三四, 一三八零零零零",
    "写信到 wang.li@example.org 也行, wang.li",
    "微信号 shiguang_601 加我, shiguang_601",
    "QQ：88776655 上找我, 88776655",
    "身份证310110195003041234可以核对, 310110195003041234",
    "身份证 31011019500304123X 可以核对, 123X",
    "卡号 6222 0212 3456 7890 123, 7890",
    "我叫王秀珍，楼下漏水, 王秀珍",
    "本人李明。楼道没有灯, 李明",
    "我是陈阿婆的女儿，我姓陈, 姓陈",
    "找王阿姨开门, 王阿姨",
    "联系人：欧阳文，晚上在家, 欧阳文",
    "隔壁张先生家装修太吵, 张先生",
    "老李家的狗半夜叫, 老李",
    "12号601室门口堆满杂物, 601",
    "市光一村12号601楼上漏水, 601",
    "3幢1204的住户乱扔垃圾, 1204",
    "一单元的门禁坏了, 一单元",
    "2单元 302室 漏水, 302",
    "六楼的感应灯不亮, 六楼",
    "14楼有人高空抛物, 14楼",
    "电话１３８００００１２３４找我, 1234",
    "我是市光一村12号的王秀珍，楼上漏水, 王秀珍",
    "Leak in room 1204 of building 3, 1204",
    "楼上漏水。我丈夫去年中风，家里只有我一个人, 中风",
    "楼上漏水。我丈夫去年中风，家里只有我一个人, 只有我一个人",
    "电梯停了，我妈坐轮椅下不了楼, 轮椅",
    "No lift for a week; my mother uses a wheelchair, mother",
    "Apt. 5B smells of gas, 5B",
    "My name is John Smith and the lamp is out, Smith"
  })
  void whatever_says_who_wrote_or_where_exactly_they_live_is_taken_out(String gist, String secret) {
    assertThat(Redaction.of(gist)).doesNotContain(secret);
  }

  @ParameterizedTest
  @CsvSource({
    "政立路300弄12号门口的路灯坏了三天了",
    "国权路579弄的垃圾桶满了，2026年11月20日起没有人收",
    "楼上楼下都停水，水管爆了",
    "12号楼道里堆满杂物",
    "公交站牌被撞倒，站名是五角场",
    "路面塌了一个2米宽的坑",
    "The street lamp near Lane 470 Yinhang Rd has been broken for two weeks",
    "物业费涨到每平方米3.5元没有公示",
    "我是12号楼的居民，门口的马路和石板都坏了",
    "小高层的电梯停了，小黄车堆在老马路边"
  })
  void what_the_matter_is_and_at_which_building_stays_as_it_was(String gist) {
    assertThat(Redaction.of(gist)).isEqualTo(gist);
  }

  @Test
  void what_was_taken_out_is_marked_so_that_the_rest_can_be_understood() {
    assertThat(Redaction.of("市光一村12号601室，请打13800001234")).isEqualTo("市光一村12号［室号］，请打［号码］");
  }
}
