package cn.xinqiao.desk.keys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.followup.adviser.AdviserDoor.Task;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From the list of a street to what an adviser reads on a phone, and what of a resident is there.
 */
@QuarkusTest
@Tag("database")
class AdviserPagesTest {
  private static final OfficeCode STREET = new OfficeCode("310110016");
  private static final Pattern LINK = Pattern.compile("/adviser/[A-Za-z0-9_-]{32}");
  private static final Pattern STEP = Pattern.compile("/keys/steps/(\\d+)/adviser\"");
  private static final Pattern ADVISER =
      Pattern.compile("name=\"adviser\" required><option value=\"(\\d+)\"");
  private static final String TOLD = "我是殷行街道市光一村12号601室的王秀珍，电话13900005678，楼道灯坏了，我丈夫去年中风，晚上不敢下楼";
  private static final List<String> SECRETS =
      List.of("王秀珍", "601", "13900005678", "5678", "中风", "我丈夫", "不敢下楼");

  private final TestOfficers officers;
  private final NewCases made;
  private final CaseDesk desk;

  AdviserPagesTest(TestOfficers officers, NewCases made, CaseDesk desk) {
    this.officers = officers;
    this.made = made;
    this.desk = desk;
  }

  private DeskSession session(Role role) {
    return DeskSession.of(officers.login(STREET.value(), role));
  }

  /** A resident who says that it is put right, and is not at ease. */
  private CaseNumber uneasy(ResidentClient resident) {
    resident.writes(TOLD).reads();
    var said = resident.presses("confirm").reads();
    while (said.cases().isEmpty()) {
      var anonymous = said.optionIds().contains("name:anonymous");
      said = resident.presses(anonymous ? "name:anonymous" : "contact:self").reads();
    }
    var number = CaseNumber.valueOf((String) said.cases().getFirst().get("number"));
    var officer = made.officer(STREET, Role.OFFICER);
    desk.accept(officer, Request.on(number));
    desk.reply(officer, Request.on(number), "楼道灯已经换好。");
    resident.reads();
    resident.reads();
    made.change(
        "insert into follow_step (reporter_id, case_number, step, opened_at, due_on, provisional)"
            + " select id, case_number, 'EXPLAIN', '2026-11-20 01:00:00', '2026-11-23', false from"
            + " case_reporter where case_number = '"
            + number
            + "'");
    return number;
  }

  @Test
  void nothing_that_an_adviser_can_get_says_who_the_resident_is() {
    session(Role.LEAD)
        .post("/desk/advisers", Map.of("kind", "MEDIATOR", "name", "和美", "mobile", "13800004444"))
        .then()
        .statusCode(303);
    assertThat(session(Role.OFFICER).get("/desk/advisers").asString())
        .contains("和美", "人民调解员", "13800004444")
        .doesNotContain("加到名单");
    var resident = new ResidentClient();
    var number = uneasy(resident);
    var officer = session(Role.OFFICER);
    var keys = "/desk/cases/" + number + "/keys";
    var path = keys + "/steps/" + found(STEP, officer.get(keys)) + "/adviser";
    officer.post(path, Map.of("kind", "MEDIATOR")).then().statusCode(303);
    assertThat(officer.post(path, Map.of("kind", "MEDIATOR")).statusCode()).isEqualTo(409);
    resident.pressesLabel(resident.reads(), "愿意");
    var adviser = found(ADVISER, officer.get(keys));
    var telling = Map.of("adviser", adviser, "about", "王秀珍担心晚上下楼，电话13900005678");
    var refused = officer.post(path + "/request", telling);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString()).contains("会让人看出是谁反映的", "电话、账号或证件号");
    officer
        .post(path + "/request", Map.of("adviser", adviser, "about", "灯换好了，还是觉得夜里不安全。"))
        .then()
        .statusCode(303);
    var link = found(LINK, officer.post(path + "/link", Map.of()));

    var responses = new ArrayList<String>();
    responses.add(whole(adviser().get(link), 200));
    responses.add(whole(adviser().header("Accept-Language", "en").get(link), 200));
    responses.add(whole(said("").post(link), 422));
    responses.add(whole(said("长".repeat(1001)).post(link), 422));
    responses.add(whole(said("可以装声控灯，再陪着走一趟。").post(link), 200));
    responses.add(whole(adviser().get(link), 404));
    responses.add(whole(said("再来一次").post(link), 404));
    responses.add(whole(adviser().get("/adviser/" + "A".repeat(32)), 404));
    assertThat(responses.getFirst()).contains("夜里不安全", "人民调解员", "殷行街道");
    for (String response : responses) {
      var shown = response.replace(number.toString(), "").replaceAll("/adviser/[\\w-]+", "");
      SECRETS.forEach(secret -> assertThat(shown).doesNotContain(secret));
    }
    assertThat(officer.get(keys).asString()).contains("声控灯", "人民调解员和美的意见");
    assertThat(officer.get("/desk/cases/" + number).asString()).contains("顾问写了意见");
  }

  @Test
  void a_task_has_no_place_for_words_contacts_codes_or_names() {
    assertThat(Stream.of(Task.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactly("number", "kind", "office", "subject", "about");
  }

  @Test
  void a_lead_who_writes_no_name_gets_the_form_again() {
    var lead = session(Role.LEAD);
    var again = lead.post("/desk/advisers", Map.of("kind", "LEGAL", "name", " ", "mobile", "1380"));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.asString()).contains("没有加上", "value=\"LEGAL\" selected", "value=\"1380\"");
    assertThat(
            session(Role.OFFICER)
                .post("/desk/advisers", Map.of("kind", "LEGAL", "name", "林律"))
                .statusCode())
        .isEqualTo(403);
  }

  private static String found(Pattern pattern, Response page) {
    var found = pattern.matcher(page.asString());
    assertThat(found.find()).as(pattern.pattern()).isTrue();
    return found.groupCount() == 0 ? found.group() : found.group(1);
  }

  private static RequestSpecification adviser() {
    return given().redirects().follow(false).accept("text/html");
  }

  private static RequestSpecification said(String advice) {
    return adviser()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("advice", advice);
  }

  private static String whole(Response response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    return response.headers() + "\n" + response.asString();
  }
}
