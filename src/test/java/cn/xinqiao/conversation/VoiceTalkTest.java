package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Voice messages where no machine can read them: a person listens, and the resident knows when. */
@QuarkusTest
@Tag("database")
class VoiceTalkTest {
  private static final OfficeCode STREET = new OfficeCode("310110019");

  private final NewCases cases;
  private final TestOfficers officers;
  private final DeskTasks tasks;

  VoiceTalkTest(NewCases cases, TestOfficers officers, DeskTasks tasks) {
    this.cases = cases;
    this.officers = officers;
    this.tasks = tasks;
  }

  @Test
  void a_voice_message_is_kept_under_the_type_of_its_content_and_played_in_parts() {
    var resident = new ResidentClient();
    var id = VoiceUpload.of(resident);
    given()
        .header("Range", "bytes=0-3")
        .get("/api/chat/{s}/attachments/{id}", resident.session(), id)
        .then()
        .statusCode(206)
        .contentType("audio/wav")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Length", "4");
  }

  @Test
  void voice_alone_is_answered_with_who_listens_by_when_and_whom_to_call_in_danger() {
    var resident = new ResidentClient();
    var id = VoiceUpload.says(resident, "");
    var answer = resident.reads();
    assertThat(answer.text()).contains("工作人员来听", "最迟", "110", "119", "120");
    assertThat(answer.notice()).isNotBlank();
    var number = number(answer);
    assertThat(answer.text()).contains(number);
    shown("31-triage", number)
        .body("recordings.id", equalTo(List.of(id)))
        .body("decision.decidedBy", equalTo("UNSURE"))
        .body("confirmed", equalTo(false));
    assertThat(owed(OfficeCode.CITY_TRIAGE, number)).hasSize(1);
  }

  @Test
  void a_second_voice_message_waits_for_the_same_listener() {
    var resident = new ResidentClient();
    VoiceUpload.says(resident, "");
    var number = number(resident.reads());
    VoiceUpload.says(resident, "");
    assertThat(resident.reads().text()).contains("已放进 " + number);
    shown("31-triage", number).body("recordings", hasSize(2));
    assertThat(owed(OfficeCode.CITY_TRIAGE, number)).hasSize(1);
  }

  @Test
  void voice_that_follows_a_case_is_heard_where_the_case_is() {
    var opened = OpenedCase.inWujiaochang();
    VoiceUpload.says(opened.resident(), "");
    assertThat(opened.resident().reads().text()).contains("已放进 " + opened.number());
    assertThat(owed(STREET, opened.number())).hasSize(1);
  }

  @Test
  void words_beside_the_voice_are_understood_as_usual_and_the_voice_goes_with_them() {
    var resident = new ResidentClient();
    VoiceUpload.says(resident, "五角场街道政立路人行道的砖头翘起来了，走路绊脚，请派人来修");
    assertThat(resident.reads().text()).contains("语音收到了", "110");
    assertThat(resident.reads().office()).isEqualTo("五角场街道");
    resident.presses("confirm").reads();
    var number = number(resident.presses("contact:self").reads());
    shown(STREET.value(), number).body("recordings", hasSize(1)).body("pictures", hasSize(0));
    assertThat(owed(STREET, number)).hasSize(1);
  }

  @Test
  void voice_beside_thanks_is_not_lost() {
    var resident = new ResidentClient();
    VoiceUpload.says(resident, "谢谢");
    resident.reads();
    resident.reads();
    var number = number(resident.reads());
    assertThat(owed(OfficeCode.CITY_TRIAGE, number)).hasSize(1);
  }

  @Test
  void voice_beside_danger_stands_on_the_emergency_case() {
    var resident = new ResidentClient();
    VoiceUpload.says(resident, "新江湾城街道国秀路楼道着火了，快来人");
    resident.reads();
    var number = number(resident.reads());
    assertThat(owed(new OfficeCode("310110020"), number)).hasSize(1);
  }

  @Test
  void what_an_officer_writes_down_makes_a_case_of_what_nobody_had_heard() {
    var resident = new ResidentClient();
    VoiceUpload.says(resident, "");
    var number = number(resident.reads());
    listened(number, "五角场街道政立路的路灯坏了一个礼拜，晚上很黑，请来修");
    var told = resident.reads();
    assertThat(told.text()).contains("听了您的语音", "路灯坏了一个礼拜");
    assertThat(resident.reads().text()).contains("五角场街道");
    shown(STREET.value(), number)
        .body("subject", equalTo("城乡建设"))
        .body("words", equalTo("五角场街道政立路的路灯坏了一个礼拜，晚上很黑，请来修"))
        .body("recordings[0].heardBy", equalTo("PERSON"))
        .body("timeline.what", hasItem("HEARD"));
    assertThat(owed(STREET, number)).isEmpty();
  }

  @Test
  void an_accusation_that_was_heard_goes_to_the_confidential_desk() {
    var resident = new ResidentClient();
    VoiceUpload.says(resident, "");
    var number = number(resident.reads());
    listened(number, "我要举报殷行街道办事处工作人员收受商户红包，包庇违法搭建，请纪委彻查");
    shown("310110-discipline", number).body("confidential", equalTo(true));
    as("31-triage").get("/api/cases/{n}", number).then().statusCode(404);
    as("310110016").get("/api/cases/{n}", number).then().statusCode(404);
  }

  @Test
  void danger_that_was_heard_rings_and_the_resident_reads_whom_to_call() {
    var resident = new ResidentClient();
    VoiceUpload.says(resident, "");
    var number = number(resident.reads());
    listened(number, "新江湾城街道国秀路楼道着火了，快来人");
    var said = resident.reads();
    while (said.json().get("emergency") == null) {
      said = resident.reads();
    }
    assertThat(said.text()).contains("119");
    shown("310110020", number)
        .body("urgency", equalTo("EMERGENCY"))
        .body("timeline.what", hasItem("ALARM_RAISED"));
  }

  @Test
  void nobody_listens_for_another_desk_and_nothing_is_written_down_twice() {
    var resident = new ResidentClient();
    var id = VoiceUpload.says(resident, "");
    var number = number(resident.reads());
    var task = owed(OfficeCode.CITY_TRIAGE, number).getFirst().task().id();
    var request = Request.on(CaseNumber.valueOf(number));
    var stranger = cases.officer(STREET, Role.OFFICER);
    assertThatThrownBy(() -> tasks.listened(stranger, request, task, "路灯坏了"))
        .isInstanceOf(Refusal.NotFound.class);
    listened(number, "没有说清楚地方，只说灯坏了");
    assertThatThrownBy(() -> tasks.listened(triage(), request, task, "灯坏了"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void other_files_than_recordings_and_pictures_are_refused() {
    given()
        .multiPart("file", "voice.mp3", "MZ not a sound".getBytes(), "audio/mpeg")
        .post("/api/chat/{session}/attachments", new ResidentClient().session())
        .then()
        .statusCode(415);
  }

  @Test
  void the_same_recording_is_not_sent_twice() {
    var resident = new ResidentClient();
    var id = VoiceUpload.says(resident, "");
    resident.post(Map.of("attachments", List.of(id))).then().statusCode(422);
  }

  private void listened(String number, String words) {
    var task = owed(OfficeCode.CITY_TRIAGE, number).getFirst().task().id();
    tasks.listened(triage(), Request.on(CaseNumber.valueOf(number)), task, words);
  }

  private Caller triage() {
    return cases.officer(OfficeCode.CITY_TRIAGE, Role.OFFICER);
  }

  private List<DeskTasks.Row> owed(OfficeCode office, String number) {
    return tasks.owed(cases.officer(office, Role.OFFICER)).stream()
        .filter(row -> row.of().number().toString().equals(number))
        .toList();
  }

  private static String number(ResidentClient.Message answer) {
    return (String) answer.cases().getFirst().get("number");
  }

  private ValidatableResponse shown(String office, String number) {
    return as(office).get("/api/cases/{n}", number).then().statusCode(200);
  }

  private io.restassured.specification.RequestSpecification as(String office) {
    return given().auth().oauth2(officers.token(office, Role.OFFICER));
  }
}
