package cn.xinqiao.channel.robot;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.FakeRobot;
import cn.xinqiao.channel.OutsideAddress;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Notice;
import cn.xinqiao.office.NoticeWay.Letter;
import cn.xinqiao.office.NoticeWay.Result;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotWayTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeRobot robot = new FakeRobot();
  private final RobotWay way = way("localhost");

  @AfterEach
  void close() {
    robot.close();
  }

  @Test
  void a_letter_has_the_shape_of_a_group_robots_text_message() throws Exception {
    assertThat(way.send(letter("【紧急】火情\n\"引号\"", null))).isInstanceOf(Result.Taken.class);
    var told = robot.told().getFirst();
    assertThat(told.type()).startsWith("application/json");
    assertThat(JSON.readTree(told.body()))
        .isEqualTo(
            JSON.readTree("{\"msgtype\":\"text\",\"text\":{\"content\":\"【紧急】火情\\n\\\"引号\\\"\"}}"));
    assertThat(told.signature()).as("no secret, no signature").isNull();
  }

  @Test
  void with_a_secret_time_and_body_are_signed() throws Exception {
    way.send(letter("一条通知", "invented secret"));
    var told = robot.told().getFirst();
    assertThat(told.timestamp()).isEqualTo(String.valueOf(NOW.getEpochSecond()));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("invented secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var expected =
        mac.doFinal((told.timestamp() + "." + told.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(told.signature()).isEqualTo(HexFormat.of().formatHex(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"errcode\":0}                  | Taken",
        "200 | accepted                         | Taken",
        "200 | {\"errcode\":93000}              | Refused",
        "200 | {\"errcode\":45009}              | TryLater",
        "200 | {\"errcode\":-1}                 | TryLater",
        "404 | not found                        | Refused",
        "403 | {}                               | Refused",
        "429 | {}                               | TryLater",
        "502 | bad gateway                      | TryLater"
      })
  void what_the_robot_answers_is_taken_as_it_is_meant(int status, String body, String result) {
    robot.answers(status, body);
    assertThat(way.send(letter("一条通知", null)).getClass().getSimpleName()).isEqualTo(result);
  }

  @Test
  void a_redirect_is_not_followed() {
    try (var elsewhere = new FakeRobot()) {
      robot.answers(302, "").answersWith("Location", elsewhere.address("x"));
      assertThat(way.send(letter("一条通知", null))).isInstanceOf(Result.Refused.class);
      assertThat(elsewhere.told()).isEmpty();
    }
  }

  @Test
  void a_robot_that_is_down_may_work_later() {
    robot.close();
    assertThat(way.send(letter("一条通知", null))).isInstanceOf(Result.TryLater.class);
  }

  @Test
  void a_private_address_is_not_called_unless_the_operator_named_its_host() {
    var guarded = way();
    var letter =
        new Letter(
            "1.1",
            robot.address("a").replace("http://", "https://"),
            Optional.empty(),
            new Notice.Trial(OfficeCode.CITY),
            "一条通知");
    assertThat(guarded.send(letter))
        .isEqualTo(new Result.Refused("the address leads into a private network"));
    assertThat(robot.told()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://qyapi.example.com/robot?key=1",
        "ftp://qyapi.example.com/robot",
        "https://user:pass@qyapi.example.com/robot",
        "https:///robot",
        "qyapi.example.com/robot",
        "https://qyapi.example.com/robot#x",
        "https://qyapi.example.com/ro bot",
        "javascript:alert(1)"
      })
  void only_whole_addresses_of_secure_http_are_taken(String typed) {
    assertThat(way.addressIn(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::1",
        "fd00::1",
        "fe80::1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "::ffff:10.0.0.1"
      })
  void an_address_of_a_private_or_set_aside_network_is_not_public(String literal) throws Exception {
    assertThat(OutsideAddress.isPublic(InetAddress.getByName(literal))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.119.1.1", "8.8.8.8", "2400:3200::1"})
  void an_address_of_the_open_network_is_public(String literal) throws Exception {
    assertThat(OutsideAddress.isPublic(InetAddress.getByName(literal))).isTrue();
  }

  @Test
  void a_shown_address_gives_its_key_to_nobody() {
    var address = way.addressIn("https://qyapi.example.com/cgi-bin/send?key=0123456789abc");
    assertThat(way.masked(address.orElseThrow()))
        .contains("qyapi.example.com")
        .doesNotContain("0123456789");
  }

  @Test
  void a_text_that_is_too_long_is_cut_between_characters() throws Exception {
    way.send(letter("火😀".repeat(1_000), null));
    var content =
        JSON.readTree(robot.told().getFirst().body()).path("text").path("content").asText();
    assertThat(content.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(2_000);
    assertThat(content).matches("(火😀)+火?");
  }

  private Letter letter(String text, String secret) {
    return new Letter(
        "1.1",
        robot.address("a"),
        Optional.ofNullable(secret),
        new Notice.Emergency(
            OfficeCode.CITY,
            Notice.Reason.DUTY,
            "火情",
            "XQ20261122-0000012",
            Optional.empty(),
            Duration.ofSeconds(1),
            Optional.empty()),
        text);
  }

  private static RobotWay way(String... internal) {
    return new RobotWay(JSON, Clock.fixed(NOW, ZoneOffset.UTC), Optional.of(List.of(internal)));
  }
}
