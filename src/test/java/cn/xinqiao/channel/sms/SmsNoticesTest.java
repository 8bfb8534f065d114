package cn.xinqiao.channel.sms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestClock;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Signature;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.Notice;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.NoticeWay.Letter;
import cn.xinqiao.office.NoticeWay.Missing;
import cn.xinqiao.office.NoticeWay.Result;
import cn.xinqiao.office.Notices;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Officers told by short message, with a provider's gateway at the other end. */
@QuarkusTest
@Tag("database")
class SmsNoticesTest {
  private static final OfficeCode STREET = new OfficeCode("310118002");
  private static final String NUMBER = "138 0000 1234";

  private final SmsWay way;
  private final SmsTemplates templates;
  private final TestSmsAccount account;
  private final NoticeAddresses addresses;
  private final Notices notices;
  private final DutyRoster roster;
  private final NewCases cases;
  private final ObjectMapper json;
  private final TestClock clock;
  private final FakeRobot robot = new FakeRobot();
  private ScriptedGateway gateway;

  SmsNoticesTest(
      SmsWay way,
      SmsTemplates templates,
      TestSmsAccount account,
      NoticeAddresses addresses,
      Notices notices,
      DutyRoster roster,
      NewCases cases,
      ObjectMapper json,
      TestClock clock) {
    this.way = way;
    this.templates = templates;
    this.account = account;
    this.addresses = addresses;
    this.notices = notices;
    this.roster = roster;
    this.cases = cases;
    this.json = json;
    this.clock = clock;
  }

  @BeforeEach
  void open() throws IOException {
    cases.change("update alarm set seen_at = raised_at where seen_at is null");
    gateway = new ScriptedGateway();
    account.agree(gateway.agreed());
  }

  @AfterEach
  void close() {
    cases.change("delete from duty_shift where office_code = '" + STREET + "'");
    cases.change("delete from notice_address");
    account.agree(null);
    gateway.close();
    robot.close();
  }

  @Test
  void without_a_gateway_officers_are_offered_no_short_messages_and_are_told_why() {
    account.agree(null);
    assertThat(addresses.kinds()).doesNotContain(AddressKind.SMS);
    assertThat(addresses.closed()).containsEntry(AddressKind.SMS, Missing.GATEWAY);
    assertThatExceptionOfType(Refusal.RuleBroken.class)
        .isThrownBy(() -> addresses.add(officer(), AddressKind.SMS, NUMBER, ""));
  }

  @Test
  void only_a_number_that_takes_short_messages_is_kept_and_only_its_end_is_shown() {
    assertThat(way.addressIn(NUMBER)).contains("+8613800001234");
    assertThat(way.addressIn("021-55550000")).isEmpty();
    assertThat(way.addressIn("12345")).isEmpty();
    assertThat(way.addressIn("duty@example.org")).isEmpty();
    assertThat(way.masked("+8613800001234")).isEqualTo("••••1234");
  }

  @Test
  void an_emergency_reaches_the_duty_telephone_as_a_registered_text_without_the_residents_words()
      throws Exception {
    onDuty();
    var number = emergency();
    Eventually.holds(() -> assertThat(order(number)).isPresent());
    var order = order(number).orElseThrow();
    assertThat(order.path("template").asText()).isEqualTo("XQ-ALARM-ZH");
    assertThat(order.path("to").asText()).isEqualTo("+8613800001234");
    assertThat(order.path("id").asText()).matches("xqn\\d+\\.\\d+");
    var params = order.path("params");
    assertThat(params.path("call").asText()).isEqualTo("值班");
    assertThat(params.path("danger").asText()).isEqualTo("火情");
    assertThat(params.path("office").asText()).contains("盈浦");
    assertThat(params.path("link").asText()).startsWith("https://xinqiao.example/notice/");
    assertThat(order.toString()).doesNotContain("浓烟", "301", "周梅", "13900001111");
  }

  @Test
  void the_report_of_the_network_is_kept_as_proof_with_the_notice() {
    onDuty();
    var order = ordered(emergency());
    Eventually.holds(() -> assertThat(is(order, "outcome = 'TAKEN'")).isTrue());
    reports(order, "DELIVERED");
    assertThat(is(order, "outcome = 'TAKEN' and arrived_at is not null")).isTrue();
  }

  @Test
  void when_the_network_could_not_deliver_it_the_officers_next_way_is_used() {
    onDuty();
    addresses.add(officer(), AddressKind.ROBOT, robot.address("next"), "");
    var number = emergency();
    var order = ordered(number);
    Eventually.holds(() -> assertThat(is(order, "outcome = 'TAKEN'")).isTrue());
    assertThat(told("next", number)).isEmpty();
    reports(order, "FAILED");
    Eventually.holds(() -> assertThat(told("next", number)).hasSize(1));
    assertThat(is(order, "outcome = 'REFUSED'")).isTrue();
    reports(order, "FAILED");
    reports(order, "DELIVERED");
    assertThat(is(order, "outcome = 'REFUSED' and arrived_at is null"))
        .as("a report that comes again changes nothing")
        .isTrue();
    assertThat(toOfficers()).filteredOn(said -> said.contains(number)).hasSize(1);
  }

  @Test
  void what_could_wait_is_old_news_when_the_network_gives_it_back_hours_later() {
    onDuty();
    addresses.add(officer(), AddressKind.ROBOT, robot.address("stale"), "");
    notices.gathered(caller().officerId(), STREET, "盈浦街道，新来 2 件\n最急的：XQ20261122-0000017");
    var order = ordered("盈浦街道，新来 2 件；最急的：XQ20261122-0000017");
    Eventually.holds(() -> assertThat(is(order, "outcome = 'TAKEN'")).isTrue());
    assertThat(toOfficers())
        .filteredOn(said -> said.contains("盈浦街道，新来 2 件；最急的：XQ20261122-0000017"))
        .singleElement()
        .satisfies(said -> assertThat(said).contains("XQ-GATHERED-ZH"));
    clock.advance(Duration.ofHours(3));
    reports(order, "FAILED");
    assertThat(is(order, "outcome = 'REFUSED'")).isTrue();
    assertThat(cases.count("notice where state = 'WAITING' and kind = 'GATHERED'")).isZero();
    assertThat(told("stale", "XQ20261122-0000017")).isEmpty();
  }

  @Test
  void a_text_is_cut_where_it_may_be_and_never_longer_than_the_gateway_takes() throws Exception {
    way.send(letter(emergency("万安街".repeat(300))));
    var order = json.readTree(toOfficers().getFirst());
    Map<String, String> params = json.convertValue(order.path("params"), new TypeReference<>() {});
    var template = templates.of(SmsTemplates.Purpose.ALARM, Language.ZH);
    assertThat("【心桥】" + template.filled(params)).hasSize(500).endsWith("回短信不算。");
    assertThat(params.get("number")).isEqualTo("XQ20261122-0000017");
    assertThat(params.get("place")).startsWith("万安街").endsWith("…");
  }

  @Test
  void what_the_gateway_refuses_is_not_asked_again_and_what_it_puts_off_is() {
    gateway.answers(400, "{\"error\":\"invalid-number\"}");
    assertThat(way.send(letter(emergency("万安街")))).isInstanceOf(Result.Refused.class);
    gateway.answers(429, "{}");
    gateway.asksToWait("7");
    assertThat(way.send(letter(emergency("万安街"))))
        .isEqualTo(new Result.TryLater(Duration.ofSeconds(7), "the gateway asks for patience"));
  }

  /** What a group was told of this case; what else is new at the office comes at its own hours. */
  private List<String> told(String group, String number) {
    return robot.told(group).stream()
        .map(said -> said.body())
        .filter(body -> body.contains(number))
        .toList();
  }

  private static Letter letter(Notice notice) {
    return new Letter("12.5", "+8613800001234", Optional.empty(), notice, "");
  }

  private static Notice emergency(String place) {
    return new Notice.Emergency(
        STREET,
        Notice.Reason.LEAD,
        "火情",
        "XQ20261122-0000017",
        Optional.of(place),
        Duration.ofSeconds(4),
        Optional.of("https://xinqiao.example/notice/x"));
  }

  private void onDuty() {
    addresses.add(officer(), AddressKind.SMS, NUMBER, "");
    var now = clock.instant();
    roster.add(
        STREET,
        new DutyRoster.Planned(
            caller().login(), now.minusSeconds(60), now.plus(Duration.ofDays(1))));
  }

  private Caller caller() {
    return cases.officer(STREET, Role.OFFICER);
  }

  private Owner officer() {
    return new Owner.Officer(caller().officerId());
  }

  private static String emergency() {
    var resident = new ResidentClient();
    resident.writes("青浦区盈浦街道城中东路88号301室着火了，浓烟很大，我叫周梅，电话13900001111").reads();
    return (String) resident.reads().cases().getFirst().get("number");
  }

  private Optional<JsonNode> order(String number) {
    return toOfficers().stream().filter(o -> o.contains(number)).map(this::tree).findFirst();
  }

  /** Residents of other tests may just be written to as well. */
  private List<String> toOfficers() {
    return gateway.orders().stream().filter(order -> order.contains("\"id\":\"xqn")).toList();
  }

  private JsonNode tree(String order) {
    try {
      return json.readTree(order);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** The provider's id of the order about this; other news of the office may be on its way too. */
  private String ordered(String about) {
    Eventually.holds(() -> assertThat(gateway.idOf(about)).isPresent());
    return gateway.idOf(about).orElseThrow();
  }

  private boolean is(String order, String what) {
    return cases.count("notice_attempt where provider_id = '" + order + "' and " + what) == 1;
  }

  private void reports(String id, String state) {
    var body =
        "{\"reports\":[{\"id\":\""
            + id
            + "\",\"state\":\""
            + state
            + "\",\"reason\":\"SGIP-17\"}]}";
    var seconds = String.valueOf(clock.instant().getEpochSecond());
    given()
        .contentType("application/json")
        .header(Signature.TIME, seconds)
        .header(
            Signature.SIGNATURE,
            Signature.of(ScriptedGateway.KEY, seconds, body.getBytes(StandardCharsets.UTF_8)))
        .body(body)
        .post("/api/channels/sms/reports")
        .then()
        .statusCode(204);
  }
}
