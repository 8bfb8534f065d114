package cn.xinqiao.cases.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.bridge.OrderTable.Problem;
import cn.xinqiao.cases.bridge.OrderTable.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class OrderTableTest {
  private static final String CSV =
      "工单编号,诉求人,诉求内容,办理时限,处理坐席\r\nSH001,李某某,\"路灯坏了,请修\",2026-11-27,88\r\n,,,,\r\nSH002,,垃圾没人收,,\r\n";

  private final OrderLabels labels = Lists.labels();

  @Test
  void a_table_in_utf8_with_its_mark_is_read() throws Exception {
    var table = read(("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_8));
    assertThat(table.unused()).containsExactly("处理坐席");
    assertThat(table.lines()).hasSize(2);
    assertThat(table.lines().getFirst().cells())
        .isEqualTo(
            Map.of(
                OrderField.NUMBER, "SH001",
                OrderField.NAME, "李某某",
                OrderField.WORDS, "路灯坏了,请修",
                OrderField.DUE, "2026-11-27"));
  }

  @Test
  void a_table_as_spreadsheets_in_china_save_it_is_read() throws Exception {
    assertThat(read(CSV.getBytes(Charset.forName("GB18030"))).lines())
        .extracting(line -> line.cells().get(OrderField.WORDS))
        .containsExactly("路灯坏了,请修", "垃圾没人收");
  }

  @Test
  void cells_may_be_divided_by_tabs_or_semicolons() throws Exception {
    for (String mark : new String[] {"\t", ";"}) {
      var text = "编号" + mark + "内容\nA17" + mark + "路灯坏了\n";
      assertThat(read(text.getBytes(StandardCharsets.UTF_8)).lines()).hasSize(1);
    }
  }

  @Test
  void a_workbook_is_read_with_its_days_and_titles_above_the_heading() throws Exception {
    var table =
        read(
            workbook(sheet -> {
              sheet.value(0, 0, "12345 工单导出");
              heading(sheet, 1);
              sheet.value(2, 0, "SH001");
              sheet.value(2, 1, "路灯坏了");
              sheet.value(2, 2, 46351);
            }));
    var line = table.lines().getFirst();
    assertThat(line.no()).isEqualTo(3);
    assertThat(OrderText.row(line.cells()).due()).contains(java.time.LocalDate.parse("2026-11-25"));
  }

  @Test
  void a_number_that_the_spreadsheet_rounded_is_known_as_such() throws Exception {
    var table =
        read(
            workbook(sheet -> {
              heading(sheet, 0);
              sheet.value(1, 0, new BigDecimal("20261121000123456"));
              sheet.value(1, 1, "路灯坏了");
              sheet.value(2, 0, 123456);
              sheet.value(2, 1, "垃圾没人收");
            }));
    assertThat(table.lines()).extracting(OrderTable.Line::rounded).containsExactly(true, false);
    assertThat(table.lines().getLast().cells()).containsEntry(OrderField.NUMBER, "123456");
  }

  @Test
  void a_formula_is_never_computed() throws Exception {
    var table =
        read(
            workbook(sheet -> {
              heading(sheet, 0);
              sheet.value(1, 0, "SH001");
              sheet.formula(1, 1, "HYPERLINK(\"http://evil.example\",\"x\")");
              sheet.value(2, 0, "SH002");
              sheet.value(2, 1, "=cmd|' /C calc'!A0");
            }));
    assertThat(table.lines().getFirst().cells()).doesNotContainKey(OrderField.WORDS);
    assertThat(table.lines().getLast().cells())
        .containsEntry(OrderField.WORDS, "=cmd|' /C calc'!A0");
  }

  @Test
  void what_is_no_table_says_why() throws Exception {
    assertProblem("照片".getBytes(StandardCharsets.UTF_8), Problem.NO_HEADING);
    assertProblem("编号,内容\n".getBytes(StandardCharsets.UTF_8), Problem.NO_ROWS);
    assertProblem(new byte[0], Problem.NO_ROWS);
    assertProblem(zip("word/document.xml", 100), Problem.NO_TABLE);
    assertProblem(
        ("编号,内容\n" + "A1,x\n".repeat(10_001)).getBytes(StandardCharsets.UTF_8), Problem.TOO_MANY);
  }

  @Test
  void a_small_file_that_unfolds_to_a_huge_one_is_refused_before_it_is_read() throws Exception {
    assertProblem(zip("xl/worksheets/sheet1.xml", 210 << 20), Problem.TOO_LARGE);
  }

  private void assertProblem(byte[] content, Problem problem) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(Unreadable.class)
        .hasMessage(problem.name());
  }

  private OrderTable read(byte[] content) throws Unreadable {
    return OrderTable.read(content, labels);
  }

  private static void heading(Worksheet sheet, int row) {
    sheet.value(row, 0, "工单编号");
    sheet.value(row, 1, "诉求内容");
    sheet.value(row, 2, "办理时限");
  }

  static byte[] workbook(Consumer<Worksheet> filling) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "Xinqiao", "1.0")) {
      filling.accept(book.newWorksheet("工单"));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, int size) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      var zeros = new byte[65_536];
      for (int written = 0; written < size; written += zeros.length) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
