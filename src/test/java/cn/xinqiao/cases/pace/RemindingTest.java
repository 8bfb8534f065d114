package cn.xinqiao.cases.pace;

import static cn.xinqiao.cases.NewCases.DISTRICT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reminders before, escalation after: each once, in working hours, of what is really owed. */
@QuarkusTest
@Tag("database")
class RemindingTest {
  /** Where no other test opens cases. */
  private static final OfficeCode STREET = new OfficeCode("310110015");

  private static final Instant MONDAY = at("2026-03-23T10:00");

  private final Reminding reminding;
  private final PaceNews news;
  private final Overdue overdue;
  private final NewCases cases;
  private final CaseDesk desk;

  RemindingTest(
      Reminding reminding, PaceNews news, Overdue overdue, NewCases cases, CaseDesk desk) {
    this.reminding = reminding;
    this.news = news;
    this.overdue = overdue;
    this.cases = cases;
    this.desk = desk;
  }

  @Test
  void the_office_is_reminded_two_working_days_before_and_once_only() {
    var number = dueOn("2026-03-25");
    reminding.run(MONDAY);
    assertThat(rules(number)).isEqualTo(1);
    reminding.run(MONDAY);
    reminding.run(at("2026-03-23T15:00"));
    assertThat(rules(number)).isEqualTo(1);
    assertThat(lines(number)).doesNotContain("ESCALATED");
  }

  @Test
  void a_date_that_moved_is_reminded_of_anew() {
    var number = dueOn("2026-03-25");
    reminding.run(MONDAY);
    set(number, "due_on = '2026-03-30'");
    reminding.run(MONDAY);
    assertThat(rules(number)).isEqualTo(1);
    reminding.run(at("2026-03-26T10:00"));
    assertThat(rules(number)).isEqualTo(2);
  }

  @Test
  void outside_working_hours_nobody_is_told() {
    var number = dueOn("2026-03-20");
    assertThat(reminding.run(at("2026-03-22T10:00"))).as("a Sunday").isZero();
    assertThat(reminding.run(at("2026-03-23T07:00"))).as("before the doors open").isZero();
    assertThat(rules(number)).isZero();
  }

  @Test
  void what_is_paused_stopped_or_only_not_before_its_date_reminds_nobody() {
    var paused = dueOn("2026-03-10");
    var stopped = dueOn("2026-03-10");
    var unsettled = dueOn("2026-03-10");
    set(paused, "due_on = null");
    set(stopped, "stopped_at = '2026-03-09 01:00:00'");
    set(unsettled, "provisional = true");
    reminding.run(MONDAY);
    assertThat(rules(paused) + rules(stopped) + rules(unsettled)).isZero();
  }

  @Test
  void what_is_overdue_climbs_to_the_lead_and_then_to_the_office_above_each_once() {
    var number = dueOn("2026-03-20");
    reminding.run(MONDAY);
    assertThat(lines(number)).containsOnlyOnce("ESCALATED").contains("ESCALATED");
    reminding.run(at("2026-03-25T10:00"));
    reminding.run(at("2026-03-25T16:00"));
    assertThat(lines(number).stream().filter("ESCALATED"::equals)).hasSize(2);
    var lead = cases.officer(DISTRICT, Role.LEAD);
    assertThat(overdue.of(lead, 0, 200).items())
        .filteredOn(late -> late.of().number().equals(number))
        .singleElement()
        .satisfies(late -> {
          assertThat(late.above()).isTrue();
          assertThat(late.days()).isPositive();
        });
    assertThat(news.since(lead.officerId(), DISTRICT, at("2026-03-25T09:00"))).containsKey("below");
  }

  @Test
  void who_took_the_case_on_is_told_and_nobody_else_of_the_office() {
    var number = dueOn("2026-03-25");
    var holder = cases.officer(STREET, Role.OFFICER);
    desk.accept(holder, Request.on(number));
    set(number, "due_on = '2026-03-25', stopped_at = null");
    reminding.run(MONDAY);
    var before = at("2026-03-23T09:59");
    assertThat(news.since(holder.officerId(), STREET, before)).containsKey("soon");
    var other = cases.officer(STREET, Role.AUDITOR);
    assertThat(news.since(other.officerId(), STREET, before).getOrDefault("soon", 0L))
        .isLessThan(news.since(holder.officerId(), STREET, before).get("soon"));
  }

  @Test
  void an_accusation_is_told_of_to_nobody_above_and_is_on_no_list_there() {
    var number =
        cases
            .openWithPicture(cases.matter(Kind.PETITION, SubKind.ACCUSATION, NewCases.DISCIPLINE))
            .getFirst();
    due(number, "2026-03-02");
    reminding.run(MONDAY);
    assertThat(cases.count("case_reminder where whom = 'ABOVE' and case_number = '" + number + "'"))
        .isZero();
    assertThat(cases.count("case_reminder where whom = 'LEAD' and case_number = '" + number + "'"))
        .isEqualTo(1);
    assertThat(cases.count("supervision_proposal where case_number = '" + number + "'")).isZero();
    assertThat(overdue.of(cases.officer(DISTRICT, Role.LEAD), 0, 500).items())
        .noneMatch(late -> late.of().number().equals(number));
  }

  @Test
  void two_replicas_at_once_tell_it_once() throws Exception {
    var number = dueOn("2026-03-20");
    Callable<Integer> run = () -> reminding.run(MONDAY);
    try (var both = Executors.newFixedThreadPool(2)) {
      var first = both.submit(run);
      var second = both.submit(run);
      first.get();
      second.get();
    }
    assertThat(lines(number).stream().filter("ESCALATED"::equals)).hasSize(1);
    assertThat(
            cases.count(
                "case_reminder where rule_id = 'overdue-lead' and case_number = '" + number + "'"))
        .isEqualTo(1);
  }

  /** One clock of it is due on this day, no other runs. */
  private CaseNumber dueOn(String day) {
    var number =
        cases
            .openWithPicture(cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, STREET))
            .getFirst();
    due(number, day);
    return number;
  }

  private void due(CaseNumber number, String day) {
    cases.change(
        "update case_clock set stopped_at = '2026-03-01 01:00:00' where what not in ('ANSWER', 'NOTICE') and case_number = '"
            + number
            + "'");
    set(number, "due_on = '" + day + "', provisional = false");
    cases.change(
        "update cases set next_due = '"
            + day
            + "', next_provisional = false where number = '"
            + number
            + "'");
  }

  private void set(CaseNumber number, String what) {
    cases.change(
        "update case_clock set "
            + what
            + " where what in ('ANSWER', 'NOTICE') and case_number = '"
            + number
            + "'");
  }

  private long rules(CaseNumber number) {
    return cases.count("case_reminder where case_number = '" + number + "'");
  }

  private java.util.List<String> lines(CaseNumber number) {
    return desk.show(cases.officer(STREET, Role.LEAD), number, Language.ZH).timeline().stream()
        .map(CaseFile.Step::what)
        .toList();
  }

  private static Instant at(String shanghai) {
    return LocalDateTime.parse(shanghai).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }
}
