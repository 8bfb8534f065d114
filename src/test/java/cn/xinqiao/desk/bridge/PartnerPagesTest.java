package cn.xinqiao.desk.bridge;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.bridge.References;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Signature;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Systems that are told what becomes of their orders, and the administrator who keeps them. */
@QuarkusTest
@Tag("database")
class PartnerPagesTest {
  private static final String SYSTEM = "PETITION_SYSTEM";
  private static final Pattern KEY = Pattern.compile("partner-key\">([A-Za-z0-9_-]{64})<");

  private final TestOfficers officers;
  private final NewCases cases;
  private final CaseDesk desk;
  private final Conclusion conclusion;
  private final References references;
  private final TestClock clock;
  private final FakeRobot other = new FakeRobot();
  private String key;

  PartnerPagesTest(
      TestOfficers officers,
      NewCases cases,
      CaseDesk desk,
      Conclusion conclusion,
      References references,
      TestClock clock) {
    this.officers = officers;
    this.cases = cases;
    this.desk = desk;
    this.conclusion = conclusion;
    this.references = references;
    this.clock = clock;
  }

  @BeforeEach
  void agree() {
    var shown = KEY.matcher(post("/key", Map.of("system", SYSTEM)).asString());
    assertThat(shown.find()).isTrue();
    key = shown.group(1);
    assertThat(tellAt(other.address("orders"))).isEqualTo(303);
  }

  @AfterEach
  void close() {
    other.close();
    cases.change("delete from order_partner");
  }

  @Test
  void a_system_is_told_signed_that_its_order_was_accepted_answered_and_concluded() {
    var number = order("PARTNER-1");
    var officer = cases.officer(STREET, Role.OFFICER);
    desk.accept(officer, Request.on(number));
    desk.reply(officer, Request.on(number), "已经修好，11 月 20 日现场查看过");
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    conclusion.serve(
        officer, Request.on(number), new Conclusion.Serving(Way.BY_HAND, today, "回证 12 号"));
    Eventually.holds(() -> assertThat(told()).hasSize(3));
    assertThat(told())
        .anySatisfy(one -> assertThat(one.body()).contains("\"event\":\"ACCEPTED\""))
        .anySatisfy(one ->
            assertThat(one.body()).contains("\"event\":\"CONCLUDED\"").doesNotContain("回证", "已经修好"))
        .anySatisfy(one ->
            assertThat(one.body())
                .contains("\"event\":\"ANSWERED\"")
                .contains("已经修好")
                .contains("\"number\":\"PARTNER-1\"")
                .contains(number.toString()));
    assertThat(told())
        .allSatisfy(one ->
            assertThat(
                    Signature.isGood(
                        key,
                        one.timestamp(),
                        one.signature(),
                        one.body().getBytes(StandardCharsets.UTF_8),
                        Instant.ofEpochSecond(Long.parseLong(one.timestamp())),
                        Duration.ofMinutes(5)))
                .isTrue());
  }

  @Test
  void what_is_confidential_never_leaves() {
    var secret = cases.open(Kind.PETITION, SubKind.ACCUSATION);
    var officer = cases.officer(STREET, Role.OFFICER);
    references.add(officer, Request.on(secret), SYSTEM, "PARTNER-2", Optional.empty());
    desk.accept(officer, Request.on(secret));
    var open = order("PARTNER-3");
    desk.accept(officer, Request.on(open));
    Eventually.holds(() -> assertThat(told()).hasSize(1));
    assertThat(told().getFirst().body()).contains("PARTNER-3");
    assertThat(cases.count("order_update where case_number = '" + secret + "'")).isZero();
  }

  @Test
  void what_a_system_does_not_take_is_shown_to_the_administrator_and_sent_again() {
    other.answers(422, "{}");
    var number = order("PARTNER-4");
    desk.accept(cases.officer(STREET, Role.OFFICER), Request.on(number));
    Eventually.holds(() -> page().then().body(containsString(number.toString())));
    page().then().body(containsString("HTTP 422"));
    other.answers(200, "{}");
    var id = Pattern.compile("/desk/partners/updates/(\\d+)/again").matcher(page().asString());
    assertThat(id.find()).isTrue();
    assertThat(post("/updates/" + id.group(1) + "/again", Map.of()).statusCode()).isEqualTo(303);
    Eventually.holds(() -> assertThat(told()).hasSize(2));
    Eventually.holds(() -> assertThat(page().asString()).doesNotContain(number.toString()));
  }

  @Test
  void a_system_that_is_away_is_tried_again_later() {
    other.answers(503, "");
    var number = order("PARTNER-5");
    desk.accept(cases.officer(STREET, Role.OFFICER), Request.on(number));
    Eventually.holds(() -> assertThat(told()).hasSize(1));
    Eventually.holds(() -> assertThat(cases.count("order_update where attempts = 1")).isOne());
    other.answers(200, "{}");
    clock.advance(Duration.ofSeconds(30));
    Eventually.holds(() -> assertThat(told()).hasSize(2));
    assertThat(told().getFirst().body()).isEqualTo(told().getLast().body());
  }

  @Test
  void an_address_within_our_own_network_is_not_called() {
    assertThat(tellAt("http://orders.example.com/in")).isEqualTo(422);
    assertThat(tellAt("https://127.0.0.1/in")).isEqualTo(303);
    var number = order("PARTNER-6");
    desk.accept(cases.officer(STREET, Role.OFFICER), Request.on(number));
    Eventually.holds(() -> page().then().body(containsString("private network")));
  }

  @Test
  void only_the_citys_administrator_keeps_the_systems() {
    for (Role role : new Role[] {Role.OFFICER, Role.LEAD, Role.AUDITOR}) {
      DeskSession.of(officers.login("31", role)).get("/desk/partners").then().statusCode(403);
    }
    var district = DeskSession.of(officers.login("310110", Role.ADMIN));
    district.get("/desk/partners").then().statusCode(404);
    district.post("/desk/partners/key", Map.of("system", SYSTEM)).then().statusCode(404);
    assertThat(page().asString()).doesNotContain(key);
  }

  private CaseNumber order(String outside) {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    references.add(
        cases.officer(STREET, Role.OFFICER), Request.on(number), SYSTEM, outside, Optional.empty());
    return number;
  }

  private List<FakeRobot.Told> told() {
    return other.told("orders");
  }

  private int tellAt(String address) {
    return post("/address", Map.of("system", SYSTEM, "address", address)).statusCode();
  }

  private io.restassured.response.Response page() {
    return admin().get("/desk/partners");
  }

  private io.restassured.response.Response post(String path, Map<String, String> form) {
    return admin().post("/desk/partners" + path, form);
  }

  private DeskSession admin() {
    return DeskSession.of(officers.login("31", Role.ADMIN));
  }
}
