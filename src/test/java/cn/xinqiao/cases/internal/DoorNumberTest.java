package cn.xinqiao.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorNumberTest {

  @ParameterizedTest
  @CsvSource({
    "国权路579弄, 国权路579弄",
    "国权路579弄12号301室, 国权路579弄12号",
    "政立路 421号2楼老王家, 政立路 421号",
    "人民中路, 人民中路",
    "走路会绊脚的地方, ",
    "四平路老王家楼下, ",
  })
  void a_place_is_told_to_the_front_door_and_no_further(String place, String told) {
    assertThat(DoorNumber.in(place)).isEqualTo(java.util.Optional.ofNullable(told));
  }

  @Test
  void words_without_a_road_are_not_told() {
    assertThat(DoorNumber.in("我妈妈家楼下，电话 13900001111")).isEmpty();
  }
}
