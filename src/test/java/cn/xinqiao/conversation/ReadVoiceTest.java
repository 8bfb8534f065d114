package cn.xinqiao.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.channel.transcription.ScriptedServer;
import cn.xinqiao.channel.transcription.SwitchedTranscriber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Voice messages where a server reads them: as typed words, and marked; else a person listens. */
@QuarkusTest
@Tag("database")
class ReadVoiceTest {
  private static final String WORDS = "五角场街道政立路人行道的砖头翘起来了，走路绊脚，请派人来修";

  private final NewCases cases;
  private final TestOfficers officers;
  private final DeskTasks tasks;
  private final SwitchedTranscriber transcriber;
  private ScriptedServer server;

  ReadVoiceTest(
      NewCases cases, TestOfficers officers, DeskTasks tasks, SwitchedTranscriber transcriber) {
    this.cases = cases;
    this.officers = officers;
    this.tasks = tasks;
    this.transcriber = transcriber;
  }

  @BeforeEach
  void connect() {
    server = new ScriptedServer();
    transcriber.connect(server.transcriber(Duration.ofSeconds(1)));
  }

  @AfterEach
  void disconnect() {
    transcriber.disconnect();
    server.close();
  }

  @Test
  void what_was_said_is_understood_as_if_it_had_been_typed_and_marked_everywhere() {
    server.hears(WORDS);
    var resident = new ResidentClient();
    VoiceUpload.says(resident, "");
    assertThat(resident.reads().text()).contains("机器转写", WORDS);
    assertThat(resident.reads().office()).isEqualTo("五角场街道");
    resident.presses("confirm").reads();
    var number = number(resident.presses("contact:self").reads());
    shown("310110019", number)
        .body("recordings[0].heardBy", equalTo("MACHINE"))
        .body("recordings[0].words", equalTo(WORDS))
        .body("timeline.what", hasItem("TRANSCRIBED"));
    assertThat(owed("310110019", number)).isEmpty();
    assertThat(transcriptIn(resident)).isEqualTo(WORDS);
  }

  @Test
  void danger_in_a_voice_message_is_met_at_once() {
    server.hears("新江湾城街道国秀路楼道着火了，快来人");
    var resident = new ResidentClient();
    VoiceUpload.says(resident, "");
    var safety = resident.reads();
    assertThat(safety.json()).containsKey("emergency");
    assertThat(safety.text()).contains("119");
    shown("310110020", number(resident.reads()))
        .body("urgency", equalTo("EMERGENCY"))
        .body("recordings[0].heardBy", equalTo("MACHINE"));
  }

  @ParameterizedTest(name = "a server that answers {0} {1} is asked {2} times")
  @CsvSource({"500, {}, 2", "200, not json, 2", "200, '{\"text\":\"\"}', 1"})
  void where_no_machine_could_read_it_a_person_listens(int status, String body, int asked) {
    server.answers(status, body);
    var resident = new ResidentClient();
    VoiceUpload.says(resident, "");
    var answer = resident.reads();
    assertThat(answer.text()).contains("工作人员来听", "110");
    assertThat(owed("31-triage", number(answer))).hasSize(1);
    assertThat(server.asked()).hasSize(asked);
  }

  @Test
  void a_server_that_is_too_slow_is_not_waited_for_twice() {
    server.hears(WORDS).takes(Duration.ofSeconds(4));
    var resident = new ResidentClient();
    VoiceUpload.says(resident, "");
    assertThat(resident.reads().text()).contains("工作人员来听");
    assertThat(server.asked()).hasSize(1);
  }

  @SuppressWarnings("unchecked")
  private static String transcriptIn(ResidentClient resident) {
    return resident.everything().stream()
        .flatMap(
            m -> ((List<Map<String, Object>>) m.getOrDefault("attachments", List.of())).stream())
        .map(a -> (String) a.get("transcript"))
        .findFirst()
        .orElseThrow();
  }

  private List<DeskTasks.Row> owed(String office, String number) {
    return tasks.owed(cases.officer(new OfficeCode(office), Role.OFFICER)).stream()
        .filter(row -> row.of().number().toString().equals(number))
        .toList();
  }

  private static String number(ResidentClient.Message answer) {
    return (String) answer.cases().getFirst().get("number");
  }

  private ValidatableResponse shown(String office, String number) {
    return given()
        .auth()
        .oauth2(officers.token(office, Role.OFFICER))
        .get("/api/cases/{n}", number)
        .then()
        .statusCode(200);
  }
}
