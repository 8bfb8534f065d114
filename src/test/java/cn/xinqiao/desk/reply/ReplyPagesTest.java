package cn.xinqiao.desk.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an officer reads beside an answer. */
@QuarkusTest
@Tag("database")
class ReplyPagesTest {
  private static final String LACKING = "经查，情况属实，因为电缆进水，已责令养护公司整改。我街道高度重视。";
  private static final Pattern KEY =
      Pattern.compile("name=\"passed\" value=\"(EMPTY_PHRASE[^\"]*)\"");

  private final TestOfficers officers;
  private final NewCases cases;
  private final CaseDesk desk;

  ReplyPagesTest(TestOfficers officers, NewCases cases, CaseDesk desk) {
    this.officers = officers;
    this.cases = cases;
    this.desk = desk;
  }

  @Test
  void what_is_noticed_stands_beside_the_answer_with_its_sentence_marked() {
    var path = "/desk/cases/" + accepted(SubKind.APPEAL) + "/reply/reading";
    var part = officer().post(path, Map.of("text", LACKING)).then().statusCode(200).extract();
    assertThat(part.asString())
        .contains("没有写依据的条文", "没有写不服怎么办", "加到末尾", "杨浦区人民政府")
        .contains("<mark>我街道高度重视。</mark>", "在文中找到")
        .doesNotContain("<html");
  }

  @Test
  void advice_that_was_looked_at_is_folded_until_its_sentence_changes() {
    var path = "/desk/cases/" + accepted(SubKind.ASSISTANCE) + "/reply/reading";
    var officer = officer();
    var key = KEY.matcher(officer.post(path, Map.of("text", LACKING)).asString());
    assertThat(key.find()).isTrue();
    officer
        .post(path, Map.of("text", LACKING, "passed", key.group(1)))
        .then()
        .body(containsString(key.group(1) + "\" checked"))
        .body(not(containsString("<mark>我街道高度重视。</mark>")));
    officer
        .post(path, Map.of("text", LACKING.replace("高度", "一直高度"), "passed", key.group(1)))
        .then()
        .body(containsString("<mark>我街道一直高度重视。</mark>"));
  }

  @Test
  void nothing_is_said_of_an_answer_that_is_not_begun() {
    var path = "/desk/cases/" + accepted(SubKind.APPEAL) + "/reply/reading";
    assertThat(officer().post(path, Map.of("text", "")).asString().strip()).isEmpty();
  }

  @Test
  void a_decision_that_lacks_something_comes_back_with_what_was_typed_and_leaves_with_a_reason() {
    var path = "/desk/cases/" + accepted(SubKind.APPEAL);
    var officer = officer();
    officer
        .post(path + "/reply", Map.of("text", LACKING))
        .then()
        .statusCode(422)
        .body(containsString("还没有发出"))
        .body(containsString("没有写依据的条文"))
        .body(containsString("为什么仍然这样发出"))
        .body(containsString(LACKING + "</textarea>"));
    officer
        .post(path + "/reply", Map.of("text", LACKING, "override", "处理意见书今天送达"))
        .then()
        .statusCode(303);
    officer
        .get(path)
        .then()
        .body(containsString("在有提示的情况下发出答复（没有写依据的条文；没有写不服怎么办），理由："))
        .body(containsString("处理意见书今天送达"));
  }

  @Test
  void a_decision_on_paper_is_read_as_well_and_held_until_a_reason_is_given() {
    var number = accepted(SubKind.APPEAL);
    var street = cases.officer(NewCases.STREET, Role.OFFICER);
    desk.reply(
        street,
        Request.on(number),
        new CaseDesk.Answer(LACKING, Optional.empty(), Optional.of("处理意见书随后送达")));
    var officer = officer();
    var drafted =
        officer.post(
            "/desk/cases/" + number + "/documents", Map.of("kind", "DECISION", "key", "k"));
    var path = drafted.getHeader("Location").replaceFirst("https?://[^/]+", "");
    var draft = officer.get(path).asString();
    assertThat(draft).contains("<mark>我街道高度重视。</mark>", "处理意见", "没有写依据的条文");
    officer
        .post(
            path + "/reading",
            Map.of("kind", "DECISION", "field.basis", Lawful.DECISION, "field.decision", "好的"))
        .then()
        .statusCode(200)
        .body(not(containsString("没有写依据的条文")));
    var version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(draft);
    assertThat(version.find()).isTrue();
    var whole =
        Map.of(
            "version", version.group(1),
            "key", "issue",
            "field.addressee", "李鿍",
            "field.facts", "现场看过。",
            "field.basis", "有关规定",
            "then", "issue");
    officer
        .post(path, whole)
        .then()
        .statusCode(422)
        .body(containsString("还没有发出"))
        .body(containsString("没有写依据的条文"));
  }

  @Test
  void an_auditor_and_an_office_elsewhere_have_nothing_read() {
    var path = "/desk/cases/" + accepted(SubKind.APPEAL) + "/reply/reading";
    var auditor = DeskSession.of(officers.login(NewCases.STREET.value(), Role.AUDITOR));
    auditor.post(path, Map.of("text", LACKING)).then().statusCode(403);
    var elsewhere = DeskSession.of(officers.login("310110016", Role.LEAD));
    elsewhere.post(path, Map.of("text", LACKING)).then().statusCode(404);
  }

  @Test
  void leads_see_how_many_left_in_spite_of_what_was_noticed() {
    var number = accepted(SubKind.APPEAL);
    var street = cases.officer(NewCases.STREET, Role.OFFICER);
    desk.reply(
        street,
        Request.on(number),
        new CaseDesk.Answer(LACKING, Optional.empty(), Optional.of("处理意见书随后送达")));
    var lead = DeskSession.of(officers.login("310110", Role.LEAD));
    assertThat(lead.get("/desk/replies").asString())
        .contains("答复把关", "控江路街道", "没有写不服怎么办")
        .doesNotContain(number.toString());
    officer().get("/desk/replies").then().statusCode(403);
  }

  private CaseNumber accepted(SubKind subKind) {
    var kind = subKind == SubKind.APPEAL ? Kind.PETITION : Kind.SERVICE_REQUEST;
    var number = cases.open(kind, subKind);
    desk.accept(cases.officer(NewCases.STREET, Role.OFFICER), Request.on(number));
    return number;
  }

  private DeskSession officer() {
    return DeskSession.of(officers.login(NewCases.STREET.value(), Role.OFFICER));
  }
}
