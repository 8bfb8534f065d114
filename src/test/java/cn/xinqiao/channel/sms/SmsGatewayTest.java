package cn.xinqiao.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestClock;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.sms.SmsGateway.Order;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsGatewayTest {
  private static final Order ORDER =
      new Order(
          "+8613800001234",
          "心桥",
          "XQ-NEWS-ZH",
          Map.of("number", "XQ20261122-0000017"),
          "xq17",
          Instant.parse("2026-11-22T01:02:03Z"));

  private final ObjectMapper json =
      new ObjectMapper()
          .findAndRegisterModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  private final SmsGateway gateway = new SmsGateway(json, new TestClock());
  private final ScriptedGateway provider = new ScriptedGateway();

  SmsGatewayTest() throws IOException {}

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void an_order_is_signed_and_names_the_registered_text() throws Exception {
    var sent = gateway.send(provider.agreed(), ORDER);
    assertThat(sent).isEqualTo(new Delivery.HandedOver(provider.idOf("xq17").orElseThrow()));
    assertThat(provider.orders())
        .singleElement()
        .satisfies(body ->
            assertThat(json.readTree(body))
                .isEqualTo(
                    json.readTree(
                        """
                        {"to":"+8613800001234","sign":"心桥","template":"XQ-NEWS-ZH",
                         "params":{"number":"XQ20261122-0000017"},"id":"xq17",
                         "at":"2026-11-22T01:02:03Z"}
                        """)));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{\"error\":\"invalid-number\"}|Unreachable",
        "422|{\"error\":\"blacklisted\"}|Unreachable",
        "400|{\"error\":\"unknown-template\"}|Rejected",
        "400|{\"error\":\"unknown-sign\"}|Rejected",
        "400|{\"error\":\"something-new\"}|Rejected",
        "400|nonsense|Rejected",
        "429|{}|TryLater",
        "400|{\"error\":\"throttled\"}|TryLater",
        "401|{}|TryLater",
        "403|{}|TryLater",
        "500|oops|TryLater",
        "503|''|TryLater",
        "302|''|TryLater"
      })
  void what_the_gateway_answers_is_told_apart(int status, String body, String expected) {
    provider.answers(status, body);
    assertThat(gateway.send(provider.agreed(), ORDER).getClass().getSimpleName())
        .isEqualTo(expected);
  }

  @Test
  void the_gateway_says_how_long_to_wait() {
    provider.answers(429, "{}");
    provider.asksToWait("17");
    assertThat(gateway.send(provider.agreed(), ORDER))
        .isInstanceOfSatisfying(
            Delivery.TryLater.class,
            later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(17)));
    provider.asksToWait("Sun, 22 Nov 2026 01:00:00 GMT");
    assertThat(gateway.send(provider.agreed(), ORDER))
        .isInstanceOfSatisfying(
            Delivery.TryLater.class,
            later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(30)));
  }

  @Test
  void an_id_that_cannot_be_kept_gives_way_to_ours() {
    provider.answers(200, "{\"id\":\"短信一\"}");
    assertThat(gateway.send(provider.agreed(), ORDER)).isEqualTo(new Delivery.HandedOver("xq17"));
  }

  @Test
  void a_gateway_that_is_not_there_is_tried_later() {
    var gone = provider.agreed();
    provider.close();
    assertThat(gateway.send(gone, ORDER))
        .isInstanceOfSatisfying(
            Delivery.TryLater.class, later -> assertThat(later.after()).isEqualTo(Duration.ZERO));
  }

  @Test
  void a_gateway_that_says_nothing_is_waited_for_as_long_as_its_caller_can() throws IOException {
    try (var silent = new ServerSocket(0)) {
      var agreed =
          new SmsAccount.Agreed(
              URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/send"),
              ScriptedGateway.KEY,
              "心桥",
              "https://xinqiao.example.org",
              Duration.ofMinutes(5));
      long begin = System.nanoTime();
      assertThat(gateway.send(agreed, ORDER, Duration.ofMillis(300)))
          .isInstanceOf(Delivery.TryLater.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }
  }
}
