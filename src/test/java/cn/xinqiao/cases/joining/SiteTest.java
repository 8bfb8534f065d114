package cn.xinqiao.cases.joining;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

  @ParameterizedTest(name = "{0} is {1}, house {2}")
  @CsvSource({
    "市光一村12号, 市光一村, 12号",
    "市光一村, 市光一村, ''",
    "殷行路470弄12号, 殷行路470弄, 12号",
    "殷行路４７０弄, 殷行路470弄, ''",
    "文化花园 3号楼, 文化花园, 3号楼",
    "Lane 470 Yinhang Rd, lane, 470yinhangrd"
  })
  void an_estate_or_a_lane_is_where_something_is(String place, String area, String house) {
    var site = Site.in(place);
    assertThat(site.area()).contains(area);
    assertThat(site.house().orElse("")).isEqualTo(house);
  }

  @ParameterizedTest
  @CsvSource({"殷行街道", "政立路", "五角场镇", "国权路43号", "沪南公路2000号", "杨浦区"})
  void a_whole_street_says_too_little(String place) {
    assertThat(Site.in(place).area()).isEmpty();
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "市光一村12号, 市光一村38号, true",
    "市光一村12号, 市光一村, false",
    "市光一村, 市光二村, true",
    "市光一村12号, 市光一村12号, false",
    "政立路, 市光一村, false"
  })
  void whoever_names_another_house_or_estate_is_elsewhere(
      String one, String other, boolean elsewhere) {
    assertThat(Site.in(one).isElsewhere(Site.in(other))).isEqualTo(elsewhere);
  }
}
