package cn.xinqiao.channel.sms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestClock;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.Doorway;
import cn.xinqiao.channel.Message;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Parcel;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.EmergencyNotice;
import cn.xinqiao.channel.Utterance.OfficeRef;
import cn.xinqiao.channel.Utterance.Speaker;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Signature;
import cn.xinqiao.resident.ChannelIdentities;
import cn.xinqiao.resident.ContactKind;
import cn.xinqiao.resident.ContactReader;
import cn.xinqiao.resident.Residents;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Short messages, both ways, with a provider's gateway at the other end. */
@QuarkusTest
@Tag("database")
class SmsTest {
  private static final String SECRET_WORDS = "您反映的一楼王家漏水已修好";

  private final String number = "+86139" + (10_000_000 + System.nanoTime() % 89_999_999);
  private final SmsAdapter adapter;
  private final TestSmsAccount account;
  private final Doorway doorway;
  private final Conversations conversations;
  private final ChannelIdentities identities;
  private final Residents residents;
  private final Outbox outbox;
  private final EntityManager entities;
  private final ObjectMapper json;
  private final TestClock clock;
  private ScriptedGateway gateway;

  SmsTest(
      SmsAdapter adapter,
      TestSmsAccount account,
      Doorway doorway,
      Conversations conversations,
      ChannelIdentities identities,
      Residents residents,
      Outbox outbox,
      EntityManager entities,
      ObjectMapper json,
      TestClock clock) {
    this.adapter = adapter;
    this.account = account;
    this.doorway = doorway;
    this.conversations = conversations;
    this.identities = identities;
    this.residents = residents;
    this.outbox = outbox;
    this.entities = entities;
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
  void without_an_agreement_nothing_is_sent_and_nothing_is_taken() {
    account.agree(null);
    assertThat(adapter.isOpen()).isFalse();
    brings("messages", "{\"messages\":[]}", clock.instant().getEpochSecond()).then(404);
  }

  @Test
  void what_an_office_wrote_is_told_without_a_word_of_it() throws Exception {
    var utterance = Utterance.by(new Speaker("五角场街道", "工作人员"), SECRET_WORDS);
    adapter.send(parcel(utterance, Sender.OFFICER, Optional.of("XQ20261122-0000017")));
    var order = order();
    assertThat(order.path("template").asText()).isEqualTo("XQ-WROTE-ZH");
    assertThat(order.path("params"))
        .isEqualTo(
            json.readTree(
                """
                {"number":"XQ20261122-0000017","office":"五角场街道",
                 "link":"https://xinqiao.example.org/track/XQ20261122-0000017"}
                """));
    assertThat(gateway.orders().getFirst()).doesNotContain("漏水").doesNotContain("王家");
  }

  @Test
  void in_danger_only_the_hotlines_are_sent() throws Exception {
    var utterance =
        new Utterance(
            SECRET_WORDS,
            null,
            List.of(),
            List.of(),
            new EmergencyNotice("FIRE", List.of("119", "120")),
            null,
            null);
    adapter.send(parcel(utterance, Sender.BOT, Optional.empty()));
    assertThat(order().path("template").asText()).isEqualTo("XQ-DANGER-ZH");
    assertThat(order().path("params").path("hotlines").asText()).isEqualTo("119 120");
  }

  @Test
  void the_code_of_a_case_goes_to_the_number_that_wrote_and_to_no_other() throws Exception {
    var utterance =
        new Utterance(
            "已登记",
            null,
            List.of(),
            List.of(
                new Utterance.OpenedCase(
                    "XQ20261122-0000017",
                    "123456",
                    new OfficeRef("310110019", "五角场街道"),
                    List.of())),
            null,
            null,
            null);
    long own = doorway.conversationOf("sms", number, Language.ZH);
    adapter.send(parcel(own, utterance));
    assertThat(order().path("params").path("code").asText()).isEqualTo("123456");
    var web = QuarkusTransaction.requiringNew().call(() -> conversations.begin("web").id());
    adapter.send(parcel(web, utterance));
    assertThat(gateway.orders()).hasSize(2);
    assertThat(gateway.orders().getLast()).contains("XQ-NEWS-ZH").doesNotContain("123456");
  }

  @Test
  void a_landline_gets_no_short_message() {
    var parcel =
        new Parcel(
            1,
            "+862155550000",
            Language.ZH,
            1,
            1,
            Sender.BOT,
            Utterance.of("您好"),
            List.of(),
            Optional.empty());
    assertThat(adapter.send(parcel)).isInstanceOf(Delivery.Unreachable.class);
    assertThat(gateway.orders()).isEmpty();
  }

  @Test
  void what_a_resident_writes_becomes_a_message_once() {
    var body = written("m1", "139" + number.substring(6), "市光一村路灯坏了");
    brings("messages", body, now()).then(204);
    brings("messages", body, now()).then(204);
    assertThat(heard()).extracting(Message::words).containsExactly("市光一村路灯坏了");
  }

  @Test
  void a_report_settles_what_was_handed_over() {
    for (String state : List.of("DELIVERED", "FAILED")) {
      var to = number.substring(0, 13) + (state.equals("FAILED") ? "1" : "2");
      long talk = doorway.conversationOf("sms", to, Language.ZH);
      say(talk, OpenedCase.inWujiaochang().number());
      Eventually.holds(() -> assertThat(states(talk)).isEqualTo(List.of("HANDED_OVER")));
      var id = gateway.idOf(to).orElseThrow();
      brings(
              "reports",
              "{\"reports\":[{\"id\":\"" + id + "\",\"state\":\"" + state + "\"}]}",
              now())
          .then(204);
      assertThat(states(talk))
          .isEqualTo(List.of(state.equals("FAILED") ? "UNREACHABLE" : "ARRIVED"));
    }
  }

  @Test
  void whoever_unsubscribes_is_sent_nothing_until_they_write_again() {
    var parcel = parcel(Utterance.of("您好"), Sender.BOT, Optional.of("XQ20261122-0000017"));
    brings("messages", written("f1", number, " ＴＤ。"), now()).then(204);
    assertThat(adapter.send(parcel)).isInstanceOf(Delivery.Unreachable.class);
    assertThat(heard()).as("a farewell is no matter").isEmpty();
    brings("messages", written("f2", number, "路灯又坏了"), now()).then(204);
    brings("messages", written("f1", number, " ＴＤ。"), now()).then(204);
    assertThat(adapter.send(parcel)).as("brought twice").isInstanceOf(Delivery.HandedOver.class);
    brings("messages", written("f3", number, "退订"), now()).then(204);
    brings("messages", written("f2", number, "路灯又坏了"), now()).then(204);
    assertThat(adapter.send(parcel)).as("brought twice").isInstanceOf(Delivery.Unreachable.class);
  }

  @Test
  void what_is_not_signed_is_old_or_changed_is_not_there() {
    var body = written("m9", number, "路灯坏了");
    brings("messages", body, now() - 301).then(404);
    brings("messages", body, now() + 330).then(404);
    var good = Signature.of(ScriptedGateway.KEY, String.valueOf(now()), bytes(body));
    post("messages", body.replace("路灯", "电梯"), String.valueOf(now()), good).then(404);
    given()
        .contentType("application/json")
        .body(body)
        .post(PATH + "messages")
        .then()
        .statusCode(404);
    assertThat(identity()).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_a_malformed_request() {
    for (String body :
        List.of(
            "", "null", "[]", "{", "{\"messages\":[null]}", "{\"messages\":[{\"id\":\"x\"}]}")) {
      brings("messages", body, now()).then(400);
    }
    brings("reports", "{\"reports\":[{\"id\":\"x\",\"state\":\"LOST\"}]}", now()).then(400);
    brings("messages", written("n1", "not a number", "路灯"), now()).then(204);
  }

  @Test
  void a_number_that_somebody_gave_as_a_contact_is_not_joined_to_their_talk() {
    long other =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              var talk = conversations.begin("web");
              residents.mayBeReached(
                  talk.residentId(), new ContactReader.Found(ContactKind.PHONE, number));
              return talk.id();
            });
    brings("messages", written("c1", number, "我的事办得怎么样了"), now()).then(204);
    var mine = conversation(talk());
    assertThat(mine.id()).isNotEqualTo(other);
    assertThat(mine.residentId()).isNotEqualTo(conversation(other).residentId());
    assertThat(mine.circle()).isEmpty();
  }

  private static final String PATH = "/api/channels/sms/";

  /** A request whose status is checked. */
  private record Brought(Response answer) {
    void then(int status) {
      answer.then().statusCode(status);
    }
  }

  private Brought brings(String what, String body, long seconds) {
    var time = String.valueOf(seconds);
    return post(what, body, time, Signature.of(ScriptedGateway.KEY, time, bytes(body)));
  }

  private static Brought post(String what, String body, String time, String signature) {
    return new Brought(
        given()
            .contentType("application/json")
            .header("X-Xinqiao-Timestamp", time)
            .header("X-Xinqiao-Signature", signature)
            .body(bytes(body))
            .post(PATH + what));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private String written(String id, String from, String text) {
    return """
    {"messages":[{"id":"%s","from":"%s","text":"%s","at":"2026-11-22T01:02:03Z"}]}
    """
        .formatted(id + number, from, text);
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private Parcel parcel(Utterance utterance, Sender sender, Optional<String> caseNumber) {
    return new Parcel(7, number, Language.ZH, 1, 1, sender, utterance, List.of(), caseNumber);
  }

  private Parcel parcel(long talk, Utterance utterance) {
    return new Parcel(
        7, number, Language.ZH, talk, 1, Sender.BOT, utterance, List.of(), Optional.empty());
  }

  private JsonNode order() throws JsonProcessingException {
    return json.readTree(gateway.orders().getFirst());
  }

  private void say(long talk, String caseNumber) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            outbox.sayAbout(conversations.lock(talk), Sender.BOT, Utterance.of("已受理"), caseNumber));
  }

  private List<?> states(long talk) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createNativeQuery(
                    "select d.state from dispatch d join message m on m.id = d.message_id where"
                        + " m.conversation_id = :talk order by d.id",
                    String.class)
                .setParameter("talk", talk)
                .getResultList());
  }

  private Optional<ChannelIdentities.Known> identity() {
    return QuarkusTransaction.requiringNew().call(() -> identities.find("sms", number));
  }

  private long talk() {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery("select c.id from Conversation c where c.identityId = :id", Long.class)
                .setParameter("id", identity().orElseThrow().id())
                .getSingleResult());
  }

  private Conversation conversation(long id) {
    return QuarkusTransaction.requiringNew().call(() -> conversations.get(id));
  }

  private List<Message> heard() {
    return QuarkusTransaction.requiringNew()
        .call(() -> conversations.messagesAfter(talk(), 0))
        .stream()
        .filter(message -> message.sender() == Sender.RESIDENT)
        .toList();
  }
}
