package cn.xinqiao.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What programs are told of an answer before and after it leaves. */
@QuarkusTest
@Tag("database")
class ReplyContractTest {
  private static final String LACKING = "经查，情况属实，因为电缆进水，已责令养护公司整改。我街道高度重视。";

  private final TestOfficers officers;
  private final NewCases cases;

  ReplyContractTest(TestOfficers officers, NewCases cases) {
    this.officers = officers;
    this.cases = cases;
  }

  @Test
  void a_decision_that_lacks_something_is_a_problem_with_findings() {
    reply(accepted(SubKind.APPEAL), Map.of("text", LACKING))
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/reply-findings"))
        .body("status", equalTo(422))
        .body(
            "findings.findAll { it.severity == 'REQUIRED' }.code", contains("NO_LAW", "NO_REMEDY"))
        .body("findings.find { it.code == 'NO_LAW' }.sentence", nullValue())
        .body("findings.find { it.code == 'NO_LAW' }.suggestion", containsString("第几条"))
        .body("findings.find { it.code == 'NO_REMEDY' }.ready", containsString("杨浦区人民政府"))
        .body("findings.find { it.code == 'EMPTY_PHRASE' }.severity", equalTo("ADVICE"))
        .body("findings.find { it.code == 'EMPTY_PHRASE' }.of", equalTo("ANSWER"))
        .body("findings.find { it.code == 'EMPTY_PHRASE' }.sentence", equalTo("我街道高度重视。"))
        .body(
            "findings.find { it.code == 'EMPTY_PHRASE' }.begin",
            equalTo(LACKING.indexOf("我街道高度重视")))
        .body("findings.find { it.code == 'EMPTY_PHRASE' }.end", equalTo(LACKING.length()));
  }

  @Test
  void it_leaves_with_a_reason_and_the_timeline_has_it() {
    reply(
            accepted(SubKind.APPEAL),
            Map.of("text", LACKING, "override", Map.of("reason", "处理意见书今天送达")))
        .statusCode(200)
        .body("state", equalTo("REPLIED"))
        .body("warnings.code", hasItem("NO_LAW"))
        .body("timeline.find { it.what == 'OVERRIDDEN' }.words", equalTo("处理意见书今天送达"));
  }

  @Test
  void what_decides_nothing_leaves_and_comes_back_with_warnings() {
    reply(accepted(SubKind.ASSISTANCE), Map.of("text", "我街道高度重视。"))
        .statusCode(200)
        .body("number", not(nullValue()))
        .body("state", equalTo("REPLIED"))
        .body("warnings.code", hasItem("EMPTY_PHRASE"))
        .body("warnings.severity", not(hasItem("REQUIRED")));
  }

  @Test
  void a_whole_decision_needs_no_reason() {
    reply(accepted(SubKind.APPEAL), Map.of("text", Lawful.DECISION))
        .statusCode(200)
        .body("warnings.severity", not(hasItem("REQUIRED")));
  }

  @Test
  void what_would_be_noticed_can_be_asked_for_and_nothing_leaves() {
    var number = accepted(SubKind.APPEAL);
    street()
        .body(Map.of("text", LACKING))
        .post("/api/cases/{n}/reply/reading", number.toString())
        .then()
        .statusCode(200)
        .body("findings.code", hasItem("NO_REMEDY"));
    street()
        .body(Map.of("text", " "))
        .post("/api/cases/{n}/reply/reading", number.toString())
        .then()
        .statusCode(200)
        .body("findings", empty());
    street().get("/api/cases/{n}", number.toString()).then().body("state", equalTo("ACCEPTED"));
  }

  @Test
  void a_draft_says_in_which_field_a_sentence_stands() {
    var number = accepted(SubKind.APPEAL);
    reply(number, Map.of("text", Lawful.DECISION)).statusCode(200);
    var fields = Map.of("addressee", "李鿍", "facts", "现场看过，接头进水。街道高度重视。", "basis", "《信访工作条例》第三十二条");
    var path = "/api/cases/" + number + "/documents";
    int id =
        street()
            .body(Map.of("kind", "DECISION", "fields", fields))
            .post(path)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    street()
        .body("{}")
        .post(path + "/" + id + "/reading")
        .then()
        .statusCode(200)
        .body("findings.find { it.code == 'EMPTY_PHRASE' }.field", equalTo("facts"))
        .body("findings.find { it.code == 'EMPTY_PHRASE' }.begin", equalTo(10))
        .body("findings.code", not(hasItem("NO_LAW")));
    street()
        .body(
            Map.of(
                "version",
                version(path, id),
                "fields",
                Map.of("basis", "有关规定", "decision", "已整改。")))
        .post(path + "/" + id + "/fields")
        .then()
        .statusCode(200);
    street()
        .body("{}")
        .post(path + "/" + id + "/issuance")
        .then()
        .statusCode(422)
        .body("findings.findAll { it.severity == 'REQUIRED' }.code", contains("NO_LAW"));
    street()
        .body(Map.of("override", Map.of("reason", "依据见附件")))
        .post(path + "/" + id + "/issuance")
        .then()
        .statusCode(200)
        .body("status", equalTo("ISSUED"));
  }

  private int version(String path, int id) {
    return street().get(path + "/" + id).then().statusCode(200).extract().path("version");
  }

  private ValidatableResponse reply(CaseNumber number, Map<String, ?> body) {
    return street().body(body).post("/api/cases/{n}/reply", number.toString()).then();
  }

  private CaseNumber accepted(SubKind subKind) {
    var kind = subKind == SubKind.APPEAL ? Kind.PETITION : Kind.SERVICE_REQUEST;
    var number = cases.open(kind, subKind);
    street().body("{}").post("/api/cases/{n}/acceptance", number.toString()).then().statusCode(200);
    return number;
  }

  private RequestSpecification street() {
    return given()
        .auth()
        .oauth2(officers.token(NewCases.STREET.value(), Role.OFFICER))
        .contentType("application/json");
  }
}
