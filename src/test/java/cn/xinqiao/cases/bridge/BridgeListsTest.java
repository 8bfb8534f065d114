package cn.xinqiao.cases.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedFile.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists about other systems; a row that cannot be used stops the start with its line. */
class BridgeListsTest {

  @Test
  void the_lists_of_the_repository_can_be_used() {
    var systems = Lists.systems();
    assertThat(systems.find("HOTLINE_12345")).isPresent();
    var fields = new CopyFields(Lists.file("rules/copy-fields.csv"), systems);
    assertThat(systems.all()).allSatisfy(system -> assertThat(fields.of(system)).isNotEmpty());
    assertThat(Lists.labels().field("联系电话：")).contains(OrderField.PHONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "hotline,12345 工单,12345 order,x,U | 'code' is 2 to 24 capitals",
        "A1,一,one,x,U\\nA1,二,two,x,U | A1 is there twice",
        "A1,,one,x,U | 'name_zh' is empty",
        "A1,一,one,,U | 'source' is empty",
        "'' | there is no system"
      })
  void a_system_that_cannot_be_used_stops_the_start(String rows, String reason) {
    var content =
        "code,name_zh,name_en,source,status\n" + rows.replace("\\n", "\n").replace("''", "");
    assertThatExceptionOfType(Invalid.class)
        .isThrownBy(() -> new OutsideSystems(new SeedFile("rules/systems.csv", 1, content)))
        .withMessageContaining(reason);
  }

  @Test
  void a_label_of_two_fields_stops_the_start() {
    var content = "field,label,source,status\nNUMBER,编号,x,U\nWORDS,内容,x,U\nNAME,编 号：,x,U\n";
    assertThatExceptionOfType(Invalid.class)
        .isThrownBy(() -> new OrderLabels(new SeedFile("rules/order-labels.csv", 1, content)))
        .withMessageContaining("line 4");
  }

  @Test
  void a_system_without_fields_to_copy_stops_the_start() {
    var content = "system,label,from,source,status\nHOTLINE_12345,工单编号,OUTSIDE_NUMBER,x,U\n";
    assertThatExceptionOfType(Invalid.class)
        .isThrownBy(() ->
            new CopyFields(new SeedFile("rules/copy-fields.csv", 1, content), Lists.systems()))
        .withMessageContaining("PETITION_SYSTEM has no field");
  }
}
