package cn.xinqiao.channel.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.Eventually;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.kernel.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class ChatSocketTest {
  private static final int FLOOD = 200;
  private static final String LAMP = "殷行街道市光一村这边路灯坏了三天了";

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final WebSessions sessions;
  private final Conversations conversations;
  private final Outbox outbox;
  private final ObjectMapper json;

  ChatSocketTest(
      TestOfficers officers,
      WebSessions sessions,
      Conversations conversations,
      Outbox outbox,
      ObjectMapper json) {
    this.officers = officers;
    this.sessions = sessions;
    this.conversations = conversations;
    this.outbox = outbox;
    this.json = json;
  }

  @Test
  void words_sent_over_the_socket_are_numbered_and_what_is_answered_comes_by_itself() {
    var resident = new ResidentClient();
    try (var socket = new SocketClient(home, resident.session())) {
      socket.sends("{\"after\":0}");
      assertThat(socket.reads().get("messages")).isEmpty();
      socket.sends("{\"id\":\"a1\",\"text\":\"" + LAMP + "\"}");
      var taken = socket.reads();
      assertThat(taken.get("id").asText()).isEqualTo("a1");
      assertThat(taken.get("seq").asLong()).isEqualTo(1);
      var said = socket.readsMessages(1);
      assertThat(said.getLast().has("card")).isTrue();
      assertThat(said)
          .as("the same objects as by request")
          .isEqualTo(everything(resident).subList(0, said.size()));
    }
  }

  @Test
  void a_new_socket_goes_on_from_the_number_that_its_client_names() {
    var opened = OpenedCase.inWujiaochang();
    var all = everything(opened.resident());
    try (var socket = new SocketClient(home, opened.resident().session())) {
      socket.sends("{\"after\":2}");
      var frame = socket.reads().get("messages");
      assertThat(frame.get(0).get("seq").asLong()).isEqualTo(3);
      assertThat(frame).hasSize(all.size() - 2);
    }
  }

  @Test
  void the_same_words_twice_are_one_message_and_other_words_with_their_id_a_problem() {
    try (var socket = new SocketClient(home, new ResidentClient().session())) {
      socket.sends("{\"id\":\"x\",\"text\":\"你好\"}").sends("{\"id\":\"x\",\"text\":\"你好\"}");
      assertThat(socket.reads()).isEqualTo(socket.reads());
      var problem = socket.sends("{\"id\":\"x\",\"text\":\"再见\"}").reads();
      assertThat(problem.get("type").asText()).isEqualTo("/problems/conflict");
      assertThat(problem.get("status").asInt()).isEqualTo(409);
      assertThat(problem.get("id").asText()).isEqualTo("x");
    }
  }

  @Test
  void what_cannot_be_read_is_answered_with_a_problem_and_the_socket_stays() {
    try (var socket = new SocketClient(home, new ResidentClient().session())) {
      for (String frame :
          List.of("nonsense", "[]", "{}", "{\"after\":-1}", "{\"after\":\"1\"}", "{\"id\":[]}")) {
        assertThat(socket.sends(frame).reads().path("status").asInt()).as(frame).isEqualTo(400);
      }
      assertThat(socket.sends("{\"id\":\"e\"}").reads().get("status").asInt()).isEqualTo(422);
      assertThat(
              socket
                  .sends("{\"id\":\"l\",\"text\":\"" + "灯".repeat(20_001) + "\"}")
                  .reads()
                  .get("status")
                  .asInt())
          .isEqualTo(413);
      assertThat(socket.sends("{\"after\":0}").reads().has("messages")).isTrue();
    }
  }

  @Test
  void a_flood_of_one_resident_is_refused_with_the_time_to_come_back() {
    try (var socket = new SocketClient(home, new ResidentClient().session())) {
      var answers = new ArrayList<JsonNode>();
      // empty ones count as well, and are quick enough for the slowest machine
      for (int i = 0; i < FLOOD; i++) {
        socket.sends("{\"id\":\"f" + i + "\",\"text\":\"\"}");
      }
      for (int i = 0; i < FLOOD; i++) {
        answers.add(socket.reads());
      }
      assertThat(answers)
          .anySatisfy(answer -> {
            assertThat(answer.path("status").asInt()).isEqualTo(429);
            assertThat(answer.path("retryAfter").asLong()).isPositive();
          });
      assertThat(answers.getFirst().get("id").asText()).as("in order").isEqualTo("f0");
    }
  }

  @Test
  void an_unknown_session_is_closed_with_a_code_that_a_page_can_read() throws Exception {
    try (var socket = new SocketClient(home, "nobody-has-this-session")) {
      assertThat(socket.closeCode()).isEqualTo(4404);
    }
  }

  @Test
  void a_page_of_another_site_gets_no_socket() {
    var session = new ResidentClient().session();
    for (String origin : List.of("https://evil.example", "null", "http://" + home.getHost())) {
      assertThatThrownBy(() -> new SocketClient(home, session, origin)).as(origin).isNotNull();
    }
    var own = home.getScheme() + "://" + home.getAuthority();
    try (var socket = new SocketClient(home, session, own)) {
      assertThat(socket.sends("{\"after\":0}").reads().has("messages")).isTrue();
    }
  }

  @Test
  void one_talk_has_room_for_a_few_pages_and_no_more() throws Exception {
    var session = new ResidentClient().session();
    try (var one = new SocketClient(home, session);
        var two = new SocketClient(home, session);
        var three = new SocketClient(home, session)) {
      for (var socket : List.of(one, two, three)) {
        socket.sends("{\"after\":0}").reads();
      }
      try (var four = new SocketClient(home, session)) {
        assertThat(four.closeCode()).isEqualTo(4429);
      }
    }
    Eventually.holds(() -> {
      try (var again = new SocketClient(home, session)) {
        assertThat(again.sends("{\"after\":0}").reads().has("messages")).isTrue();
      }
    });
  }

  @Test
  void a_message_has_arrived_when_the_client_names_it() {
    var opened = OpenedCase.inWujiaochang();
    try (var socket = new SocketClient(home, opened.resident().session())) {
      long last = everything(opened.resident()).getLast().get("seq").asLong();
      socket.sends("{\"after\":" + last + "}").reads();
      int before = arrivals(opened.number());
      write(opened.number());
      assertThat(socket.reads().get("messages")).hasSize(1);
      assertThat(arrivals(opened.number())).as("sent is not yet arrived").isEqualTo(before);
      socket.sends("{\"after\":" + (last + 1) + "}").reads();
      assertThat(arrivals(opened.number())).isEqualTo(before + 1);
    }
  }

  @Test
  void whoever_names_an_older_number_again_is_told_nothing_twice() throws Exception {
    var opened = OpenedCase.inWujiaochang();
    try (var socket = new SocketClient(home, opened.resident().session())) {
      socket.sends("{\"after\":0}").reads();
      assertThat(socket.sends("{\"after\":1}").reads().get("messages")).isEmpty();
      assertThat(socket.hearsNothingFor(300)).isTrue();
    }
  }

  @Test
  void a_reader_that_takes_nothing_is_cut_off() throws Exception {
    var resident = new ResidentClient();
    long talk = sessions.conversationOf(resident.session());
    for (int i = 0; i < 40; i++) {
      QuarkusTransaction.requiringNew()
          .run(() -> outbox.say(conversations.lock(talk), Utterance.of("灯".repeat(100_000))));
    }
    try (var mute = new MuteClient(home, resident.session())) {
      mute.says("{\"after\":0}");
      Thread.sleep(2500);
      Eventually.holds(() -> assertThat(mute.isCut()).isTrue());
    }
  }

  @Test
  void a_client_that_answers_no_ping_is_let_go() throws Exception {
    try (var mute = new MuteClient(home, new ResidentClient().session())) {
      Thread.sleep(4500);
      Eventually.holds(() -> assertThat(mute.isCut()).isTrue());
    }
  }

  @Test
  void a_session_stands_in_no_log_and_in_no_figure() throws Exception {
    var lines = new ArrayList<String>();
    var listener = listener(lines);
    var root = LogManager.getLogManager().getLogger("");
    root.addHandler(listener);
    var session = new ResidentClient().session();
    try (var socket = new SocketClient(home, session);
        var mute = new MuteClient(home, session)) {
      socket.sends("{\"after\":0}").reads();
      socket.sends("nonsense").reads();
      mute.says("{\"id\":\"1\"}");
    } finally {
      root.removeHandler(listener);
    }
    assertThat(given().get("/q/metrics").asString())
        .contains("http_server")
        .doesNotContain(session);
    assertThat(lines).noneMatch(line -> line.contains(session));
  }

  private static Handler listener(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(line.getMessage() + " " + line.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private List<JsonNode> everything(ResidentClient resident) {
    return resident.everything().stream().<JsonNode>map(json::valueToTree).toList();
  }

  private void write(String number) {
    given()
        .auth()
        .oauth2(officers.token("310110019", Role.OFFICER))
        .contentType("application/json")
        .body("{\"text\":\"我们明天上午来看。\"}")
        .post("/api/cases/{n}/message", number)
        .then()
        .statusCode(200);
  }

  private int arrivals(String number) {
    List<String> lines =
        given()
            .auth()
            .oauth2(officers.token("310110019", Role.OFFICER))
            .get("/api/cases/{n}", number)
            .then()
            .statusCode(200)
            .extract()
            .path("timeline.what");
    return (int) lines.stream().filter("DELIVERED"::equals).count();
  }
}
