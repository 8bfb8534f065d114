package cn.xinqiao.triage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The street light in front of No. 12 is broken | The street light is broken",
        "The street light in front of No. 12 Guoding Road is broken | The street light is broken",
        "The lift in Building 5, Lane 99 makes a noise | The lift makes a noise",
        "No water at Room 402, No. 5, please help | No water, please help",
        "No light at all, my phone is 13812345678 | No light at all",
        "国定路335号门口的路灯坏了 | 门口的路灯坏了",
        "五角场街道政立路580号门口路灯不亮了 | 门口路灯不亮了",
        "有砸东西的声音，在杨浦区五角场街道政立路580号 | 有砸东西的声音",
        "静安区秣陵路83号楼上一直在漏水 | 楼上一直在漏水",
        "市光一村12号楼道灯坏了 | 市光一村楼道灯坏了",
        "路灯坏了，在国定路335弄12号601室 | 路灯坏了",
        "门禁坏了，我电话13800001234 | 门禁坏了",
        "门禁坏了，联系电话：138 0000 1234，请尽快 | 门禁坏了，请尽快",
      })
  void an_address_and_a_telephone_number_are_left_out(String text, String rest) {
    assertThat(Addresses.without(text)).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "他站在18楼的窗台外面",
        "我走不了路了",
        "水漫到3楼了，快来人",
        "He is on the roof and nobody answers",
        "打了110没人接",
        "The road is blocked by 3 cars",
        "13800001234",
        "国定路335弄12号",
      })
  void a_floor_a_way_and_a_text_that_is_nothing_but_an_address_stay(String text) {
    assertThat(Addresses.without(text)).isEqualTo(text);
  }
}
