package cn.xinqiao.channel.sms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.grid.KeptGrid;
import cn.xinqiao.cases.grid.LookDoor;
import cn.xinqiao.cases.grid.Looks;
import cn.xinqiao.cases.grid.Looks.Message;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Signature;
import cn.xinqiao.kernel.SubKind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A grid keeper is asked by short message, with a provider's gateway at the other end. */
@QuarkusTest
@Tag("database")
class KeeperMessagesTest {
  private final TestSmsAccount account;
  private final Looks looks;
  private final LookDoor door;
  private final KeptGrid kept;
  private final NewCases cases;
  private final ObjectMapper json;
  private final Clock clock;
  private ScriptedGateway gateway;

  KeeperMessagesTest(
      TestSmsAccount account,
      Looks looks,
      LookDoor door,
      KeptGrid kept,
      NewCases cases,
      ObjectMapper json,
      Clock clock) {
    this.account = account;
    this.looks = looks;
    this.door = door;
    this.kept = kept;
    this.cases = cases;
    this.json = json;
    this.clock = clock;
  }

  @BeforeEach
  void open() throws IOException {
    gateway = new ScriptedGateway();
    account.agree(gateway.agreed());
  }

  @AfterEach
  void close() {
    account.agree(null);
    gateway.close();
  }

  @Test
  void the_keeper_gets_a_registered_text_with_a_link_that_opens_and_nothing_of_the_case() {
    var number = asked();
    Eventually.holds(() -> assertThat(order()).isPresent());
    var order = order().orElseThrow();
    assertThat(order.path("template").asText()).isEqualTo("XQ-LOOK-ZH");
    assertThat(order.path("to").asText()).isEqualTo("+8613800000003");
    assertThat(order.path("id").asText()).matches("xql\\d+");
    assertThat(order.path("params").path("office").asText()).contains("控江路");
    assertThat(order.toString()).doesNotContain("路灯", "林微", number.toString());
    var link = order.path("params").path("link").asText();
    assertThat(link).startsWith("https://xinqiao.example/look/");
    assertThat(door.open(link.substring(link.lastIndexOf('/') + 1)))
        .isInstanceOf(LookDoor.Opened.Task.class);
    Eventually.holds(() -> assertThat(message(number)).isEqualTo(Message.TAKEN));
  }

  @Test
  void a_number_that_takes_nothing_is_shown_to_the_officer_who_hands_the_link_on() {
    gateway.answers(422, "{\"error\":\"invalid-number\"}");
    var number = asked();
    Eventually.holds(() -> assertThat(message(number)).isEqualTo(Message.FAILED));
  }

  @Test
  void what_the_network_could_not_deliver_is_shown_to_the_officer_too() {
    gateway.answers(200, "{\"id\":\"look-lost\"}");
    var number = asked();
    Eventually.holds(() -> assertThat(message(number)).isEqualTo(Message.TAKEN));
    var body =
        "{\"reports\":[{\"id\":\"look-lost\",\"state\":\"FAILED\",\"reason\":\"SGIP-17\"}]}"
            .getBytes(StandardCharsets.UTF_8);
    var seconds = String.valueOf(clock.instant().getEpochSecond());
    given()
        .contentType("application/json")
        .header(Signature.TIME, seconds)
        .header(Signature.SIGNATURE, Signature.of(ScriptedGateway.KEY, seconds, body))
        .body(body)
        .post("/api/channels/sms/reports")
        .then()
        .statusCode(204);
    assertThat(message(number)).isEqualTo(Message.FAILED);
  }

  private CaseNumber asked() {
    var committee = kept.shared();
    kept.bring(kept.table(committee, "林"));
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    looks.ask(
        cases.officer(NewCases.STREET, Role.OFFICER),
        Request.on(number),
        new Looks.Question(kept.building(committee), "试点苑5号楼", "看楼前的灯亮不亮", Optional.empty()));
    return number;
  }

  private Message message(CaseNumber number) {
    return looks.of(cases.officer(NewCases.STREET, Role.OFFICER), number).getFirst().message();
  }

  /** Residents of other tests may just be written to as well. */
  private Optional<JsonNode> order() {
    return gateway.orders().stream()
        .filter(order -> order.contains("\"id\":\"xql"))
        .map(this::tree)
        .findFirst();
  }

  private JsonNode tree(String order) {
    try {
      return json.readTree(order);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
