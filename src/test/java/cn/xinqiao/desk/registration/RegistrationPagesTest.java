package cn.xinqiao.desk.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an officer registers for a resident, as a browser without scripts sends it. */
@QuarkusTest
@Tag("database")
class RegistrationPagesTest {
  private static final String STREET = "310110019";
  private static final Pattern NUMBER = Pattern.compile("XQ\\d{8}-\\d{7}");
  private static final Pattern CODE = Pattern.compile("class=\"code\">(\\d{6})<");

  private final TestOfficers officers;
  private final NewCases cases;

  RegistrationPagesTest(TestOfficers officers, NewCases cases) {
    this.officers = officers;
    this.cases = cases;
  }

  @Test
  void what_was_said_fills_the_form_by_the_same_understanding_as_the_chat() {
    var page = draft("VISIT", "五角场街道政立路人行道的砖头翘起来了，走路绊脚，请派人来修");
    page.then().statusCode(200);
    assertThat(page.asString())
        .containsPattern("<option value=\"SERVICE_REQUEST.ASSISTANCE\" selected>")
        .containsPattern("<option value=\"310110019\" selected>五角场街道")
        .contains("政立路");
  }

  @Test
  void a_visit_becomes_a_case_with_a_slip_that_shows_number_code_dates_and_a_qr_code() {
    var slip = register(Map.of("name", "李阿姨", "contact", "021-55556666"));
    slip.then().statusCode(200);
    var page = slip.asString();
    assertThat(page)
        .containsPattern(CODE)
        .containsPattern(NUMBER)
        .contains("https://xinqiao.example/track/XQ")
        .contains("<svg")
        .contains("五角场街道")
        .contains("最迟 5 个工作日内答复");
    var number = number(page);
    var shown = session(Role.OFFICER).get("/desk/cases/" + number).asString();
    assertThat(shown).contains("登记来访").contains("由工作人员或别的系统代市民提出").doesNotContain("55556666");
    assertThat(cases.count("case_reporter where case_number = '" + number + "' and part = 'PROXY'"))
        .isEqualTo(1);
    RestAssured.given()
        .formParam("code", code(page))
        .post("/track/{n}", number)
        .then()
        .statusCode(200)
        .body(containsString("人行道"));
  }

  @Test
  void a_form_that_is_sent_twice_opens_one_case() {
    var session = session(Role.OFFICER);
    var form = new HashMap<String, String>(entry());
    form.put("key", "the same form");
    var first = session.post("/desk/registration", form).asString();
    session
        .post("/desk/registration", form)
        .then()
        .statusCode(409)
        .body(containsString("这张表单已经登记过了"))
        .body(containsString(number(first)));
  }

  @Test
  void a_letter_counts_from_the_day_of_its_arrival_which_never_lies_ahead() {
    var session = session(Role.OFFICER);
    register(Map.of("way", "LETTER", "received", "2999-01-01"))
        .then()
        .statusCode(422)
        .body(containsString("收到日期要在过去一年里"));
    var day = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).minusDays(3);
    var number = number(register(Map.of("way", "LETTER", "received", day.toString())).asString());
    session
        .get("/desk/cases/" + number)
        .then()
        .body(containsString("登记来信"))
        .body(containsString("收到： " + day));
  }

  @Test
  void an_accusation_goes_to_the_confidential_desk_whatever_office_was_chosen() {
    var session = session(Role.OFFICER);
    var words = "举报五角场街道办事处工作人员收受商户红包，包庇违法搭建，请纪委彻查";
    var form = new HashMap<String, String>(entry());
    form.putAll(
        Map.of("words", words, "kind", "PETITION.ACCUSATION", "office", STREET, "key", "k-acc"));
    var slip = session.post("/desk/registration", form);
    slip.then().statusCode(200).body(containsString("已交保密办理处"));
    var number = number(slip.asString());
    assertThat(slip.asString()).doesNotContain("/desk/cases/" + number);
    session.get("/desk/cases/" + number).then().statusCode(404);
    assertThat(
            cases.count(
                "cases where number = '"
                    + number
                    + "' and confidential = true and office_code = '310110-discipline'"))
        .isEqualTo(1);
  }

  @Test
  void danger_is_said_before_anything_else_and_rings_when_it_is_registered() {
    var words = "国权路579弄着火了，好大的烟";
    var page = draft("CALL", words).asString();
    assertThat(page)
        .contains("请先打 110、119 或 120")
        .containsPattern("<option value=\"FIRE\" selected>");
    var slip = register(Map.of("way", "CALL", "words", words, "danger", "FIRE"));
    slip.then().statusCode(200).body(containsString("系统没有报警"));
    assertThat(cases.count("alarm where case_number = '" + number(slip.asString()) + "'"))
        .isPositive();
  }

  @Test
  void a_pasted_order_fills_number_and_date_and_is_not_opened_twice() {
    var text =
        "工单编号：SH-REG-1\n诉求人：王先生\n联系电话：13800001234\n事发地址：杨浦区五角场街道政立路580弄\n诉求内容：楼道堆满杂物没有人管\n办理时限：2026-12-20";
    var page = draft("ORDER", text).asString();
    assertThat(page)
        .contains("value=\"SH-REG-1\"")
        .contains("value=\"2026-12-20\"")
        .contains("value=\"王先生\"");
    var slip =
        register(
            Map.of(
                "way", "ORDER",
                "words", "楼道堆满杂物没有人管",
                "system", "HOTLINE_12345",
                "number", "SH-REG-1",
                "due", "2026-12-20",
                "contact", "13800001234"));
    slip.then().statusCode(200);
    var number = number(slip.asString());
    assertThat(
            cases.count(
                "contact c join case_reporter r on r.resident_id = c.resident_id where"
                    + " r.case_number = '"
                    + number
                    + "'"))
        .isZero(); // they gave it to another system, so we do not write there
    assertThat(draft("ORDER", text).asString()).contains("这个工单已经有事项了").contains(number);
    register(Map.of("way", "ORDER", "system", "HOTLINE_12345", "number", "sh-reg-1"))
        .then()
        .statusCode(409)
        .body(containsString(number));
    var other = DeskSession.of(officers.login("310110012", Role.OFFICER));
    var form = new HashMap<String, String>(entry());
    form.putAll(
        Map.of(
            "office", "310110012", "system", "HOTLINE_12345", "number", "SH-REG-1", "key", "k-2"));
    assertThat(other.post("/desk/registration", form).asString())
        .contains("不在您能看到的范围里")
        .doesNotContain(number);
  }

  @Test
  void a_field_that_cannot_be_used_is_named_and_nothing_typed_is_lost() {
    var page = register(Map.of("contact", "叫我阿姨就行", "name", "陈阿姨"));
    page.then()
        .statusCode(422)
        .body(containsString("电话或邮箱看不懂"))
        .body(containsString("value=\"陈阿姨\""));
    register(Map.of("office", "310104")).then().statusCode(422);
    register(Map.of("kind", "PETITION.INQUIRY")).then().statusCode(422);
    register(Map.of("kind", "")).then().statusCode(422);
    register(Map.of("number", "SH-1-2-3")).then().statusCode(422);
  }

  @Test
  void who_changes_nothing_registers_nothing() {
    for (Role role : new Role[] {Role.AUDITOR, Role.ADMIN}) {
      session(role).browser().get("/desk/registration").then().statusCode(403);
      session(role).post("/desk/registration", entry()).then().statusCode(403);
    }
  }

  private Map<String, String> entry() {
    return Map.of(
        "way", "VISIT",
        "words", "五角场街道政立路人行道的砖头翘起来了，走路绊脚，请派人来修",
        "summary", "人行道砖头翘起",
        "place", "政立路",
        "kind", "SERVICE_REQUEST.ASSISTANCE",
        "subject", "URBAN_CONSTRUCTION",
        "urgency", "NORMAL",
        "office", STREET);
  }

  private Response register(Map<String, String> changed) {
    var session = session(Role.OFFICER);
    var form = new HashMap<>(entry());
    form.putAll(changed);
    form.put("key", java.util.UUID.randomUUID().toString());
    return session.post("/desk/registration", form);
  }

  private Response draft(String way, String words) {
    return session(Role.OFFICER)
        .post("/desk/registration/draft", Map.of("way", way, "words", words));
  }

  private DeskSession session(Role role) {
    return DeskSession.of(officers.login(STREET, role));
  }

  private static String number(String page) {
    var found = NUMBER.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group();
  }

  private static String code(String page) {
    var found = CODE.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
