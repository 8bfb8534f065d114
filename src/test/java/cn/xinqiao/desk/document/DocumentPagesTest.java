package cn.xinqiao.desk.document;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 文书 on the page of a case and on pages of their own. */
@QuarkusTest
@Tag("database")
class DocumentPagesTest {
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
  private static final Pattern VERSION =
      Pattern.compile("id=\"draft\"[\\s\\S]*?name=\"version\" value=\"(\\d+)\"");

  private final CaseDesk desk;
  private final NewCases cases;
  private final TestOfficers officers;

  DocumentPagesTest(CaseDesk desk, NewCases cases, TestOfficers officers) {
    this.desk = desk;
    this.cases = cases;
    this.officers = officers;
  }

  @Test
  void an_officer_drafts_completes_issues_and_notes_the_service_of_a_document() {
    var number = answered();
    var officer = DeskSession.of(officers.login(STREET.value(), Role.OFFICER));
    assertThat(officer.get("/desk/cases/" + number).asString())
        .contains("拟写文书", "信访处理意见书", "还没有文书")
        .doesNotContain("复查意见书");
    var path = drafted(officer, number, "DECISION");
    var draft = officer.get(path).asString();
    assertThat(draft).contains("草稿", "出具前还要填", "查明的事实和理由", "灯已修好");

    var incomplete = new HashMap<String, String>(form(draft));
    incomplete.put("field.addressee", "李鿍");
    incomplete.put("then", "issue");
    officer
        .post(path, incomplete)
        .then()
        .statusCode(422)
        .body(containsString("写好的内容都保留着"))
        .body(containsString("李鿍"));

    var whole = new HashMap<String, String>(form(officer.get(path).asString()));
    whole.put("field.facts", "现场看过，接头进水。\r\n已换新。");
    whole.put("field.basis", "《信访工作条例》第三十二条");
    whole.put("then", "issue");
    officer.post(path, whole).then().statusCode(303);
    var issued = officer.get(path).asString();
    assertThat(issued).contains("控信意〔", "已出具", "登记送达", "更正").doesNotContain("保存并出具");
    officer.get(path + "/file.pdf").then().statusCode(200).contentType("application/pdf");
    officer.get(path + "/file.docx").then().statusCode(200);

    var on = Pattern.compile("name=\"on\" type=\"date\" max=\"([^\"]+)\"").matcher(issued);
    assertThat(on.find()).isTrue();
    officer
        .post(
            path + "/service",
            Map.of(
                "way", "BY_HAND",
                "on", on.group(1),
                "proof", "本人签收",
                "outcome", "SUPPORTED",
                "key", keyOf(issued)))
        .then()
        .statusCode(303);
    assertThat(officer.get("/desk/cases/" + number).asString())
        .contains("当面送达：" + on.group(1) + " 送达")
        .contains("《信访处理意见书》已送达", "的处理意见：支持", "督促执行");
  }

  @Test
  void a_service_without_proof_says_what_is_missing() {
    var number = answered();
    var officer = DeskSession.of(officers.login(STREET.value(), Role.OFFICER));
    var path = drafted(officer, number, "DECISION");
    var whole = new HashMap<String, String>(form(officer.get(path).asString()));
    whole.putAll(
        Map.of(
            "field.addressee",
            "李鿍",
            "field.facts",
            "现场查明，接头进水。",
            "field.basis",
            "《信访工作条例》第三十二条",
            "then",
            "issue"));
    officer.post(path, whole).then().statusCode(303);
    officer
        .post(path + "/service", Map.of("way", "POST", "on", "2020-01-01", "key", "k"))
        .then()
        .statusCode(422)
        .body(containsString("送达的方式、日期、凭证、结论、同意不齐"));
  }

  @Test
  void an_auditor_sees_the_list_and_no_form_and_no_text() {
    var number = answered();
    var officer = DeskSession.of(officers.login(STREET.value(), Role.OFFICER));
    var path = drafted(officer, number, "DECISION");
    var auditor = DeskSession.of(officers.login("31", Role.AUDITOR));
    assertThat(auditor.get("/desk/cases/" + number).asString())
        .contains("信访处理意见书")
        .doesNotContain("拟写文书", "/documents/consent");
    assertThat(auditor.get(path).asString()).contains("只供承办单位查看").doesNotContain("保存草稿", "灯已修好");
    auditor.get(path + "/file.pdf").then().statusCode(403);
  }

  @Test
  void an_office_elsewhere_finds_no_page() {
    var number = answered();
    var officer = DeskSession.of(officers.login(STREET.value(), Role.OFFICER));
    var path = drafted(officer, number, "DECISION");
    var elsewhere = DeskSession.of(officers.login("310110016", Role.LEAD));
    elsewhere.get(path).then().statusCode(404);
    elsewhere.get(path + "/file.pdf").then().statusCode(404);
  }

  @Test
  void a_form_without_the_sessions_token_changes_nothing() {
    var number = answered();
    var officer = DeskSession.of(officers.login(STREET.value(), Role.OFFICER));
    var path = drafted(officer, number, "DECISION");
    for (String act : new String[] {"", "/removal", "/correction", "/service"}) {
      officer.browser().formParam("key", "x").post(path + act).then().statusCode(403);
    }
    assertThat(officer.get(path).asString()).contains("草稿");
  }

  private String drafted(DeskSession officer, CaseNumber number, String kind) {
    var page = officer.get("/desk/cases/" + number).asString();
    var made =
        officer.post(
            "/desk/cases/" + number + "/documents", Map.of("kind", kind, "key", keyOf(page)));
    assertThat(made.statusCode()).isEqualTo(303);
    return made.header("Location").replaceFirst("^https?://[^/]+", "");
  }

  private static Map<String, String> form(String page) {
    var version = VERSION.matcher(page);
    assertThat(version.find()).isTrue();
    return Map.of("version", version.group(1), "key", keyOf(page));
  }

  private static String keyOf(String page) {
    var key = KEY.matcher(page);
    String last = null;
    while (key.find()) {
      last = key.group(1);
    }
    assertThat(last).isNotNull();
    return last;
  }

  private CaseNumber answered() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    var street = cases.officer(STREET, Role.OFFICER);
    desk.accept(street, CaseDesk.Request.on(number));
    var later = Optional.of("处理意见书随后送达");
    var answer = new CaseDesk.Answer("灯已修好，每周巡查。", Optional.empty(), later);
    desk.reply(street, CaseDesk.Request.on(number), answer);
    return number;
  }
}
