package cn.xinqiao.cases.document;

import static cn.xinqiao.cases.document.paper.PaperSeeds.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeList;
import cn.xinqiao.office.OfficeTree;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortFormsTest {
  private static final OfficeTree OFFICES =
      OfficeList.of(read("offices.csv"), read("gazetteer.csv"), read("departments.csv")).tree();
  private static final ShortForms FORMS =
      new ShortForms(read("documents/short-forms.csv"), OFFICES);

  @ParameterizedTest
  @CsvSource({"殷行街道, 殷信", "五角场街道, 五信", "杨浦区, 杨信", "杨浦区信访办, 杨信访", "杨浦区房管局, 杨房信", "上海市, 沪信"})
  void an_office_has_the_short_form_that_people_use(String name, String prefix) {
    var office = OFFICES.all().filter(one -> one.name().equals(name)).map(Office::code).findFirst();
    assertThat(FORMS.prefix(office.orElseThrow())).isEqualTo(prefix);
  }

  @Test
  void no_two_streets_or_departments_of_a_district_share_one() {
    OFFICES
        .all()
        .filter(office -> office.level() == OfficeLevel.DISTRICT)
        .forEach(district -> {
          var prefixes =
              OFFICES.childrenOf(district.code()).stream()
                  .filter(OfficeList::isShown)
                  .map(office -> FORMS.prefix(office.code()))
                  .collect(Collectors.toList());
          assertThat(prefixes).as(district.name()).doesNotHaveDuplicates();
        });
  }

  @Test
  void a_number_is_written_as_offices_write_it() {
    var number = DocumentNumber.of("殷信", "告", LocalDate.parse("2026-11-22"), 12);
    assertThat(number).hasToString("殷信告〔2026〕12号");
  }

  @ParameterizedTest
  @CsvSource({"310110016, 殷行街道办事处", "310110, 杨浦区人民政府", "31, 上海市人民政府", "310110-housing, 杨浦区房管局"})
  void an_office_signs_with_its_formal_name(String code, String name) {
    assertThat(FormalName.of(OFFICES.get(new OfficeCode(code)), Language.ZH)).isEqualTo(name);
  }

  @Test
  void a_short_form_of_no_office_is_refused() {
    var wrong = new SeedFile("documents/short-forms.csv", 1, "office,form,source\n310199,外,ours\n");
    assertThatExceptionOfType(SeedFile.Invalid.class)
        .isThrownBy(() -> new ShortForms(wrong, OFFICES))
        .withMessage("seeds/documents/short-forms.csv line 2: 310199 is no office");
  }
}
