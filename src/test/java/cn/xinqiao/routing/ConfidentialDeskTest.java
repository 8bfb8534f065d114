package cn.xinqiao.routing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.OfficeCode;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidentialDeskTest {
  private static final Optional<OfficeCode> YINHANG = Optional.of(new OfficeCode("310110016"));

  private final ConfidentialDesk desk =
      new ConfidentialDesk(Shanghai.OFFICES.tree(), Shanghai.seed("accused.csv"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "杨浦区纪委某主任收了殷行街道的钱",
        "区城管局的队长和殷行街道的人一起收摊贩的好处",
        "殷行街道和区房管局串通",
        "杨浦公安分局的民警在殷行街道敲诈商户",
        "殷行街道书记是区委领导的亲戚",
        "举报区教育局和殷行街道的干部",
      })
  void who_accuses_a_body_of_the_district_is_heard_by_the_city(String words) {
    assertThat(desk.above(YINHANG, words)).isEqualTo(new OfficeCode("31-discipline"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "举报殷行街道某主任收钱，请杨浦区纪委彻查",
        "希望区纪委查一查殷行街道的工作人员",
        "殷行街道小区业委会主任和居委会书记分赃",
        "殷行街道社区卫生中心乱收费",
      })
  void who_accuses_a_street_is_heard_by_its_district(String words) {
    assertThat(desk.above(YINHANG, words)).isEqualTo(new OfficeCode("310110-discipline"));
  }
}
