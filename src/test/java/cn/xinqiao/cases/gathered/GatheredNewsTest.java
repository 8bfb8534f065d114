package cn.xinqiao.cases.gathered;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.GatheredHours;
import cn.xinqiao.office.GatheredHours.Hours;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two notices of a day about what could wait. */
@QuarkusTest
@Tag("database")
class GatheredNewsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Hours USUAL = new Hours(LocalTime.of(9, 0), LocalTime.of(14, 0));

  private final GatheredNews gathering;
  private final GatheredHours hours;
  private final NewCases cases;
  private final NoticeAddresses addresses;
  private final Clock clock;
  private final FakeRobot robot = new FakeRobot();

  GatheredNewsTest(
      GatheredNews gathering,
      GatheredHours hours,
      NewCases cases,
      NoticeAddresses addresses,
      Clock clock) {
    this.gathering = gathering;
    this.hours = hours;
    this.cases = cases;
    this.addresses = addresses;
    this.clock = clock;
  }

  @AfterEach
  void forget() {
    robot.close();
    cases.change("delete from notice_address");
  }

  @ParameterizedTest
  @CsvSource({
    "08:59, 0",
    "09:00, 1",
    "10:59, 1",
    "11:01, 0",
    "13:59, 0",
    "14:00, 2",
    "16:00, 2",
    "16:01, 0",
    "23:30, 0"
  })
  void a_time_that_was_missed_by_more_than_two_hours_is_left_out(String time, int round) {
    var now = LocalDateTime.of(LocalDate.of(2026, 3, 23), LocalTime.parse(time)).atZone(SHANGHAI);
    assertThat(GatheredNews.roundAt(now, USUAL).orElse(0)).isEqualTo(round);
  }

  @Test
  void at_the_first_time_the_counts_and_the_most_urgent_numbers_come_and_no_words() {
    var street = new OfficeCode("310151101");
    reader(street, "first");
    var number = opened(street);
    var second = opened(street);
    gathering.run(at("2026-03-24T09:00:20"));
    Eventually.holds(() -> assertThat(told("first")).hasSize(1));
    assertThat(told("first").getFirst())
        .contains("城桥镇", "新来 2 件", number.toString(), second.toString())
        .contains("https://xinqiao.example/desk")
        .doesNotContain("路灯");
  }

  @Test
  void it_comes_once_however_often_the_clock_passes_the_time() {
    var street = new OfficeCode("310151102");
    reader(street, "once");
    opened(street);
    gathering.run(at("2026-03-24T09:00:20"));
    Eventually.holds(() -> assertThat(told("once")).hasSize(1));
    gathering.run(at("2026-03-24T09:00:50"));
    gathering.run(at("2026-03-24T08:59:50")); // a clock that was put back
    gathering.run(at("2026-03-24T09:00:10"));
    assertThat(planned(street)).isEqualTo(1);
  }

  @Test
  void without_news_nothing_comes_at_the_second_time() {
    var street = new OfficeCode("310151103");
    reader(street, "quiet");
    opened(street);
    gathering.run(at("2026-03-24T09:00:20"));
    Eventually.holds(() -> assertThat(told("quiet")).hasSize(1));
    gathering.run(at("2026-03-24T14:00:20"));
    assertThat(planned(street)).isEqualTo(1);
  }

  @Test
  void what_becomes_due_is_news_on_its_day_and_none_on_the_next() {
    var street = new OfficeCode("310151104");
    reader(street, "due");
    var number = opened(street);
    gathering.run(at("2026-03-24T14:00:20"));
    Eventually.holds(() -> assertThat(told("due")).hasSize(1));
    cases.change("update cases set next_due = '2026-03-25' where number = '" + number + "'");
    gathering.run(at("2026-03-25T09:00:20"));
    Eventually.holds(() -> assertThat(told("due")).hasSize(2));
    assertThat(told("due").getLast()).contains("今天到期 1 件").doesNotContain("新来");
    gathering.run(at("2026-03-26T09:00:20"));
    assertThat(planned(street)).as("overdue since yesterday is no news").isEqualTo(2);
  }

  @Test
  void nothing_comes_on_a_day_that_is_not_worked() {
    var street = new OfficeCode("310151105");
    reader(street, "weekend");
    opened(street);
    gathering.run(at("2026-03-28T09:00:20")); // a Saturday
    gathering.run(at("2026-10-01T09:00:20")); // National Day, a Thursday
    assertThat(planned(street)).isZero();
  }

  @Test
  void an_officer_chooses_own_times() {
    var street = new OfficeCode("310151106");
    var officer = reader(street, "own");
    assertThat(hours.of(officer)).isEqualTo(USUAL);
    hours.choose(officer, new Hours(LocalTime.of(7, 30), LocalTime.of(17, 15)));
    hours.choose(officer, new Hours(LocalTime.of(7, 45), LocalTime.of(17, 15)));
    opened(street);
    gathering.run(at("2026-03-24T07:40:00"));
    assertThat(planned(street)).isZero();
    gathering.run(at("2026-03-24T07:45:10"));
    Eventually.holds(() -> assertThat(told("own")).hasSize(1));
  }

  private long reader(OfficeCode office, String key) {
    var officer = cases.officer(office, Role.OFFICER).officerId();
    addresses.add(new Owner.Officer(officer), AddressKind.ROBOT, robot.address(key), "");
    looked(officer, LocalDate.of(2026, 1, 5));
    // the task itself, which lives today, finds nothing left to do
    var today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    looked(officer, today);
    looked(officer, today.plusDays(1));
    return officer;
  }

  private void looked(long officer, LocalDate day) {
    for (int round = 1; round <= 2; round++) {
      cases.change(
          "insert into gathered_round (officer_id, on_day, round_no, looked_at) values (%d, '%s', %d,"
                  .formatted(officer, day, round)
              + " '2026-01-05 06:00:00')");
    }
  }

  private CaseNumber opened(OfficeCode office) {
    var matter = cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, office);
    var number = cases.openWithPicture(matter).getFirst();
    // far away, so that the day on which the test runs does not matter
    cases.change("update cases set next_due = '2027-06-01' where number = '" + number + "'");
    cases.change(
        "update case_line set at = '2026-03-20 01:00:00' where case_number = '" + number + "'");
    return number;
  }

  private List<String> told(String key) {
    return robot.told(key).stream().map(FakeRobot.Told::body).toList();
  }

  private long planned(OfficeCode office) {
    return cases.count("notice where kind = 'GATHERED' and office_code = '" + office + "'");
  }

  private static Instant at(String shanghai) {
    return LocalDateTime.parse(shanghai).atZone(SHANGHAI).toInstant();
  }
}
