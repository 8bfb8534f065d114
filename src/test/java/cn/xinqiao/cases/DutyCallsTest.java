package cn.xinqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.DutyRoster.Planned;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whom an emergency calls, in which order, and what the resident hears of it. */
@QuarkusTest
@Tag("database")
class DutyCallsTest {
  private static final OfficeCode DISTRICT = new OfficeCode("310116");

  private final NewCases cases;
  private final CaseOpening opening;
  private final CaseDesk desk;
  private final Conversations conversations;
  private final DutyRoster roster;
  private final NoticeAddresses addresses;
  private final TestOfficers officers;
  private final EntityManager entities;
  private final TestClock time;
  private final Clock clock;
  private final FakeRobot robot = new FakeRobot();

  DutyCallsTest(
      NewCases cases,
      CaseOpening opening,
      CaseDesk desk,
      Conversations conversations,
      DutyRoster roster,
      NoticeAddresses addresses,
      TestOfficers officers,
      EntityManager entities,
      TestClock time,
      Clock clock) {
    this.cases = cases;
    this.opening = opening;
    this.desk = desk;
    this.conversations = conversations;
    this.roster = roster;
    this.addresses = addresses;
    this.officers = officers;
    this.entities = entities;
    this.time = time;
    this.clock = clock;
  }

  /** What other tests left ringing would climb here as soon as the clock moves. */
  @BeforeEach
  void quietEverywhere() {
    cases.change("update alarm set seen_at = raised_at where seen_at is null");
  }

  @AfterEach
  void leaveNobodyOnDuty() {
    robot.close();
    cases.change("delete from duty_shift where office_code like '31011%'");
    cases.change("delete from notice_address");
  }

  @Test
  void who_is_on_duty_is_told_what_where_and_how_long_ago_and_nothing_that_the_resident_wrote() {
    var street = new OfficeCode("310116101");
    var officer = onDuty(street, Role.OFFICER, "duty");
    var number = emergency(street);
    Eventually.holds(() -> assertThat(told("duty", number)).hasSize(1));
    var told = told("duty", number).getFirst().body();
    assertThat(told)
        .contains("火情", number.toString(), "朱泾镇", "万安街 88号")
        .containsPattern("\\d+ 秒前报来")
        .contains("https://xinqiao.example/notice/")
        .doesNotContain("楼道", "着火", "301", "13900001111");
    assertThat(whats(officer, number)).endsWith("ALARM_RAISED");
  }

  @Test
  void unseen_for_three_minutes_it_climbs_to_the_lead_then_to_the_district_then_to_the_city() {
    var street = new OfficeCode("310116102");
    onDuty(street, Role.OFFICER, "duty");
    hasRobot(street, Role.LEAD, "lead");
    onDuty(DISTRICT, Role.OFFICER, "district");
    onDuty(OfficeCode.CITY, Role.OFFICER, "city");
    var number = emergency(street);
    Eventually.holds(() -> assertThat(told("duty", number)).hasSize(1));
    assertThat(told("lead", number)).isEmpty();
    time.advance(Duration.ofMinutes(3).plusSeconds(1));
    Eventually.holds(() -> assertThat(told("lead", number)).hasSize(1));
    assertThat(told("district", number)).isEmpty();
    time.advance(Duration.ofMinutes(3).plusSeconds(1));
    Eventually.holds(() -> assertThat(told("district", number)).hasSize(1));
    assertThat(told("city", number)).isEmpty();
    time.advance(Duration.ofMinutes(3).plusSeconds(1));
    Eventually.holds(() -> assertThat(told("city", number)).hasSize(1));
    assertThat(told("city", number).getFirst().body()).contains("上报", "枫泾镇", "9 分");
    assertThat(whats(cases.officer(OfficeCode.CITY, Role.LEAD), number))
        .containsSubsequence("ALARM_RAISED", "ALARM_TO_LEAD", "ALARM_CLIMBED", "ALARM_CLIMBED");
    assertThat(told("duty", number)).as("each is told once").hasSize(1);
    cleanCity();
  }

  @Test
  void where_nobody_is_on_duty_the_lead_and_the_office_above_are_called_at_once() {
    var street = new OfficeCode("310116103");
    hasRobot(street, Role.LEAD, "lead");
    var district = onDuty(DISTRICT, Role.OFFICER, "district");
    var number = emergency(street);
    Eventually.holds(() -> assertThat(told("district", number)).hasSize(1));
    Eventually.holds(() -> assertThat(told("lead", number)).hasSize(1));
    assertThat(whats(district, number))
        .containsSubsequence("ALARM_RAISED", "NOBODY_ON_DUTY", "ALARM_CLIMBED");
  }

  @Test
  void a_shift_that_is_over_calls_nobody() {
    var street = new OfficeCode("310116104");
    var login = officers.login(street.value(), Role.OFFICER);
    var now = clock.instant();
    roster.add(street, new Planned(login, now.minusSeconds(7200), now.minusSeconds(1)));
    roster.add(street, new Planned(login, now.plusSeconds(600), now.plusSeconds(7200)));
    assertThat(roster.onDuty(street, now)).isEmpty();
    assertThat(roster.onDuty(street, now.plusSeconds(600))).hasSize(1);
  }

  @Test
  void seen_in_time_it_climbs_no_further_and_the_resident_is_told_once_by_whom() {
    var street = new OfficeCode("310116105");
    var officer = onDuty(street, Role.OFFICER, "duty");
    hasRobot(street, Role.LEAD, "lead");
    var number = emergency(street);
    desk.acknowledge(officer, number);
    desk.acknowledge(officer, number);
    assertThat(saidAbout(number))
        .containsExactly("吕巷镇的值班人员已经看到您报的紧急情况（" + number + "）。危险还在的话，请直接打 110、119 或 120，不要等这里的回复。");
    time.advance(Duration.ofMinutes(4));
    Eventually.holds(() -> assertThat(openSteps(number)).isZero());
    assertThat(told("lead", number)).isEmpty();
    assertThat(whats(officer, number)).doesNotContain("ALARM_TO_LEAD", "ALARM_CLIMBED");
  }

  @Test
  void when_no_way_of_those_on_duty_works_the_next_are_called_without_waiting_three_minutes() {
    var street = new OfficeCode("310116107");
    try (var broken = new FakeRobot()) {
      broken.answers(403, "");
      var login = officers.login(street.value(), Role.OFFICER);
      var officer = cases.officer(street, Role.OFFICER);
      var now = clock.instant();
      roster.add(street, new Planned(login, now.minusSeconds(60), now.plusSeconds(3600)));
      addresses.add(
          new Owner.Officer(officer.officerId()), AddressKind.ROBOT, broken.address("x"), "");
      hasRobot(street, Role.LEAD, "lead");
      var number = emergency(street);
      Eventually.holds(() -> assertThat(told("lead", number)).hasSize(1));
      assertThat(whats(officer, number)).containsSubsequence("NOBODY_TOLD", "ALARM_TO_LEAD");
      assertThat(broken.told()).as("what refuses is not asked again").hasSize(1);
    }
  }

  @Test
  void when_one_way_fails_the_officers_next_one_is_used_and_each_attempt_is_written_down() {
    var street = new OfficeCode("310116109");
    try (var broken = new FakeRobot()) {
      broken.answers(502, "");
      var officer = onDuty(street, Role.OFFICER, "second");
      var owner = new Owner.Officer(officer.officerId());
      addresses.add(owner, AddressKind.ROBOT, broken.address("first"), "");
      addresses.first(owner, addresses.of(owner).getLast().id());
      var number = emergency(street);
      Eventually.holds(() -> assertThat(told("second", number)).hasSize(1));
      assertThat(broken.told()).hasSize(1);
      Eventually.holds(() -> assertThat(outcomes(number)).containsExactly("TRY_LATER", "TAKEN"));
    }
  }

  @Test
  void the_group_of_an_office_is_told_beside_who_is_on_duty() {
    var street = new OfficeCode("310116112");
    onDuty(street, Role.OFFICER, "duty");
    addresses.add(new Owner.Group(street), AddressKind.ROBOT, robot.address("group"), "a secret");
    var number = emergency(street);
    Eventually.holds(() -> assertThat(told("group", number)).hasSize(1));
    assertThat(told("group", number).getFirst().signature()).hasSize(64);
    Eventually.holds(() -> assertThat(told("duty", number)).hasSize(1));
  }

  @Test
  void what_was_seen_before_the_notice_could_go_is_not_told_any_more() {
    var street = new OfficeCode("310116113");
    try (var slow = new FakeRobot()) {
      slow.answers(502, "");
      var officer = onDuty(street, Role.OFFICER, "unused");
      var owner = new Owner.Officer(officer.officerId());
      addresses.remove(owner, addresses.of(owner).getFirst().id());
      addresses.add(owner, AddressKind.ROBOT, slow.address("x"), "");
      var number = emergency(street);
      Eventually.holds(() -> assertThat(slow.told()).hasSize(1));
      desk.acknowledge(officer, number);
      slow.answers(200, "{}");
      time.advance(Duration.ofMinutes(1));
      Eventually.holds(() ->
          assertThat(cases.count("notice where state = 'MOOT' and case_number = '" + number + "'"))
              .isEqualTo(1));
      assertThat(slow.told()).hasSize(1);
    }
  }

  @Test
  void what_is_confidential_is_told_at_the_desk_that_holds_it_and_not_above() {
    var confidential = new OfficeCode("310116-discipline");
    onDuty(DISTRICT, Role.OFFICER, "district");
    hasRobot(confidential, Role.LEAD, "lead");
    var number = emergency(confidential, SubKind.ACCUSATION);
    Eventually.holds(() -> assertThat(told("lead", number)).hasSize(1));
    Eventually.holds(() ->
        assertThat(
                cases.count(
                    "notice where state = 'MOOT' and office_code = '310116' and case_number = '"
                        + number
                        + "'"))
            .isEqualTo(1));
    assertThat(told("district", number)).isEmpty();
  }

  private CaseNumber emergency(OfficeCode street) {
    return emergency(street, SubKind.ASSISTANCE);
  }

  private CaseNumber emergency(OfficeCode street, SubKind subKind) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          var talk = conversations.begin("web");
          var told =
              new NewMatter(
                  "楼道着火了，我住301，电话13900001111",
                  "楼道着火了",
                  Optional.of("万安街 88号301室"),
                  Optional.empty(),
                  Optional.empty(),
                  subKind == SubKind.ACCUSATION ? Kind.PETITION : Kind.SERVICE_REQUEST,
                  subKind,
                  cn.xinqiao.kernel.Subject.values()[0],
                  Optional.empty(),
                  cn.xinqiao.kernel.Urgency.EMERGENCY,
                  1,
                  "RULE",
                  "1",
                  List.of(),
                  street,
                  Optional.empty());
          var reported =
              new CaseOpening.Reported(
                  talk, clock.instant(), false, false, Optional.of("FIRE"), List.of());
          return CaseNumber.valueOf(opening.open(reported, List.of(told)).getFirst().number());
        });
  }

  private Caller onDuty(OfficeCode office, Role role, String key) {
    var officer = hasRobot(office, role, key);
    var now = clock.instant();
    roster.add(
        office, new Planned(officer.login(), now.minusSeconds(60), now.plus(Duration.ofDays(1))));
    return officer;
  }

  private Caller hasRobot(OfficeCode office, Role role, String key) {
    var officer = cases.officer(office, role);
    addresses.add(
        new Owner.Officer(officer.officerId()), AddressKind.ROBOT, robot.address(key), "");
    return officer;
  }

  private void cleanCity() {
    cases.change("delete from duty_shift where office_code = '31'");
  }

  /** Alarms of other tests may climb to the same district and city. */
  private List<FakeRobot.Told> told(String key, CaseNumber number) {
    return robot.told(key).stream().filter(one -> one.body().contains(number.toString())).toList();
  }

  private List<String> whats(Caller officer, CaseNumber number) {
    return desk.show(officer, number, Language.ZH).timeline().stream()
        .map(CaseFile.Step::what)
        .filter(what -> !what.equals("DELIVERED"))
        .toList();
  }

  private List<String> saidAbout(CaseNumber number) {
    return strings(
        "select m.words from message m join outbox o on o.message_id = m.id where o.case_number ="
            + " :number order by m.id",
        number);
  }

  private List<String> outcomes(CaseNumber number) {
    return strings(
        "select a.outcome from notice_attempt a join notice n on n.id = a.notice_id where"
            + " n.case_number = :number order by a.id",
        number);
  }

  private List<String> strings(String sql, CaseNumber number) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          List<?> rows =
              entities
                  .createNativeQuery(sql, String.class)
                  .setParameter("number", number.toString())
                  .getResultList();
          return rows.stream().map(String.class::cast).toList();
        });
  }

  private long openSteps(CaseNumber number) {
    return cases.count(
        "scheduled_tasks t join alarm a on t.task_instance like concat(a.id, '.%') where t.task_name"
            + " = 'alarm-climb' and a.case_number = '"
            + number
            + "'");
  }
}
