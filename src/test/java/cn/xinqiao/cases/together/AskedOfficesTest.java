package cn.xinqiao.cases.together;

import static cn.xinqiao.cases.NewCases.DISTRICT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.FurtherNews;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.pace.Supervising;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An office hears that others ask something of it, without a resident's words and once each. */
@QuarkusTest
@Tag("database")
class AskedOfficesTest {
  /** Of its own, so that no other test is counted. */
  private static final OfficeCode ASKING = new OfficeCode("310110020");

  private static final OfficeCode GREENING = new OfficeCode("310110-greening");

  private final NewCases cases;
  private final CaseDesk desk;
  private final Parts parts;
  private final Invitations invitations;
  private final Returns returns;
  private final Supervising supervising;
  private final NoticeAddresses addresses;
  private final Instance<FurtherNews> news;
  private final Clock clock;
  private final FakeRobot robot = new FakeRobot();

  AskedOfficesTest(
      NewCases cases,
      CaseDesk desk,
      Parts parts,
      Invitations invitations,
      Returns returns,
      Supervising supervising,
      NoticeAddresses addresses,
      @Any Instance<FurtherNews> news,
      Clock clock) {
    this.cases = cases;
    this.desk = desk;
    this.parts = parts;
    this.invitations = invitations;
    this.returns = returns;
    this.supervising = supervising;
    this.addresses = addresses;
    this.news = news;
    this.clock = clock;
  }

  @AfterEach
  void forget() {
    robot.close();
    cases.change("delete from notice_address");
  }

  @Test
  void a_group_hears_of_a_part_with_number_asker_and_day_and_without_any_words() {
    group(GREENING);
    var number = opened();
    var by = today().plusDays(9);
    var request = new Request(number, Optional.empty(), Optional.of("k-" + number));
    parts.ask(asking(), request, GREENING, "请把 601 王阿姨窗前的树枝剪掉", Optional.of(by));
    parts.ask(asking(), request, GREENING, "请把 601 王阿姨窗前的树枝剪掉", Optional.of(by));
    Eventually.holds(() -> assertThat(told(number)).hasSize(1));
    assertThat(told(number).getFirst())
        .contains("请协办", by.toString(), "https://xinqiao.example/desk")
        .doesNotContain("王阿姨", "树枝", "路灯");
    assertThat(
            cases.count(
                "notice where office_code = '"
                    + GREENING
                    + "' and words like '%"
                    + number
                    + "%' and officer_id is null"))
        .as("told once")
        .isEqualTo(1);
  }

  @Test
  void a_group_hears_of_an_invitation_a_return_a_dispute_and_a_supervision() {
    group(GREENING);
    group(DISTRICT);
    group(ASKING);
    var number = opened();
    invitations.invite(asking(), Request.on(number), GREENING, "请到场看树根");
    Eventually.holds(() -> assertThat(told(number)).anyMatch(said -> said.contains("约请")));
    returns.ask(asking(), Request.on(number), "这段路归区里管");
    Eventually.holds(() -> assertThat(told(number)).anyMatch(said -> said.contains("要求退回")));
    group(OfficeCode.CITY);
    returns.answer(cases.officer(DISTRICT, Role.OFFICER), Request.on(number), false, "路在街道范围内");
    Eventually.holds(() -> assertThat(told(number)).anyMatch(said -> said.contains("请裁定")));
    var above = cases.officer(DISTRICT, Role.LEAD);
    supervising.issue(above, Request.on(number), today().plusDays(10), "三次催办");
    Eventually.holds(() -> assertThat(told(number)).anyMatch(said -> said.contains("督办")));
    assertThat(told(number)).noneMatch(said -> said.contains("三次催办"));
  }

  @Test
  void officers_count_in_their_gathered_notices_what_still_waits_for_them() {
    var before = counts(GREENING);
    var number = opened();
    parts.ask(asking(), Request.on(number), GREENING, "剪树枝", Optional.empty());
    invitations.invite(asking(), Request.on(number), GREENING, "请到场");
    assertThat(more(before, counts(GREENING))).isEqualTo(Map.of("part", 1L, "invitation", 1L));
    var part = parts.of(asking(), number).getFirst();
    parts.answer(cases.officer(GREENING, Role.OFFICER), Request.on(number), part.id(), "剪好了");
    assertThat(more(before, counts(GREENING)))
        .as("what was answered waits no more")
        .isEqualTo(Map.of("invitation", 1L));
    assertThat(since(GREENING, clock.instant().plusSeconds(1)))
        .as("told before")
        .doesNotContainKeys("part", "invitation");
  }

  @Test
  void whoever_passed_a_case_on_counts_the_return_until_it_is_answered() {
    var number = opened();
    var before = counts(DISTRICT);
    returns.ask(asking(), Request.on(number), "这段路归区里管");
    assertThat(more(before, counts(DISTRICT))).isEqualTo(Map.of("return", 1L));
    var city = counts(OfficeCode.CITY);
    returns.answer(cases.officer(DISTRICT, Role.OFFICER), Request.on(number), false, "路在街道范围内");
    assertThat(more(before, counts(DISTRICT))).isEmpty();
    assertThat(more(city, counts(OfficeCode.CITY))).isEqualTo(Map.of("arbitration", 1L));
  }

  @Test
  void what_is_overdue_is_told_to_who_owes_it_and_to_who_waits_for_it() {
    var number = opened();
    parts.ask(asking(), Request.on(number), GREENING, "剪树枝", Optional.empty());
    invitations.invite(asking(), Request.on(number), GREENING, "请到场");
    var owing = counts(GREENING);
    var waiting = counts(ASKING);
    for (String table : List.of("case_part", "invitation")) {
      cases.change(
          "update %s set due_on = '%s', provisional = false where case_number = '%s'"
              .formatted(table, today().minusDays(1), number));
    }
    assertThat(more(owing, counts(GREENING))).isEqualTo(Map.of("answerLate", 2L));
    assertThat(more(waiting, counts(ASKING))).isEqualTo(Map.of("waitLate", 2L));
    var part = parts.of(asking(), number).getFirst();
    parts.answer(cases.officer(GREENING, Role.OFFICER), Request.on(number), part.id(), "剪好了");
    assertThat(more(owing, counts(GREENING)).get("answerLate")).isEqualTo(1L);
  }

  @Test
  void what_has_become_confidential_is_in_no_count() {
    var before = counts(GREENING);
    var number = opened();
    parts.ask(asking(), Request.on(number), GREENING, "剪树枝", Optional.empty());
    cases.change("update cases set confidential = true where number = '" + number + "'");
    assertThat(more(before, counts(GREENING))).isEmpty();
  }

  private CaseNumber opened() {
    var number =
        cases
            .openWithPicture(cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, ASKING))
            .getFirst();
    desk.accept(asking(), Request.on(number));
    return number;
  }

  private void group(OfficeCode office) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            addresses.add(
                new Owner.Group(office), AddressKind.ROBOT, robot.address("group"), "a secret"));
  }

  private List<String> told(CaseNumber number) {
    return robot.told("group").stream()
        .map(FakeRobot.Told::body)
        .filter(body -> body.contains(number.toString()))
        .toList();
  }

  private Map<String, Long> counts(OfficeCode office) {
    return since(office, clock.instant().minus(Duration.ofDays(1)));
  }

  private Map<String, Long> since(OfficeCode office, Instant since) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            news.stream()
                .filter(TogetherNews.class::isInstance)
                .findFirst()
                .orElseThrow()
                .since(0, office, since));
  }

  private static Map<String, Long> more(Map<String, Long> before, Map<String, Long> after) {
    var more = new HashMap<>(after);
    before.forEach((key, count) -> more.merge(key, -count, Long::sum));
    more.values().removeIf(count -> count == 0);
    return more;
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
  }

  private Caller asking() {
    return cases.officer(ASKING, Role.OFFICER);
  }
}
