package cn.xinqiao.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeListTest {
  private static final OfficeList LIST =
      OfficeList.of(seed("offices.csv"), seed("gazetteer.csv"), seed("departments.csv"));
  private static final String OFFICES = "code,name,name_en,level,parent,task,answering,aliases\n";
  private static final String CITY = "31,上海市,Shanghai,CITY,,,,\n";
  private static final String DISTRICT = "310110,杨浦区,Yangpu District,DISTRICT,31,,,杨浦\n";
  private static final String STREET = "310110016,殷行街道,Yinhang Subdistrict,STREET,310110,,,殷行\n";
  private static final String COMMITTEES = "code,name,parent,pinyin\n";
  private static final String DEPARTMENTS = "code,name,name_en,parent,task\n";

  private static SeedFile seed(String name) {
    try {
      return new SeedFile(name, 1, Files.readString(Path.of("seeds", name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OfficeList read(String offices, String committees, String departments) {
    return OfficeList.of(
        new SeedFile("offices.csv", 1, OFFICES + offices),
        new SeedFile("gazetteer.csv", 1, COMMITTEES + committees),
        new SeedFile("departments.csv", 1, DEPARTMENTS + departments));
  }

  private static long count(OfficeLevel level) {
    return LIST.tree().all().filter(o -> o.level() == level).count();
  }

  @Test
  void the_city_has_16_districts_234_street_units_and_6509_committees() {
    assertThat(count(OfficeLevel.CITY)).isEqualTo(1);
    assertThat(count(OfficeLevel.DISTRICT)).isEqualTo(16);
    assertThat(count(OfficeLevel.STREET)).isEqualTo(234);
    assertThat(count(OfficeLevel.NEIGHBOURHOOD)).isEqualTo(6509);
  }

  @Test
  void every_district_has_every_usual_department() {
    LIST.tree().childrenOf(OfficeCode.CITY).stream()
        .filter(o -> o.level() == OfficeLevel.DISTRICT)
        .forEach(district ->
            assertThat(LIST.tree().childrenOf(district.code()))
                .filteredOn(o -> o.level() == OfficeLevel.DEPARTMENT)
                .hasSize(16));
    assertThat(LIST.tree().departmentOf(new OfficeCode("310110"), "housing"))
        .map(Office::name)
        .contains("杨浦区房管局");
    assertThat(LIST.tree().departmentOf(OfficeCode.CITY, "petition")).isPresent();
    assertThat(LIST.tree().find(OfficeCode.CITY_TRIAGE)).isPresent();
  }

  @Test
  void each_park_and_farm_is_answered_for_by_a_street_of_its_own_district() {
    var parks = LIST.tree().all().filter(o -> o.answering() != null).toList();
    assertThat(parks).hasSize(19);
    assertThat(parks)
        .allSatisfy(park -> {
          var office = LIST.tree().answeringFor(park.code());
          assertThat(office.level()).isEqualTo(OfficeLevel.STREET);
          assertThat(office.answering()).isNull();
          assertThat(office.parent()).isEqualTo(park.parent());
        });
  }

  @Test
  void placeholder_committees_keep_their_codes_and_are_not_shown() {
    assertThat(LIST.tree().all().filter(o -> !OfficeList.isShown(o)))
        .hasSize(13)
        .allMatch(o -> o.level() == OfficeLevel.NEIGHBOURHOOD);
  }

  @Test
  void no_alias_is_the_name_of_another_office_and_no_sure_alias_means_two() {
    var owners = new HashMap<String, OfficeCode>();
    LIST.tree()
        .all()
        .filter(o -> o.level() == OfficeLevel.STREET || o.level() == OfficeLevel.DISTRICT)
        .forEach(o -> {
          owners.put(o.name(), o.code());
          assertThat(owners.put(o.nameEn(), o.code())).as(o.nameEn()).isNull();
        });
    var sure = new HashSet<String>();
    LIST.aliases()
        .forEach((code, names) ->
            names.forEach(name -> {
              assertThat(owners.getOrDefault(name, code)).as(name).isEqualTo(code);
              assertThat(name.endsWith("?") || sure.add(name)).as(name).isTrue();
            }));
  }

  @ParameterizedTest
  @CsvSource({
    "310110016, Yinhang Subdistrict",
    "310110009, Siping Road Subdistrict",
    "310104012, Hongmei Road Subdistrict",
    "310105102, Xinjing Town",
    "310112101, Xinzhuang Town",
    "310118109, Chonggu Town",
    "310118102, Zhujiajiao Town",
    "310116105, Lvxiang Town",
    "310117104, Chedun Town",
    "310113102, Dachang Town",
    "310105, Changning District",
    "310115, Pudong New Area"
  })
  void english_names_are_spelt_as_people_of_the_city_spell_them(String code, String name) {
    assertThat(LIST.tree().get(new OfficeCode(code)).nameEn()).isEqualTo(name);
  }

  @Test
  void a_code_that_is_there_twice_is_named_with_file_and_line() {
    assertThatThrownBy(() -> read(CITY + DISTRICT + DISTRICT, "", ""))
        .hasMessage("seeds/offices.csv line 4: office 310110 is there twice");
  }

  @Test
  void a_missing_parent_is_named_with_file_and_line() {
    assertThatThrownBy(() -> read(CITY + DISTRICT, "310110016001,甲居委会,310110016,Jia\n", ""))
        .hasMessageStartingWith("seeds/gazetteer.csv line 2: 'parent' 310110016 is no office");
  }

  @Test
  void a_level_that_does_not_fit_the_code_is_named_with_file_and_line() {
    assertThatThrownBy(() -> read(CITY + "310110,杨浦区,Yangpu,STREET,31,,,\n", "", ""))
        .hasMessage("seeds/offices.csv line 3: STREET cannot have the code 310110");
  }

  @Test
  void an_unknown_answering_office_is_named_with_file_and_line() {
    var park = "310110401,某园区,Park,STREET,310110,,310110099,\n";
    assertThatThrownBy(() -> read(CITY + DISTRICT + park, "", ""))
        .hasMessage("seeds/offices.csv line 4: 'answering' 310110099 is no office");
  }

  @Test
  void an_empty_name_is_named_with_file_and_line() {
    assertThatThrownBy(() -> read(CITY + DISTRICT + STREET, "310110016001,,310110016,Jia\n", ""))
        .hasMessage("seeds/gazetteer.csv line 2: 'name' is empty");
  }

  @Test
  void an_office_outside_its_parent_is_refused() {
    assertThatThrownBy(
            () -> read(CITY + DISTRICT + STREET, "310115016001,甲居委会,310110016,Jia\n", ""))
        .hasMessageContaining("does not lie within its parent");
  }

  @Test
  void a_department_without_a_task_is_refused() {
    assertThatThrownBy(() -> read(CITY + DISTRICT, "", "310110-housing,房管局,Housing,310110,\n"))
        .hasMessage("seeds/departments.csv line 2: 'task' is empty");
  }
}
