package cn.xinqiao.desk.keys;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.followup.KeyDesk;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What officers read of the keys of a case, and what the page says when something is not done. */
@QuarkusTest
@Tag("database")
class KeyPagesTest {
  private final TestOfficers officers;
  private final NewCases cases;
  private final CaseDesk desk;
  private final KeyDesk keys;

  KeyPagesTest(TestOfficers officers, NewCases cases, CaseDesk desk, KeyDesk keys) {
    this.officers = officers;
    this.cases = cases;
    this.desk = desk;
    this.keys = keys;
  }

  private DeskSession session(Role role) {
    return DeskSession.of(officers.login(STREET.value(), role));
  }

  private CaseNumber answered() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    var officer = cases.officer(STREET, Role.OFFICER);
    desk.accept(officer, Request.on(number));
    desk.reply(officer, Request.on(number), Lawful.DECISION);
    return number;
  }

  @Test
  void the_page_tells_how_each_reporter_stands_and_the_plan() {
    var number = answered();
    var page = session(Role.OFFICER).get("/desk/cases/" + number + "/keys");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).contains("单位说办好了，反映人还没有说", "按计划回访", "待发", "记下电话或上门时的话");
    assertThat(session(Role.OFFICER).get("/desk/cases/" + number).asString())
        .contains("/desk/cases/" + number + "/keys");
  }

  @Test
  void where_nobody_will_ask_again_the_page_does_not_say_that_it_is_planned() {
    var running = cases.open(Kind.PETITION, SubKind.APPEAL);
    assertThat(next(running)).isEqualTo("单位还在办");
    var number = answered();
    assertThat(next(number)).isEqualTo("按计划回访");
    Map.of(
            "UNREACHED", "没有联系上本人，等本人来说",
            "SILENT", "本人没有回音，等本人来说",
            "SKIPPED", "不再主动问，等本人来说")
        .forEach((state, words) -> {
          cases.change(
              "update revisit set state = '" + state + "' where case_number = '" + number + "'");
          assertThat(next(number)).isEqualTo(words);
        });
  }

  private String next(CaseNumber number) {
    var page = session(Role.OFFICER).get("/desk/cases/" + number + "/keys").asString();
    return page.replaceAll("(?s).*<dt>下一步</dt><dd>(.*?)</dd>.*", "$1");
  }

  @Test
  void who_changes_nothing_reads_it_without_a_form() {
    var number = answered();
    var page = session(Role.AUDITOR).get("/desk/cases/" + number + "/keys").asString();
    assertThat(page).contains("回访计划").doesNotContain("/proposal");
  }

  @Test
  void what_was_heard_is_written_down_and_waits_for_the_reporter() {
    var number = answered();
    long reporter =
        keys.of(cases.officer(STREET, Role.OFFICER), number).reporters().getFirst().id();
    var path = "/desk/cases/" + number + "/keys/" + reporter + "/proposal";
    var officer = session(Role.OFFICER);
    var future =
        officer.post(
            path, Map.of("heard", "CALL", "at", "2099-01-01T10:00", "answer", "PUT_RIGHT"));
    assertThat(future.statusCode()).isEqualTo(422);
    assertThat(future.asString()).contains("时间不能在以后");
    var wrong = officer.post(path, Map.of("heard", "DREAM", "at", "x", "answer", "PUT_RIGHT"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    var done =
        officer.post(
            path, Map.of("heard", "VISIT", "at", "2026-11-20T10:00", "answer", "PUT_RIGHT"));
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(officer.get("/desk/cases/" + number + "/keys").asString())
        .contains("未经本人确认", "反映人说办好了");
  }

  @Test
  void a_step_without_words_or_that_is_gone_says_so() {
    var number = answered();
    cases.change(
        "insert into follow_step (reporter_id, case_number, step, opened_at, due_on, provisional)"
            + " select id, case_number, 'READ', '2026-11-20 01:00:00', '2026-11-23', false from"
            + " case_reporter where case_number = '"
            + number
            + "'");
    long step =
        keys.of(cases.officer(STREET, Role.OFFICER), number)
            .reporters()
            .getFirst()
            .steps()
            .getFirst()
            .id();
    var path = "/desk/cases/" + number + "/keys/steps/" + step;
    var officer = session(Role.OFFICER);
    assertThat(officer.get("/desk/cases/" + number + "/keys").asString()).contains("看反映人的回答");
    assertThat(officer.get("/desk/overdue?list=FOLLOW_UP").asString())
        .contains(number.toString(), "看反映人的回答");
    assertThat(officer.post(path, Map.of("text", " ")).statusCode()).isEqualTo(422);
    assertThat(officer.post(path, Map.of("text", "看过了，是说还在漏。")).statusCode()).isEqualTo(303);
    assertThat(officer.post(path, Map.of("text", "再写一次")).statusCode()).isEqualTo(409);
  }
}
