package cn.xinqiao.desk.duty;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.Notices;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An officer's own ways and times, and where the link of a notice leads. */
@QuarkusTest
@Tag("database")
class OwnNoticePagesTest {
  private static final String STREET = "310118001";
  private static final Pattern ADDRESS = Pattern.compile("name=\"address\" value=\"(\\d+)\"");
  private static final Pattern LINK =
      Pattern.compile("https://xinqiao\\.example(/notice/([A-Za-z0-9_-]{32}))");

  private final TestOfficers officers;
  private final DutyRoster roster;
  private final NewCases cases;
  private final EntityManager entities;
  private final Clock clock;
  private final FakeRobot robot = new FakeRobot();

  OwnNoticePagesTest(
      TestOfficers officers,
      DutyRoster roster,
      NewCases cases,
      EntityManager entities,
      Clock clock) {
    this.officers = officers;
    this.roster = roster;
    this.cases = cases;
    this.entities = entities;
    this.clock = clock;
  }

  @AfterEach
  void empty() {
    robot.close();
    cases.change("delete from duty_shift where office_code = '" + STREET + "'");
    cases.change("delete from notice_address");
  }

  @Test
  void an_address_is_kept_sealed_and_shown_in_part() {
    var officer = session(Role.OFFICER);
    addRobot(officer, "sealed-key-4711").then().statusCode(303);
    officer
        .get("/desk/own")
        .then()
        .body(containsString("localhost"))
        .body(containsString("••••711"))
        .body(not(containsString("sealed-key-4711")));
    var kept =
        (byte[])
            entities
                .createNativeQuery("select sealed from notice_address", byte[].class)
                .getSingleResult();
    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("localhost");
  }

  @Test
  void what_can_be_no_address_is_not_kept() {
    var officer = session(Role.OFFICER);
    for (String kind : new String[] {"ROBOT", "SMS", "PIGEON", ""}) {
      officer
          .post("/desk/own/addresses", Map.of("kind", kind, "address", "http://10.0.0.1/x"))
          .then()
          .statusCode(422)
          .body(containsString("没有保存"));
    }
  }

  @Test
  void nobody_touches_the_addresses_of_another() {
    var officer = session(Role.OFFICER);
    addRobot(officer, "mine");
    var id = ADDRESS.matcher(officer.get("/desk/own").asString());
    assertThat(id.find()).isTrue();
    var lead = session(Role.LEAD);
    lead.get("/desk/own").then().body(not(containsString("localhost")));
    lead.post("/desk/own/addresses/removal", Map.of("address", id.group(1))).then().statusCode(404);
    officer
        .post("/desk/own/addresses/removal", Map.of("address", id.group(1)))
        .then()
        .statusCode(303);
    officer.get("/desk/own").then().body(not(containsString("localhost")));
  }

  @Test
  void each_address_is_tried_by_itself_and_the_page_says_how_it_went() {
    var officer = session(Role.OFFICER);
    addRobot(officer, "first");
    addRobot(officer, "second");
    var ids = ADDRESS.matcher(officer.get("/desk/own").asString()).results().toList();
    var second = ids.getLast().group(1);
    officer
        .post("/desk/own/addresses/trial", Map.of("address", second))
        .then()
        .statusCode(303)
        .header("Location", endsWith("/desk/own?tried=true"));
    Eventually.holds(() -> assertThat(robot.told("second")).hasSize(1));
    assertThat(robot.told("second").getFirst().body()).contains("测试通知");
    Eventually.holds(() -> officer.get("/desk/own").then().body(containsString("已发出")));
    assertThat(robot.told("first")).isEmpty();
    robot.answers(403, "");
    officer.post("/desk/own/addresses/trial", Map.of("address", second)).then().statusCode(303);
    Eventually.holds(() -> officer.get("/desk/own").then().body(containsString("发不到")));
    session(Role.LEAD)
        .post("/desk/own/addresses/trial", Map.of("address", second))
        .then()
        .statusCode(404);
  }

  @Test
  void whoever_tries_an_address_again_and_again_is_asked_to_wait() {
    var lead = session(Role.LEAD);
    addRobot(lead, "often");
    var id = ADDRESS.matcher(lead.get("/desk/own").asString());
    assertThat(id.find()).isTrue();
    for (int i = 0; i < Notices.MOST_TRIALS; i++) {
      lead.post("/desk/own/addresses/trial", Map.of("address", id.group(1))).then().statusCode(303);
    }
    lead.post("/desk/own/addresses/trial", Map.of("address", id.group(1)))
        .then()
        .statusCode(422)
        .body(containsString("一小时内最多试 10 次"));
  }

  @Test
  void what_is_not_open_here_is_named_with_its_reason_and_not_offered() {
    var officer = session(Role.OFFICER);
    officer
        .get("/desk/own")
        .then()
        .body(containsString("没有接短信网关"))
        .body(containsString("没有配置发信的邮箱"))
        .body(containsString("没有配置机器人"))
        .body(not(containsString("<option value=\"SMS\">")))
        .body(not(containsString("取一个代码")));
    officer.post("/desk/own/codes", Map.of("kind", "TELEGRAM")).then().statusCode(422);
    officer
        .browser()
        .cookie("xq_lang", "en")
        .get("/desk/own")
        .then()
        .body(containsString("No gateway for text messages is set up"));
  }

  @Test
  void own_times_are_kept_and_impossible_ones_are_not() {
    var officer = session(Role.OFFICER);
    officer.get("/desk/own").then().body(containsString("value=\"09:00\""));
    officer
        .post("/desk/own/hours", Map.of("first", "08:15", "second", "16:45"))
        .then()
        .statusCode(303);
    officer.get("/desk/own").then().body(containsString("value=\"16:45\""));
    officer
        .post("/desk/own/hours", Map.of("first", "16:45", "second", "08:15"))
        .then()
        .statusCode(422);
  }

  @Test
  void an_auditor_is_never_called_and_has_no_such_page() {
    session(Role.AUDITOR).get("/desk/own").then().statusCode(403);
  }

  @Test
  void the_link_leads_through_the_login_to_the_case_once_and_acknowledges_nothing() {
    var officer = onDuty();
    var number = emergency();
    var link = LINK.matcher(told(number));
    assertThat(link.find()).isTrue();
    var outside =
        given().redirects().follow(false).get(link.group(1)).then().statusCode(200).extract();
    assertThat(outside.asString()).doesNotContain(number).contains("/desk/notices/");
    var goal = outside.cookie("xq_goal");
    given()
        .redirects()
        .follow(false)
        .get("/desk/notices/{t}", link.group(2))
        .then()
        .statusCode(303)
        .header("Location", endsWith("/login"));
    given()
        .redirects()
        .follow(false)
        .cookie("xq_goal", goal)
        .formParams(
            Map.of(
                "login", officers.login(STREET, Role.OFFICER), "password", TestOfficers.PASSWORD))
        .post("/login")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/desk/notices/" + link.group(2)));
    officer
        .get("/desk/notices/" + link.group(2))
        .then()
        .statusCode(303)
        .header("Location", endsWith("/desk/cases/" + number));
    officer
        .get("/desk/cases/" + number)
        .then()
        .body(containsString("/desk/cases/" + number + "/acknowledgement"))
        .body(containsString("正在响铃"));
    officer
        .get("/desk/notices/" + link.group(2))
        .then()
        .statusCode(404)
        .body(containsString("这个链接已经用过"));
    officer.get("/desk/cases/" + number + "/acknowledgement").then().statusCode(405);
    assertThat(cases.count("alarm where seen_at is not null and case_number = '" + number + "'"))
        .isZero();
  }

  @Test
  void the_link_of_one_officer_opens_nothing_for_another() {
    onDuty();
    var number = emergency();
    var link = LINK.matcher(told(number));
    assertThat(link.find()).isTrue();
    session(Role.LEAD).get("/desk/notices/" + link.group(2)).then().statusCode(404);
    session(Role.OFFICER).get("/desk/notices/" + link.group(2)).then().statusCode(303);
  }

  @Test
  void a_goal_that_is_no_link_of_ours_is_not_followed() {
    given()
        .redirects()
        .follow(false)
        .cookie("xq_goal", "//elsewhere.example")
        .formParams(
            Map.of(
                "login", officers.login(STREET, Role.OFFICER), "password", TestOfficers.PASSWORD))
        .post("/login")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/desk"));
    given().get("/notice/nothing").then().statusCode(404);
  }

  private DeskSession onDuty() {
    var officer = session(Role.OFFICER);
    addRobot(officer, "duty").then().statusCode(303);
    var now = clock.instant();
    roster.add(
        new OfficeCode(STREET),
        new DutyRoster.Planned(
            officers.login(STREET, Role.OFFICER),
            now.minusSeconds(60),
            now.plusSeconds(9 * 86_400)));
    return officer;
  }

  private static String emergency() {
    var resident = new ResidentClient();
    resident.writes("青浦区夏阳街道这里楼道着火了，快来人").reads();
    return (String) resident.reads().cases().getFirst().get("number");
  }

  private String told(String number) {
    Eventually.holds(
        () -> assertThat(robot.told("duty")).anyMatch(one -> one.body().contains(number)));
    return robot.told("duty").stream()
        .filter(one -> one.body().contains(number))
        .findFirst()
        .orElseThrow()
        .body();
  }

  private io.restassured.response.Response addRobot(DeskSession session, String key) {
    return session.post(
        "/desk/own/addresses", Map.of("kind", "ROBOT", "address", robot.address(key)));
  }

  private DeskSession session(Role role) {
    return DeskSession.of(officers.login(STREET, role));
  }
}
