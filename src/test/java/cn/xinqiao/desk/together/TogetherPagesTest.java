package cn.xinqiao.desk.together;

import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.together.Parts;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages on which offices work together: what they say when something is not done, and to whom.
 */
@QuarkusTest
@Tag("database")
class TogetherPagesTest {
  private static final OfficeCode GREENING = new OfficeCode("310110-greening");
  private static final String COMMITTEE = "310110012001";

  private final TestOfficers officers;
  private final NewCases cases;
  private final CaseDesk desk;
  private final Parts parts;

  TogetherPagesTest(TestOfficers officers, NewCases cases, CaseDesk desk, Parts parts) {
    this.officers = officers;
    this.cases = cases;
    this.desk = desk;
    this.parts = parts;
  }

  @Test
  void an_answer_while_a_part_is_open_says_what_to_do() {
    var number = asked();
    desk.accept(cases.officer(STREET, Role.OFFICER), Request.on(number));
    var answer =
        session(STREET.value(), Role.OFFICER)
            .post("/desk/cases/" + number + "/reply", Map.of("text", "已经修剪好了"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.asString()).contains("还有协办单位没有答复");
  }

  @Test
  void what_is_not_on_a_committees_list_is_refused_with_the_lists_source() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    cases.change("update cases set subject = 'LAND' where number = '" + number + "'");
    var answer =
        session(STREET.value(), Role.OFFICER)
            .post(
                "/desk/cases/" + number + "/cooperation/parts",
                Map.of("office", COMMITTEE, "text", "请看看"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.asString()).contains("国土资源", "《上海市居民委员会工作条例》第二十五条");
    assertThat(parts.of(cases.officer(STREET, Role.OFFICER), number)).isEmpty();
  }

  @Test
  void a_late_return_is_refused_with_the_article() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    cases.change(
        "update cases set opened_at = '2026-11-02 08:00:00' where number = '" + number + "'");
    var answer =
        session(STREET.value(), Role.OFFICER)
            .post("/desk/cases/" + number + "/return", Map.of("text", "不归我们"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.asString()).contains("《信访工作条例》第二十三条第三款");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cooperation/parts",
        "cooperation/parts/1/done",
        "cooperation/parts/1/again",
        "cooperation/parts/1/end",
        "cooperation/invitations",
        "cooperation/meetings"
      })
  void an_officer_elsewhere_finds_no_case_and_an_auditor_changes_none(String act) {
    var number = asked();
    var fields =
        Map.of(
            "office",
            GREENING.value(),
            "text",
            "请看看",
            "at",
            "2026-11-19T14:00",
            "on",
            "2036-11-28");
    var path = "/desk/cases/" + number + "/" + act;
    assertThat(session("310110016", Role.OFFICER).post(path, fields).statusCode()).isEqualTo(404);
    assertThat(session(STREET.value(), Role.AUDITOR).post(path, fields).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest(name = "{1} of {0}: {2}")
  @CsvSource({
    "310110-greening, OFFICER, 200",
    "310110-greening, AUDITOR, 200",
    "310110-market, OFFICER, 404",
    "310110016, LEAD, 404",
    "31, ADMIN, 403"
  })
  void a_parts_page_opens_for_the_office_that_is_asked(String office, Role role, int status) {
    var number = asked();
    var id = parts.of(cases.officer(STREET, Role.OFFICER), number).getFirst().id();
    var page = session(office, role).get("/desk/together/parts/" + number + "/" + id);
    assertThat(page.statusCode()).isEqualTo(status);
    if (role == Role.AUDITOR) {
      assertThat(page.asString()).doesNotContain("/answer");
    }
  }

  @ParameterizedTest(name = "{1} of {0}: {2}")
  @CsvSource({"310110, LEAD, 200", "31, ADMIN, 200", "31, AUDITOR, 200", "310110, OFFICER, 403"})
  void disputes_are_for_those_who_answer_for_them(String office, Role role, int status) {
    assertThat(session(office, role).get("/desk/disputes").statusCode()).isEqualTo(status);
  }

  @Test
  void the_lead_of_a_committee_takes_a_kind_of_task_on_and_lets_it_go() {
    var lead = session(COMMITTEE, Role.LEAD);
    lead.post("/desk/together/list", Map.of("subject", "LABOUR", "how", "MORE"));
    assertThat(labour(lead)).contains("自愿承接", "不再承接");
    lead.post("/desk/together/list", Map.of("subject", "LABOUR", "how", "LESS"));
    assertThat(labour(lead)).contains("自愿承接这类事项").doesNotContain("不再承接");
    var refused =
        session(DISTRICT.value(), Role.LEAD)
            .post("/desk/together/list", Map.of("subject", "LABOUR", "how", "MORE"));
    assertThat(refused.statusCode()).isEqualTo(422);
  }

  /** How the kind of task stands in the committee's list. */
  private static String labour(DeskSession lead) {
    return Jsoup.parse(lead.get("/desk/together").asString())
        .select("li:has(input[name=subject][value=LABOUR])")
        .text();
  }

  @Test
  void every_look_at_a_part_is_written_down() {
    var number = asked();
    var id = parts.of(cases.officer(STREET, Role.OFFICER), number).getFirst().id();
    session(GREENING.value(), Role.OFFICER).get("/desk/together/parts/" + number + "/" + id);
    assertThat(
            cases.count(
                "audit_entry where object = '"
                    + number
                    + "' and act = 'VIEW_CASE' and purpose = 'part'"))
        .isEqualTo(1);
  }

  private CaseNumber asked() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    parts.ask(
        cases.officer(STREET, Role.OFFICER),
        Request.on(number),
        GREENING,
        "请修剪挡住路灯的树枝",
        Optional.empty());
    return number;
  }

  private DeskSession session(String office, Role role) {
    return DeskSession.of(officers.login(office, role));
  }
}
