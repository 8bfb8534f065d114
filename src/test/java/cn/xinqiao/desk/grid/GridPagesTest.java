package cn.xinqiao.desk.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A street brings its grid at the desk: checked, previewed, taken. */
@QuarkusTest
@Tag("database")
class GridPagesTest {
  private static final OfficeCode STREET = new OfficeCode("310110018");

  private final TestOfficers officers;
  private final OfficeTree offices;

  GridPagesTest(TestOfficers officers, OfficeTree offices) {
    this.officers = officers;
    this.offices = offices;
  }

  @Test
  void a_file_is_previewed_taken_and_listed_with_numbers_masked() {
    var lead = session(Role.LEAD);
    var table = "%s-1,,大网格,示范大网格,林一,13800000001,%1$s\n".formatted(committee());
    var preview = check(lead, table).then().statusCode(200).extract().asString();
    var seen = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"").matcher(preview);
    assertThat(seen.find()).isTrue();
    lead.post("/desk/grid/taking", Map.of("text", table, "seen", seen.group(1)))
        .then()
        .statusCode(303);
    var list = session(Role.OFFICER).get("/desk/grid?committee=" + committee()).asString();
    assertThat(list).contains("示范大网格", "林一", "••••0001").doesNotContain("13800000001");
  }

  @Test
  void lines_that_cannot_be_used_are_named_with_number_and_reason_and_nothing_is_stored() {
    check(session(Role.LEAD), "G1,,大网格,某网格,林一,123,%s\nG2,G9,中网格,二村,,,\n".formatted(committee()))
        .then()
        .statusCode(422)
        .body(containsString("第 1 行：手机号不对"))
        .body(containsString("第 2 行：上级不对"));
  }

  @ParameterizedTest
  @EnumSource(names = {"OFFICER", "AUDITOR"})
  void whoever_keeps_no_grid_sees_no_form_and_sends_none(Role role) {
    var desk = session(role);
    assertThat(desk.get("/desk/grid").asString()).doesNotContain("/desk/grid/file");
    check(desk, "G1,,大网格,某网格,,,%s\n".formatted(committee())).then().statusCode(403);
    desk.post("/desk/grid/taking", Map.of("text", "", "seen", "")).then().statusCode(403);
  }

  @Test
  void an_administrator_brings_grids_too_and_another_street_does_not_see_them() {
    var admin = DeskSession.of(officers.login("31", Role.ADMIN));
    check(admin, "Z1,,大网格,某网格,,,%s\n".formatted(committee())).then().statusCode(200);
    DeskSession.of(officers.login("310110016", Role.LEAD))
        .get("/desk/grid?committee=" + committee())
        .then()
        .statusCode(404);
  }

  @Test
  void the_example_is_a_table_that_spreadsheets_open() {
    session(Role.LEAD)
        .get("/desk/grid/example")
        .then()
        .statusCode(200)
        .contentType("text/csv;charset=UTF-8")
        .body(containsString("居村代码"));
  }

  private String committee() {
    return offices.childrenOf(STREET).stream()
        .filter(office -> office.level() == OfficeLevel.NEIGHBOURHOOD)
        .map(office -> office.code().value())
        .min(String::compareTo)
        .orElseThrow();
  }

  private DeskSession session(Role role) {
    return DeskSession.of(officers.login(STREET.value(), role));
  }

  private static Response check(DeskSession desk, String table) {
    return desk.browser()
        .multiPart("token", desk.token())
        .multiPart("file", "grid.csv", table.getBytes(StandardCharsets.UTF_8))
        .post("/desk/grid/file");
  }
}
