package cn.xinqiao.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint of the officers' contract, for every role, from every place in the tree. */
@QuarkusTest
@Tag("database")
class AuthorisationTest {
  private static final Map<String, Map<String, String>> VERBS =
      Map.ofEntries(
          Map.entry("acceptance", Map.of()),
          Map.entry("refusal", Map.of("reason", "不属于受理范围")),
          Map.entry("return", Map.of("reason", "不是我们的")),
          Map.entry("transfer", Map.of("office", "310110016", "reason", "在他们那里")),
          Map.entry("reply", Map.of("text", "已经修好")),
          Map.entry("research", Map.of("text", "正在和绿化部门一起看")),
          Map.entry("reply/reading", Map.of("text", "已经修好")),
          Map.entry("message", Map.of("text", "请问在几号门口")),
          Map.entry("takeover", Map.of()),
          Map.entry("handback", Map.of("summary", "约好明天上午去看")),
          Map.entry("references", Map.of("system", "HOTLINE_12345", "number", "SH-AUTHORISED-1")),
          Map.entry("extension", Map.of("reason", "要等检测报告")),
          Map.entry("hearing", Map.of("held", "true", "reason", "重大疑难")),
          Map.entry("service", Map.of("way", "BY_HAND", "on", "2026-11-20", "proof", "12 号")),
          Map.entry("review", Map.of("reason", "不服")),
          Map.entry("parts", Map.of("office", "310110-greening", "wanted", "看看树根")),
          Map.entry("invitation", Map.of("office", "310110-police", "reason", "请到场")),
          Map.entry("looks", Map.of("node", "G-1", "wanted", "看看路面")),
          Map.entry("leader", Map.of("login", "t-310110-lead", "reason", "多次反映")),
          Map.entry("recusal", Map.of("colleague", "nobody", "reason", "亲属")),
          Map.entry("supervision", Map.of("on", "2099-01-05", "reason", "超期未办")),
          Map.entry("supervision/aside", Map.of("text", "已经电话了解")),
          Map.entry("supervision/answer", Map.of("text", "本周内办结")),
          Map.entry("supervision/closure", Map.of("text", "已办结")),
          Map.entry("executions/1", Map.of("text", "已经修好")),
          Map.entry("new-facts", Map.of("text", "又发现一处漏水")),
          Map.entry("support", Map.of("text", "上门谈话一次")),
          Map.entry(
              "keys/1/proposal",
              Map.of("heard", "CALL", "at", "2026-11-20T02:00:00Z", "answer", "PUT_RIGHT")),
          Map.entry("closure", Map.of("reason", "没有回音", "because", "no-answer")),
          Map.entry("closure/decision", Map.of("approved", "true", "reason", "同意")),
          Map.entry("relief", Map.of()),
          Map.entry("steps/1", Map.of("text", "已经当面讲清楚")),
          Map.entry("support/end", Map.of("text", "情绪平稳")),
          Map.entry(
              "retyping", Map.of("kind", "SUGGESTION", "subject", "城乡建设", "reason", "其实是建议")));

  private final TestOfficers officers;

  AuthorisationTest(TestOfficers officers) {
    this.officers = officers;
  }

  /** From where, as what, and what a case of 五角场街道 answers to reading and to acting. */
  @ParameterizedTest(name = "{1} of {0}: reading {2}, acting {3}")
  @CsvSource({
    "310110019, OFFICER, 200, may",
    "310110019, LEAD, 200, may",
    "310110019, AUDITOR, 200, 403",
    "310110019, ADMIN, 403, 403",
    "310110, OFFICER, 200, 403",
    "310110, LEAD, 200, may",
    "310110, AUDITOR, 200, 403",
    "31, OFFICER, 200, 403",
    "31, LEAD, 200, may",
    "31, AUDITOR, 200, 403",
    "31, ADMIN, 403, 403",
    "310110016, OFFICER, 404, 404",
    "310110016, LEAD, 404, 404",
    "310110016, AUDITOR, 404, 403",
    "310110-chengguan, OFFICER, 404, 404",
    "310110019001, OFFICER, 404, 404",
    "310106, LEAD, 404, 404",
    "31-triage, OFFICER, 404, 404"
  })
  void an_officer_reads_the_own_subtree_and_acts_for_the_own_office(
      String office, Role role, int reading, String acting) {
    var opened = OpenedCase.inWujiaochang();
    as(office, role).get("/api/cases/{n}", opened.number()).then().statusCode(reading);
    as(office, role).get("/api/cases/{n}/references", opened.number()).then().statusCode(reading);
    as(office, role).get("/api/cases/{n}/looks", opened.number()).then().statusCode(reading);
    as(office, role).get("/api/cases/{n}/leader", opened.number()).then().statusCode(reading);
    as(office, role).get("/api/cases/{n}/pace", opened.number()).then().statusCode(reading);
    as(office, role).get("/api/cases/{n}/keys", opened.number()).then().statusCode(reading);
    if (acting.equals("may")) {
      act(as(office, role), opened.number(), "acceptance").then().statusCode(200);
      return;
    }
    for (String verb : VERBS.keySet()) {
      act(as(office, role), opened.number(), verb)
          .then()
          .statusCode(Integer.parseInt(acting))
          .contentType("application/problem+json");
    }
    as("310110019", Role.OFFICER)
        .get("/api/cases/{n}", opened.number())
        .then()
        .body("state", equalTo("OPEN"));
  }

  static Stream<Arguments> endpoints() {
    return Stream.concat(
        Stream.of(
                "/api/cases",
                "/api/cases/XQ20261121-0001239",
                "/api/cases/XQ20261121-0001239/references",
                "/api/cases/XQ20261121-0001239/returns",
                "/api/cases/XQ20261121-0001239/parts",
                "/api/cases/XQ20261121-0001239/invitations",
                "/api/cases/XQ20261121-0001239/meetings",
                "/api/cases/XQ20261121-0001239/looks",
                "/api/cases/XQ20261121-0001239/leader",
                "/api/cases/XQ20261121-0001239/pace",
                "/api/cases/XQ20261121-0001239/keys",
                "/api/overdue",
                "/api/insight/rates",
                "/api/offices")
            .map(path -> Arguments.of("GET", path, Map.of())),
        Stream.concat(
            Stream.of(Arguments.of("POST", "/api/triage", Map.of("text", "路灯坏了"))),
            VERBS.entrySet().stream()
                .map(verb ->
                    Arguments.of(
                        "POST",
                        "/api/cases/XQ20261121-0001239/" + verb.getKey(),
                        verb.getValue()))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("endpoints")
  void without_a_valid_token_nothing_is_answered(
      String method, String path, Map<String, String> body) {
    for (RequestSpecification caller :
        new RequestSpecification[] {given(), given().auth().oauth2("not-a-token")}) {
      caller
          .contentType("application/json")
          .body(body)
          .request(method, path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json");
    }
  }

  @ParameterizedTest(name = "{1} of {0}: the own figures {2}, those of 殷行街道 {3}")
  @CsvSource({
    "310110016, LEAD, 200, 200",
    "310110016, AUDITOR, 200, 200",
    "310110016, OFFICER, 403, 403",
    "310110016, ADMIN, 403, 403",
    "310110, LEAD, 200, 200",
    "31, AUDITOR, 200, 200",
    "310110019, LEAD, 200, 404",
    "310110019, AUDITOR, 200, 404",
    "310106, LEAD, 200, 404",
    "31-triage, LEAD, 200, 404"
  })
  void figures_are_read_by_who_leads_or_audits_within_the_own_subtree(
      String office, Role role, int own, int other) {
    as(office, role).get("/api/insight/rates").then().statusCode(own);
    as(office, role).get("/api/insight/rates?office={o}", "310110016").then().statusCode(other);
  }

  @Test
  void an_accusation_exists_only_at_the_confidential_desk_that_holds_it() {
    var opened = OpenedCase.accusingYinhang();
    as("310110-discipline", Role.OFFICER)
        .get("/api/cases/{n}", opened.number())
        .then()
        .statusCode(200)
        .body("confidential", equalTo(true));
    for (String office : new String[] {"310110016", "310110", "31", "31-discipline", "31-triage"}) {
      as(office, Role.LEAD).get("/api/cases/{n}", opened.number()).then().statusCode(404);
      as(office, Role.LEAD)
          .get("/api/cases?size=200")
          .then()
          .body("items.number", not(hasItem(opened.number())));
      as(office, Role.LEAD)
          .get("/api/cases?size=200&q={q}", "包庇违法搭建")
          .then()
          .body("total", equalTo(0));
    }
  }

  @Test
  void an_accusation_cannot_be_passed_to_the_street_that_it_accuses() {
    var opened = OpenedCase.accusingYinhang();
    act(as("310110-discipline", Role.OFFICER), opened.number(), "transfer").then().statusCode(422);
  }

  @Test
  void a_lead_acts_on_behalf_of_an_office_below_and_the_timeline_says_so() {
    var opened = OpenedCase.inWujiaochang();
    var onBehalf =
        act(as("310110", Role.LEAD), opened.number(), "acceptance")
            .then()
            .extract()
            .jsonPath()
            .getBoolean("timeline.find { it.what == 'ACCEPTED' }.onBehalf");
    assertThat(onBehalf).isTrue();
  }

  private Response act(RequestSpecification caller, String number, String verb) {
    return caller
        .contentType("application/json")
        .body(VERBS.get(verb))
        .post("/api/cases/{n}/" + verb, number);
  }

  private RequestSpecification as(String office, Role role) {
    return given().auth().oauth2(officers.token(office, role));
  }
}
