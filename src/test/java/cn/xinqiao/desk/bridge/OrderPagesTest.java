package cn.xinqiao.desk.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import cn.xinqiao.Eventually;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A table of orders on its way from another system's export to cases. */
@QuarkusTest
@Tag("database")
class OrderPagesTest {
  private static final String STREET = "310110019";
  private static final String HEADING = "工单编号,诉求人,联系电话,事发地址,诉求内容,办理时限,受理坐席\r\n";

  private final TestOfficers officers;
  private final NewCases cases;

  OrderPagesTest(TestOfficers officers, NewCases cases) {
    this.officers = officers;
    this.cases = cases;
  }

  @Test
  void nothing_is_opened_before_the_officer_confirms_and_a_repeated_import_changes_nothing() {
    var table =
        HEADING
            + "IMP-A-1,王某,13800001234,杨浦区五角场街道政立路580弄,楼道堆满杂物没有人管,2026-12-20\r\n"
            + "IMP-A-2,,,,五角场街道国权路路灯坏了三天,\r\n"
            + "IMP-A-2,,,,同一个编号再来一次,\r\n"
            + "没有编号,,,,内容有了,\r\n"
            + "IMP-A-3,,,,,\r\n";
    var path = bring(table.getBytes(Charset.forName("GB18030")));
    waitFor(path, "等您确认");
    get(path + "?fate=UNUSABLE")
        .then()
        .body(containsString("和表里前面一行是同一个编号"))
        .body(containsString("外部编号不对"))
        .body(containsString("没有写是什么事"));
    get(path)
        .then()
        .body(containsString("楼道堆满杂物"))
        .body(containsString("IMP-A-1"))
        .body(containsString("这些列没有用到：受理坐席"));
    assertThat(cases.count("case_reference where outside_number like 'IMP-A-%'")).isZero();

    session().post(path + "/opening", Map.of()).then().statusCode(303);
    waitFor(path, "已完成");
    assertThat(cases.count("case_reference where outside_number like 'IMP-A-%'")).isEqualTo(2);
    assertThat(
            cases.count(
                "cases c join case_reference r on r.case_number = c.number where r.outside_number ="
                    + " 'IMP-A-1' and c.office_code = '310110019'"))
        .isEqualTo(1);
    get(path + "?fate=OPENED").then().body(containsString("XQ"));
    // the rows hold nothing any more: the words are the cases'
    assertThat(cases.count("order_row where outside_number like 'IMP-A-%' and sealed is not null"))
        .isZero();

    var again = bring(table.getBytes(StandardCharsets.UTF_8));
    waitFor(again, "等您确认");
    assertThat(get(again + "?fate=NEW").asString()).contains("这里没有行").doesNotContain("确认开事项");
    get(again + "?fate=KNOWN").then().body(containsString("/desk/cases/XQ"));
  }

  @Test
  void a_known_order_of_another_office_is_only_said_to_be_taken() {
    var first =
        bring((HEADING + "IMP-B-1,,,,五角场街道政立路人行道砖头翘起来了,\r\n").getBytes(StandardCharsets.UTF_8));
    waitFor(first, "等您确认");
    session().post(first + "/opening", Map.of()).then().statusCode(303);
    waitFor(first, "已完成");
    var other = DeskSession.of(officers.login("310104004", Role.OFFICER));
    var path = bring(other, (HEADING + "IMP-B-1,,,,同一个工单,\r\n").getBytes(StandardCharsets.UTF_8));
    Eventually.holds(() -> assertThat(other.get(path).asString()).contains("等您确认"));
    var page = other.get(path + "?fate=KNOWN").asString();
    assertThat(page).contains("不在您能看到的范围里").doesNotContain("/desk/cases/XQ");
    assertThat(other.get(first).statusCode()).isEqualTo(404);
  }

  @Test
  void ten_thousand_rows_are_taken_at_once_and_read_beside_the_request() {
    var table =
        HEADING
            + IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> "IMP-C-" + i + ",,,,第 " + i + " 件：路灯坏了,\r\n")
                .collect(Collectors.joining());
    long begun = System.nanoTime();
    var path = bring(table.getBytes(StandardCharsets.UTF_8));
    long taken = (System.nanoTime() - begun) / 1_000_000;
    for (int i = 0; i < 6 && !get(path).asString().contains("等您确认"); i++) {
      tryToWait(path);
    }
    long read = (System.nanoTime() - begun) / 1_000_000;
    System.out.printf("10,000 rows: request %d ms, read after %d ms%n", taken, read);
    get(path).then().body(containsString("10000"));
    assertThat(taken).isLessThan(10_000);
    session().post(path + "/removal", Map.of()).then().statusCode(303);
    assertThat(cases.count("order_row where outside_number like 'IMP-C-%'")).isZero();
  }

  @Test
  void a_file_that_is_no_table_says_why_and_one_of_another_officer_is_not_there() {
    var path = bring("这不是表格".getBytes(StandardCharsets.UTF_8));
    waitFor(path, "没有找到表头");
    var colleague = DeskSession.of(officers.login(STREET, Role.LEAD));
    assertThat(colleague.get(path).statusCode()).isEqualTo(404);
    assertThat(colleague.post(path + "/opening", Map.of()).statusCode()).isEqualTo(404);
    assertThat(colleague.post(path + "/removal", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void who_changes_nothing_imports_nothing() {
    for (Role role : new Role[] {Role.AUDITOR, Role.ADMIN}) {
      var session = DeskSession.of(officers.login(STREET, role));
      session.browser().get("/desk/orders").then().statusCode(403);
    }
  }

  private void tryToWait(String path) {
    try {
      waitFor(path, "等您确认");
    } catch (AssertionError e) {
      // a slow machine: the caller looks again
    }
  }

  private void waitFor(String path, String stage) {
    Eventually.holds(() -> assertThat(get(path).asString()).contains(stage));
  }

  private String bring(byte[] content) {
    return bring(session(), content);
  }

  private static String bring(DeskSession session, byte[] content) {
    var answer =
        session
            .browser()
            .multiPart("token", session.token())
            .multiPart("system", "HOTLINE_12345")
            .multiPart("file", "orders.csv", content, "text/csv")
            .post("/desk/orders");
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.header("Location").replaceFirst("^https?://[^/]+", "");
  }

  private Response get(String path) {
    return session().get(path);
  }

  private DeskSession session() {
    return DeskSession.of(officers.login(STREET, Role.OFFICER));
  }
}
