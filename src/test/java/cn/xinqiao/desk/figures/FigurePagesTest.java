package cn.xinqiao.desk.figures;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.insight.PastCases;
import cn.xinqiao.insight.Week;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of figures and the table that is taken away. */
@QuarkusTest
@Tag("database")
class FigurePagesTest {
  private static final String DISTRICT = PastCases.DISTRICT.value();

  private final TestOfficers officers;
  private final PastCases past;
  private final NewCases cases;

  FigurePagesTest(TestOfficers officers, PastCases past, NewCases cases) {
    this.officers = officers;
    this.past = past;
    this.cases = cases;
  }

  @Test
  void a_lead_reads_every_figure_with_its_formula_source_and_status() {
    var page = desk(Role.LEAD).get("/desk/figures").asString();
    assertThat(page)
        .contains("先行联系率", "重复信访率", "双解率", "按期先行联系的工单 ÷", "未核实", "本平台自定")
        .contains("少于 30 件的单位照样列出")
        .doesNotContain("style=")
        .contains("href=\"/desk/figures\" aria-current");
  }

  @Test
  void a_figure_is_shown_by_week_office_and_subject_with_a_table_beside_each_chart() {
    var week = history();
    var page = desk(Role.AUDITOR).get("/desk/figures/closed-in-time?" + weeks(week)).asString();
    assertThat(page).contains("50.0%", "1 / 2", "9.5%–90.5%", "长风新村街道", "不足 30 件，不排名");
    assertThat(page.split("<svg class=\"chart\"")).hasSize(4);
    assertThat(page.split("<table class=\"queue figure-table\"")).hasSize(4);
    assertThat(page).contains("class=\"bar few\"").doesNotContain("class=\"bar many\"");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"LEAD, 200", "AUDITOR, 200", "OFFICER, 403", "ADMIN, 403"})
  void only_who_leads_or_audits_opens_a_page_or_takes_the_table(Role role, int status) {
    var desk = desk(role);
    for (String path : new String[] {"", "/solved", "/file"}) {
      desk.get("/desk/figures" + path).then().statusCode(status);
    }
  }

  @Test
  void what_is_elsewhere_or_cannot_be_read_is_not_found() {
    var desk = desk(Role.LEAD);
    desk.get("/desk/figures?office=310110").then().statusCode(404);
    desk.get("/desk/figures?office=a").then().statusCode(404);
    desk.get("/desk/figures?from=soon").then().statusCode(404);
    desk.get("/desk/figures/no-such-figure").then().statusCode(404);
  }

  @Test
  void weeks_that_were_chosen_the_wrong_way_round_are_meant_the_right_way() {
    var page = desk(Role.LEAD).get("/desk/figures?from=2025-W10&to=2025-W08").asString();
    assertThat(page).contains("2025-W08 至 2025-W10");
  }

  @Test
  void the_table_opens_in_spreadsheets_names_who_took_it_and_is_written_down() throws IOException {
    var week = history();
    var desk = desk(Role.LEAD);
    long before = views(week);
    var bytes = desk.get("/desk/figures/file?" + weeks(week)).asByteArray();
    assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
    var rows = rows(bytes);
    assertThat(rows.getFirst().get(0)).contains("内部资料", officers.login(DISTRICT, Role.LEAD));
    assertThat(rows.getFirst().get(1)).contains(week.toString());
    assertThat(rows)
        .filteredOn(row -> row.get(0).equals("按时办结率") && row.get(1).equals("合计"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.get(3)).isEqualTo("1");
          assertThat(row.get(4)).isEqualTo("2");
          assertThat(row.get(5)).isEqualTo("50.0%");
          assertThat(row.get(16)).isEqualTo("本平台自定");
        });
    assertThat(rows)
        .filteredOn(row -> row.get(0).equals("按时办结率") && row.get(1).equals("按单位"))
        .extracting(row -> row.get(2))
        .containsExactly("长风新村街道");
    assertThat(views(week)).isEqualTo(before + 1);
  }

  private long views(Week week) {
    return cases.count(
        "audit_entry where act = 'VIEW_LIST' and purpose = 'figures=%s as=FILE'".formatted(week));
  }

  private Week history() {
    var week = PastCases.quietWeek();
    past.term(past.order(PastCases.STREET, week), "ANSWER", week, 2, "2 09:00", "DONE");
    past.term(past.order(PastCases.STREET, week), "ANSWER", week, 2, "3 09:00", "DONE");
    return week;
  }

  private static String weeks(Week week) {
    return "from=" + week + "&to=" + week;
  }

  private static List<CSVRecord> rows(byte[] bytes) throws IOException {
    var text = new String(bytes, StandardCharsets.UTF_8).substring(1);
    try (var parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
      return parser.getRecords();
    }
  }

  private DeskSession desk(Role role) {
    return DeskSession.of(officers.login(DISTRICT, role));
  }
}
