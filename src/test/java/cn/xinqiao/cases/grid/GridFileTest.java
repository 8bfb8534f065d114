package cn.xinqiao.cases.grid;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.grid.Grid.Fault;
import cn.xinqiao.cases.grid.Grid.Problem;
import cn.xinqiao.kernel.OfficeCode;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A grid is read as a whole, and each line that cannot be used is named with its reason. */
class GridFileTest {
  private static final OfficeCode COMMITTEE = new OfficeCode("310110012001");
  private static final String HEAD = "编号,上级,级别,名称,网格长,手机,居村代码\n";
  private static final String GOOD =
      """
      K1,,大网格,凤城居委大网格,林一,13800000001,310110012001
      K1-1,K1,中网格,凤城二村,周二,13800000002,
      K1-1-1,K1-1,微网格,1号楼至3号楼,吴三,13800000003,
      """;

  @Test
  void a_grid_of_three_levels_is_read_with_its_keepers() {
    var read = read(HEAD + GOOD);
    assertThat(read.faults()).isEmpty();
    assertThat(read.rows())
        .extracting(GridRow::code, GridRow::level, GridRow::committee)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("K1", GridLevel.LARGE, COMMITTEE),
            org.assertj.core.groups.Tuple.tuple("K1-1", GridLevel.MIDDLE, COMMITTEE),
            org.assertj.core.groups.Tuple.tuple("K1-1-1", GridLevel.MICRO, COMMITTEE));
    assertThat(read.rows().getFirst().keeper())
        .contains(new GridRow.Keeper("林一", "+8613800000001"));
  }

  @Test
  void rows_may_stand_in_any_order_and_without_a_heading() {
    assertThat(read("K1-1,K1,MIDDLE,凤城二村,,,\nK1,,LARGE,凤城,,,310110012001\n").rows())
        .extracting(GridRow::code)
        .containsExactlyInAnyOrder("K1", "K1-1");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "K 2,K1,中网格,二村,,,; CODE",
        "K1-1,K1,中网格,二村,,,; TWICE",
        "K2,K1,小网格,二村,,,; LEVEL",
        "K2,K1,中网格,,,,; NAME",
        "K2,K1-1-1,中网格,二村,,,; PARENT",
        "K2,K9,微网格,二村,,,; PARENT",
        "K2,K1,大网格,二村,,,310110012001; PARENT",
        "K2,,大网格,二村,,,310110012001; SECOND_LARGE",
        "K2,,大网格,二村,,,310110016001; COMMITTEE",
        "K2,,大网格,二村,,,nowhere; COMMITTEE",
        "K2,K1,中网格,二村,,,310110012002; OTHER_COMMITTEE",
        "K2,K1,中网格,二村,周二,12345,; MOBILE",
        "K2,K1,中网格,二村,,13800000002,; KEEPER",
        "K2,K1,中网格; CELLS"
      })
  void a_line_that_cannot_be_used_is_named(String row, Problem problem) {
    var read = read(HEAD + GOOD + row + "\n");
    assertThat(read.rows()).isEmpty();
    assertThat(read.faults())
        .extracting(Fault::line, Fault::problem)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(5L, problem));
  }

  @Test
  void all_lines_that_are_wrong_are_named_at_once_and_no_number_or_name_of_a_person_is_in_it() {
    var read = read(HEAD + "K1,,大网格,凤城,林一,139000,310110012001\nK2,K1,中网格,,王五,,\n");
    assertThat(read.faults()).extracting(Fault::problem).contains(Problem.MOBILE, Problem.NAME);
    assertThat(read.faults().toString()).doesNotContain("139000", "林一", "王五");
  }

  @Test
  void an_empty_file_is_no_grid() {
    assertThat(read(HEAD).faults()).extracting(Fault::problem).containsExactly(Problem.EMPTY);
  }

  @Test
  void what_a_spreadsheet_in_china_saved_is_read() {
    var gb = (HEAD + GOOD).getBytes(Charset.forName("GB18030"));
    assertThat(read(GridFile.decoded(gb)).rows()).hasSize(3);
  }

  private static GridFile.Read read(String text) {
    return GridFile.read(
        text,
        number -> number.matches("1\\d{10}") ? Optional.of("+86" + number) : Optional.empty(),
        COMMITTEE::equals);
  }
}
