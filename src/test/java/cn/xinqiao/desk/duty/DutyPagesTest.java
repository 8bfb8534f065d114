package cn.xinqiao.desk.duty;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.DutyRoster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The roster's page: who reads it, who keeps it, and what a file changes. */
@QuarkusTest
@Tag("database")
class DutyPagesTest {
  private static final String STREET = "310117001";
  private static final String WEEK = "2030-03-04";
  private static final String WAYS = "/desk/duty/ways?office=" + STREET;
  private static final Pattern ADDRESS = Pattern.compile("name=\"address\" value=\"(\\d+)\"");
  private static final Pattern SHIFT = Pattern.compile("name=\"shift\" value=\"(\\d+)\"");

  private final TestOfficers officers;
  private final DutyRoster roster;
  private final NewCases cases;
  private final Clock clock;

  DutyPagesTest(TestOfficers officers, DutyRoster roster, NewCases cases, Clock clock) {
    this.officers = officers;
    this.roster = roster;
    this.cases = cases;
    this.clock = clock;
  }

  @AfterEach
  void empty() {
    cases.change("delete from duty_shift where office_code in ('31', '" + STREET + "')");
    cases.change("delete from notice_address");
  }

  @Test
  void a_lead_adds_a_shift_and_the_rest_of_the_week_is_shown_as_a_gap() {
    var lead = session(STREET, Role.LEAD);
    var who = officers.login(STREET, Role.OFFICER);
    page(lead).then().body(containsString("无人值班"));
    add(lead, who, "2030-03-05T08:00", "2030-03-05T20:00")
        .then()
        .statusCode(303)
        .header("Location", containsString("week=2030-03-05"));
    page(lead)
        .then()
        .body(containsString("08:00 – 20:00"))
        .body(containsString("<strong>" + who + "</strong>"))
        .body(containsString("没有留通知方式"))
        .body(containsString("20:00 – 24:00"));
  }

  @Test
  void the_same_officer_does_not_begin_twice_at_one_time() {
    var lead = session(STREET, Role.LEAD);
    var who = officers.login(STREET, Role.OFFICER);
    add(lead, who, "2030-03-05T08:00", "2030-03-05T20:00").then().statusCode(303);
    add(lead, who, "2030-03-05T08:00", "2030-03-05T12:00")
        .then()
        .statusCode(409)
        .body(containsString("已经有一班了"));
  }

  @Test
  void only_officers_of_the_office_stand_on_its_roster() {
    var lead = session(STREET, Role.LEAD);
    for (String nobody :
        List.of("nobody", officers.login("310118", Role.OFFICER), "t-310117001-auditor")) {
      add(lead, nobody, "2030-03-05T08:00", "2030-03-05T20:00").then().statusCode(422);
    }
    add(lead, officers.login(STREET, Role.OFFICER), "2030-03-05T08:00", "2030-03-05T07:00")
        .then()
        .statusCode(422);
  }

  @Test
  void an_officer_reads_the_roster_and_changes_nothing() {
    var officer = session(STREET, Role.OFFICER);
    page(officer).then().statusCode(200).body(not(containsString("/desk/duty/shifts")));
    add(officer, officers.login(STREET, Role.OFFICER), "2030-03-05T08:00", "2030-03-05T20:00")
        .then()
        .statusCode(403);
    assertThat(shifts()).isEmpty();
  }

  @Test
  void the_roster_of_an_office_that_is_not_below_does_not_exist() {
    var lead = session(STREET, Role.LEAD);
    for (String other : List.of("310117", "310118", "31-triage", "nothing")) {
      lead.get("/desk/duty?office=" + other).then().statusCode(404);
    }
    session("310117", Role.LEAD).get("/desk/duty?office=" + STREET).then().statusCode(200);
  }

  @Test
  void a_confidential_desk_shows_its_roster_to_itself_alone() {
    session("310117", Role.LEAD).get("/desk/duty?office=310117-discipline").then().statusCode(404);
    session("310117-discipline", Role.OFFICER).get("/desk/duty").then().statusCode(200);
  }

  @Test
  void a_file_replaces_what_begins_in_its_time_and_nothing_else() {
    var lead = session(STREET, Role.LEAD);
    var who = officers.login(STREET, Role.OFFICER);
    var other = officers.login(STREET, Role.LEAD);
    add(lead, who, "2030-03-04T08:00", "2030-03-04T20:00");
    add(lead, who, "2030-03-05T08:00", "2030-03-05T20:00");
    add(lead, who, "2030-03-07T08:00", "2030-03-07T20:00");
    var file =
        "账号,开始,结束\r\n"
            + other
            + ",2030/3/5 8:00,2030/3/5 20:00\r\n"
            + other
            + ",2030/3/5 20:00,2030/3/6 8:00\r\n";
    upload(lead, file.getBytes(Charset.forName("GB18030"))).then().statusCode(303);
    assertThat(shifts()).containsExactly(who, other, other, who);
    var table = lead.get("/desk/duty/file?office=" + STREET + "&week=" + WEEK);
    assertThat(table.contentType()).startsWith("text/csv");
    assertThat(table.asString()).contains(other + ",2030-03-05 20:00,2030-03-06 08:00");
  }

  @Test
  void a_file_with_one_bad_row_changes_nothing_and_names_the_row() {
    var lead = session(STREET, Role.LEAD);
    var who = officers.login(STREET, Role.OFFICER);
    add(lead, who, "2030-03-05T08:00", "2030-03-05T20:00");
    var bad = "who,from,to\n" + who + ",2030-03-05 09:00,2030-03-05 10:00\n" + who + ",x,y\n";
    upload(lead, bad.getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(422)
        .body(containsString("第 3 行的时间看不懂"));
    var stranger = "who,from,to\nnobody,2030-03-05 09:00,2030-03-05 10:00\n";
    upload(lead, stranger.getBytes(StandardCharsets.UTF_8)).then().statusCode(422);
    assertThat(shifts()).containsExactly(who);
  }

  @Test
  void an_upload_without_the_token_of_its_session_is_refused() {
    session(STREET, Role.LEAD)
        .browser()
        .multiPart("office", STREET)
        .multiPart("file", "duty.csv", new byte[] {1}, "text/csv")
        .post("/desk/duty/file")
        .then()
        .statusCode(403);
  }

  @Test
  void a_shift_is_removed_by_its_own_office_alone() {
    var lead = session(STREET, Role.LEAD);
    add(lead, officers.login(STREET, Role.OFFICER), "2030-03-05T08:00", "2030-03-05T20:00");
    var found = SHIFT.matcher(page(lead).asString());
    assertThat(found.find()).isTrue();
    var removal = Map.of("office", "310118", "week", WEEK, "shift", found.group(1));
    session("310118", Role.LEAD).post("/desk/duty/shifts/removal", removal).then().statusCode(404);
    assertThat(shifts()).hasSize(1);
    lead.post(
            "/desk/duty/shifts/removal",
            Map.of("office", STREET, "week", WEEK, "shift", found.group(1)))
        .then()
        .statusCode(303);
    assertThat(shifts()).isEmpty();
  }

  @Test
  void the_offices_ways_are_shown_in_part_and_only_to_who_keeps_its_roster() {
    var lead = session(STREET, Role.LEAD);
    addWay(lead, "ROBOT", "https://qyapi.example.com/send?key=abcdef123456").then().statusCode(303);
    lead.get(WAYS)
        .then()
        .body(containsString("qyapi.example.com"))
        .body(not(containsString("abcdef123456")));
    page(lead).then().body(containsString(WAYS));
    var officer = session(STREET, Role.OFFICER);
    page(officer).then().body(not(containsString(WAYS)));
    officer.get(WAYS).then().statusCode(403);
    session("310117", Role.LEAD).get(WAYS).then().statusCode(200);
    session("310118", Role.LEAD).get(WAYS).then().statusCode(404);
    addWay(lead, "ROBOT", "http://10.0.0.1/x").then().statusCode(422);
    addWay(lead, "TELEGRAM", "81000001").then().statusCode(422);
  }

  @Test
  void the_offices_own_address_is_tried_and_the_page_says_how_it_went() {
    try (var robot = new FakeRobot()) {
      robot.answers(403, "");
      var lead = session(STREET, Role.LEAD);
      addWay(lead, "ROBOT", robot.address("group")).then().statusCode(303);
      var id = ADDRESS.matcher(lead.get(WAYS).asString());
      assertThat(id.find()).isTrue();
      var address = Map.of("office", STREET, "address", id.group(1));
      session("310118", Role.LEAD).post("/desk/duty/ways/trial", address).then().statusCode(404);
      lead.post("/desk/duty/ways/trial", address).then().statusCode(303);
      Eventually.holds(() -> lead.get(WAYS).then().body(containsString("发不到")));
      assertThat(robot.told("group").getFirst().body()).contains("测试通知");
    }
  }

  @Test
  void when_nobody_is_on_duty_for_the_city_its_administrator_and_the_health_page_say_so() {
    var admin = session("31", Role.ADMIN);
    admin.get("/desk").then().body(containsString("全市现在没有人值班"));
    given().get("/q/health/group/duty").then().statusCode(503).body(containsString("\"city\": 0"));
    var now = clock.instant();
    roster.add(
        OfficeCode.CITY,
        new DutyRoster.Planned(
            officers.login("31", Role.OFFICER), now.minusSeconds(60), now.plusSeconds(86_400)));
    admin.get("/desk").then().body(not(containsString("全市现在没有人值班")));
    given().get("/q/health/group/duty").then().statusCode(200);
    session(STREET, Role.ADMIN).get("/desk/duty").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(200);
  }

  private static Response addWay(DeskSession session, String kind, String address) {
    return session.post(
        "/desk/duty/ways", Map.of("office", STREET, "kind", kind, "address", address));
  }

  private Response page(DeskSession session) {
    return session.get("/desk/duty?office=" + STREET + "&week=" + WEEK);
  }

  private static Response add(DeskSession session, String who, String from, String to) {
    return session.post(
        "/desk/duty/shifts",
        Map.of("office", STREET, "week", WEEK, "who", who, "from", from, "to", to));
  }

  private static Response upload(DeskSession session, byte[] file) {
    return session
        .browser()
        .multiPart("token", session.token())
        .multiPart("office", STREET)
        .multiPart("week", WEEK)
        .multiPart("file", "duty.csv", file, "text/csv")
        .post("/desk/duty/file");
  }

  private List<String> shifts() {
    return roster
        .between(
            new OfficeCode(STREET),
            Instant.parse("2030-03-03T16:00:00Z"),
            Instant.parse("2030-03-10T16:00:00Z"))
        .stream()
        .map(DutyRoster.Shift::login)
        .toList();
  }

  private DeskSession session(String office, Role role) {
    return DeskSession.of(officers.login(office, role));
  }
}
