package cn.xinqiao.cases.together;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who decides between two offices, and who can be asked to help. */
class ArbiterTest {
  private static final OfficeTree OFFICES =
      new OfficeTree(
          List.of(
              office("31", OfficeLevel.CITY, null, null),
              office("31-triage", OfficeLevel.DEPARTMENT, "31", "triage"),
              office("310110", OfficeLevel.DISTRICT, "31", null),
              office("310104", OfficeLevel.DISTRICT, "31", null),
              office("310110-housing", OfficeLevel.DEPARTMENT, "310110", "housing"),
              office("310110-discipline", OfficeLevel.DEPARTMENT, "310110", "discipline"),
              office("310110012", OfficeLevel.STREET, "310110", null),
              office("310110016", OfficeLevel.STREET, "310110", null),
              office("310110012001", OfficeLevel.NEIGHBOURHOOD, "310110012", null),
              office("310110016001", OfficeLevel.NEIGHBOURHOOD, "310110016", null),
              office("310104001", OfficeLevel.STREET, "310104", null)));

  @ParameterizedTest
  @CsvSource({
    "310110012, 310110016, 310110",
    "310110012, 310110-housing, 310110",
    "310110012, 310110, 31",
    "310110, 310110012, 31",
    "310110012, 310104001, 31",
    "310110012001, 310110012, 310110",
    "31-triage, 310110, 31"
  })
  void the_nearest_office_above_both_decides_and_none_of_the_two(
      String one, String other, String arbiter) {
    assertThat(between(one, other)).contains(new OfficeCode(arbiter));
  }

  @Test
  void nobody_stands_above_the_city() {
    assertThat(between("310110", "31")).isEmpty();
  }

  @Test
  void a_street_asks_its_own_committees_its_district_and_what_stands_there() {
    assertThat(asked("310110012"))
        .contains("310110012001", "310110", "310110016", "310110-housing", "31", "310104")
        .doesNotContain("310110012", "310110016001", "310110-discipline", "31-triage", "310104001");
  }

  private static List<String> asked(String holder) {
    return new CoHandlers(OFFICES)
        .of(new OfficeCode(holder)).values().stream()
            .flatMap(List::stream)
            .map(office -> office.code().value())
            .toList();
  }

  private static java.util.Optional<OfficeCode> between(String one, String other) {
    return Arbiter.between(OFFICES, new OfficeCode(one), new OfficeCode(other));
  }

  private static Office office(String code, OfficeLevel level, String parent, String task) {
    return new Office(
        new OfficeCode(code),
        code,
        code,
        level,
        parent == null ? null : new OfficeCode(parent),
        task,
        null);
  }
}
