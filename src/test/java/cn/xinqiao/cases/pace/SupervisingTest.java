package cn.xinqiao.cases.pace;

import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 督办 from proposal to end, 督促执行, and what follows a case whose procedure has ended. */
@QuarkusTest
@Tag("database")
class SupervisingTest {
  private final Supervising supervising;
  private final Executing executing;
  private final Following following;
  private final PaceNews news;
  private final ThreeClocks clocks;
  private final Reminding reminding;
  private final NewCases cases;
  private final CaseDesk desk;
  private final Conclusion conclusion;
  private final ResidentCases residents;
  private final Clock clock;

  SupervisingTest(
      Supervising supervising,
      Executing executing,
      Following following,
      PaceNews news,
      ThreeClocks clocks,
      Reminding reminding,
      NewCases cases,
      CaseDesk desk,
      Conclusion conclusion,
      ResidentCases residents,
      Clock clock) {
    this.supervising = supervising;
    this.executing = executing;
    this.following = following;
    this.news = news;
    this.clocks = clocks;
    this.reminding = reminding;
    this.cases = cases;
    this.desk = desk;
    this.conclusion = conclusion;
    this.residents = residents;
    this.clock = clock;
  }

  @Test
  void a_case_that_is_long_overdue_is_proposed_to_the_office_above_once_and_never_issued() {
    var number = appeal();
    cases.change(
        "update case_clock set due_on = '2026-03-02', provisional = false where case_number = '"
            + number
            + "'");
    reminding.run(at("2026-03-23T10:00"));
    reminding.run(at("2026-03-24T10:00"));
    assertThat(proposed(number)).hasSize(1);
    assertThat(proposed(number).getFirst().reasons()).containsExactly("超期 5 个工作日，没有办理延期");
    assertThat(supervising.open(lead())).noneMatch(one -> one.of().number().equals(number));
    assertThat(supervising.proposed(cases.officer(STREET, Role.LEAD), Language.ZH))
        .noneMatch(one -> one.of().number().equals(number));
  }

  @Test
  void a_case_that_is_passed_on_with_a_day_is_reported_on_to_the_office_that_assigned_it() {
    var number = appeal();
    desk.transfer(lead(), Request.on(number), DISTRICT, "先收上来");
    var day = today().plusDays(20);
    desk.transfer(
        cases.officer(DISTRICT, Role.OFFICER),
        Request.on(number),
        STREET,
        "请调查并报告",
        Optional.of(day));
    var assigned = supervising.of(lead(), number, Language.ZH);
    assertThat(assigned.supervisions())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.assigned()).isTrue();
          assertThat(one.issuer().code()).isEqualTo(DISTRICT);
          assertThat(one.unit().code()).isEqualTo(STREET);
          assertThat(one.dueOn()).isEqualTo(day);
        });
    assertThat(assigned.issues()).as("it may be supervised as well").isTrue();
    assertThat(lines(number)).contains("ASSIGNED");
    assertThatThrownBy(() -> supervising.close(lead(), Request.on(number), "同意办结"))
        .isInstanceOf(Refusal.Conflict.class);
    supervising.answer(street(), Request.on(number), "已经查清并答复，办结报告附后");
    supervising.close(lead(), Request.on(number), "同意办结");
    assertThat(supervising.open(lead())).noneMatch(one -> one.of().number().equals(number));
  }

  @Test
  void nobody_assigns_to_an_office_that_is_not_below_nor_for_a_day_that_has_gone() {
    var number = appeal();
    assertThatThrownBy(() ->
            desk.transfer(
                street(), Request.on(number), DISTRICT, "请报告", Optional.of(today().plusDays(9))))
        .isInstanceOf(Refusal.RuleBroken.class);
    desk.transfer(street(), Request.on(number), DISTRICT, "不归街道");
    assertThatThrownBy(
            () -> desk.transfer(lead(), Request.on(number), STREET, "请报告", Optional.of(today())))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThat(lines(number)).doesNotContain("ASSIGNED");
  }

  @Test
  void the_form_offers_three_working_days_for_a_service_request_and_thirty_days_for_a_petition() {
    var request = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var three = supervising.of(lead(), request, Language.ZH);
    assertThat(three.source()).startsWith("收到督办后 3 个工作日内反馈");
    assertThat(three.offered()).isAfter(today().plusDays(2)).isBefore(today().plusDays(16));
    assertThat(supervising.of(lead(), appeal(), Language.ZH).offered())
        .isEqualTo(today().plusDays(30));
  }

  @Test
  void what_was_extended_is_not_proposed_for_being_overdue() {
    var number = appeal();
    cases.change(
        "update case_clock set due_on = '2026-03-02', provisional = false where case_number = '"
            + number
            + "'");
    cases.change(
        "insert into clock_entry (clock_id, act, at, amount, unit, reason) select id, 'EXTEND',"
            + " '2026-02-02 01:00:00', 30, 'CALENDAR_DAYS', 'EXTENDED' from case_clock where"
            + " case_number = '"
            + number
            + "'");
    reminding.run(at("2026-03-23T10:00"));
    assertThat(proposed(number)).isEmpty();
  }

  @Test
  void the_third_urge_of_a_resident_proposes_it_in_that_very_transaction() {
    var number = appeal();
    for (int i = 0; i < 2; i++) {
      urge(number);
    }
    assertThat(proposed(number)).isEmpty();
    urge(number);
    assertThat(proposed(number)).hasSize(1);
  }

  @Test
  void the_lead_above_issues_it_the_unit_answers_and_the_issuer_closes_it() {
    var number = appeal();
    supervising.issue(lead(), Request.on(number), today().plusDays(30), "市民三次催办，请说明原因");
    assertThat(over(lead(), number).issues()).as("one at a time").isFalse();
    assertThatThrownBy(() -> supervising.close(lead(), Request.on(number), "办结"))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessageContaining("not answered");
    supervising.answer(street(), Request.on(number), "材料已经补齐，本周内答复市民。");
    supervising.close(lead(), Request.on(number), "已督促到位");
    assertThat(over(lead(), number).supervisions().getFirst().closedAt()).isPresent();
    assertThat(lines(number)).contains("SUPERVISED", "SUPERVISION_ANSWERED", "SUPERVISION_CLOSED");
  }

  @Test
  void nobody_below_beside_or_without_the_lead_issues_it_and_never_without_reason_or_day() {
    var number = appeal();
    var by = today().plusDays(10);
    for (Caller wrong : List.of(cases.officer(STREET, Role.LEAD), street())) {
      assertThatThrownBy(() -> supervising.issue(wrong, Request.on(number), by, "理由"))
          .isInstanceOf(Refusal.Forbidden.class);
    }
    assertThatThrownBy(() ->
            supervising.issue(cases.officer(DISTRICT, Role.OFFICER), Request.on(number), by, "理由"))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> supervising.issue(lead(), Request.on(number), by, " "))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(() -> supervising.issue(lead(), Request.on(number), today(), "理由"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void two_who_issue_it_at_once_make_one() throws Exception {
    var number = appeal();
    var lead = lead();
    Callable<Void> issue =
        () -> {
          supervising.issue(lead, Request.on(number), today().plusDays(30), "请说明原因");
          return null;
        };
    int refused = 0;
    try (var both = Executors.newFixedThreadPool(2)) {
      for (Future<Void> one : List.of(both.submit(issue), both.submit(issue))) {
        try {
          one.get();
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(Refusal.Conflict.class);
          refused++;
        }
      }
    }
    assertThat(refused).isEqualTo(1);
    assertThat(cases.count("supervision where case_number = '" + number + "'")).isEqualTo(1);
  }

  @Test
  void a_supporting_decision_opens_a_task_that_stays_until_it_is_done() {
    var number = served(Outcome.SUPPORTED);
    var task = executing.of(number).getFirst();
    assertThat(task.dueOn()).isAfter(today().plusDays(20));
    assertThat(executing.open(street())).anyMatch(one -> one.of().number().equals(number));
    executing.done(street(), Request.on(number), task.id(), "12 月 1 日已经修好，居委会验收");
    assertThat(executing.open(street())).noneMatch(one -> one.of().number().equals(number));
    assertThatThrownBy(() -> executing.done(street(), Request.on(number), task.id(), "又一次"))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(executing.of(served(Outcome.NOT_SUPPORTED))).isEmpty();
  }

  @Test
  void the_office_is_told_on_one_day_that_a_task_comes_due() {
    var number = served(Outcome.SUPPORTED);
    var soon = today().plusDays(5);
    cases.change(
        "update execution set due_on = '" + soon + "' where case_number = '" + number + "'");
    var yesterday = clock.instant().minus(Duration.ofDays(1));
    var officer = street().officerId();
    assertThat(news.since(officer, STREET, yesterday)).containsKey("execution");
    assertThat(news.since(officer, STREET, clock.instant())).doesNotContainKey("execution");
  }

  @Test
  void an_appeal_is_not_served_before_it_is_said_what_the_decision_says() {
    var number = answered();
    assertThatThrownBy(() ->
            conclusion.serve(
                street(), Request.on(number), new Conclusion.Serving(Way.BY_HAND, today(), "回证")))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_decision_that_nobody_carries_out_is_proposed_for_supervision() {
    var number = served(Outcome.SUPPORTED);
    cases.change(
        "update execution set due_on = '2026-03-02', provisional = false where case_number = '"
            + number
            + "'");
    reminding.run(at("2026-03-23T10:00"));
    reminding.run(at("2026-03-24T10:00"));
    assertThat(proposed(number)).hasSize(1);
  }

  @Test
  void new_facts_of_an_ended_case_are_a_case_of_their_own_and_both_show_the_link() {
    var old = served(Outcome.NOT_SUPPORTED);
    var number = following.newFacts(street(), Request.on(old), "昨天又发现一处漏水，有照片");
    assertThat(following.of(street(), old).later()).containsExactly(number);
    assertThat(following.of(street(), number).follows()).contains(old);
    var opened = desk.show(street(), number, Language.ZH);
    assertThat(opened.words()).isEqualTo("昨天又发现一处漏水，有照片");
    assertThat(opened.line().receivedAt()).isAfter(clock.instant().minusSeconds(60));
    assertThat(opened.dues()).extracting(due -> due.what().name()).contains("NOTICE");
    assertThat(lines(old)).contains("NEW_FACTS");
    assertThat(lines(number)).contains("FOLLOWS");
  }

  @Test
  void while_a_case_goes_on_nothing_follows_it() {
    var number = appeal();
    assertThatThrownBy(() -> following.newFacts(street(), Request.on(number), "新情况"))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> following.support(street(), Request.on(number), "谈话"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void support_after_the_end_has_no_clock_and_opens_no_petition() {
    var number = served(Outcome.NOT_SUPPORTED);
    long clocksBefore = cases.count("case_clock where case_number = '" + number + "'");
    following.support(street(), Request.on(number), "上门谈话，帮助申请临时救助");
    following.support(street(), Request.on(number), "第二次上门");
    assertThat(following.underWay(street())).anyMatch(one -> one.of().number().equals(number));
    assertThat(cases.count("case_clock where case_number = '" + number + "'"))
        .isEqualTo(clocksBefore);
    assertThat(desk.show(street(), number, Language.ZH).line().state().isRunning()).isFalse();
    following.endSupport(street(), Request.on(number), "生活稳定");
    assertThatThrownBy(() -> following.endSupport(street(), Request.on(number), "再一次"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void the_three_clocks_show_what_the_law_sets_apart_from_our_own_date() {
    var number = appeal();
    var open = clocks.of(List.of(number)).get(number);
    assertThat(open).extracting(ThreeClocks.Hand::mark).containsExactly(Mark.values());
    assertThat(open.getFirst().legal()).isTrue();
    assertThat(open.getFirst().internal().orElseThrow())
        .isBefore(open.getFirst().binding().orElseThrow());
    assertThat(open.get(1).standing()).isEqualTo(ThreeClocks.Standing.NONE);

    desk.accept(street(), Request.on(number));
    desk.reply(street(), Request.on(number), Lawful.DECISION);
    var answered = clocks.of(List.of(number)).get(number);
    assertThat(answered)
        .extracting(ThreeClocks.Hand::standing)
        .containsExactly(
            ThreeClocks.Standing.MET, ThreeClocks.Standing.MET, ThreeClocks.Standing.RUNNING);
  }

  @Test
  void a_case_shows_in_whose_hands_it_is_and_a_transfer_begins_that_anew() {
    var number = appeal();
    var street = street();
    desk.accept(street, Request.on(number));
    assertThat(held(number).by()).contains(street.login());
    cases.change(
        "update cases set held_since = '2026-03-02 01:00:00' where number = '" + number + "'");
    desk.transfer(street, Request.on(number), DISTRICT, "跨街道的事");
    assertThat(held(number).by()).isEmpty();
    assertThat(held(number).since()).isAfter(clock.instant().minusSeconds(60));
  }

  @Test
  void a_refused_appeal_names_the_right_door_to_the_resident() {
    var number = appeal();
    assertThatThrownBy(() -> desk.refuse(street(), Request.on(number), "应当先申请仲裁"))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(
            () -> desk.refuse(street(), Request.on(number), "应当先申请仲裁", Optional.of("NOWHERE")))
        .isInstanceOf(Refusal.RuleBroken.class);
    desk.refuse(street(), Request.on(number), "应当先申请仲裁", Optional.of("ARBITRATION"));
    assertThat(
            cases.count(
                "message where conversation_id = "
                    + cases.talkOf(number)
                    + " and words like '%1年内申请%12333%'"))
        .isEqualTo(1);
  }

  private CaseNumber appeal() {
    return cases.open(Kind.PETITION, SubKind.APPEAL);
  }

  private CaseNumber answered() {
    var number = appeal();
    desk.accept(street(), Request.on(number));
    desk.reply(street(), Request.on(number), Lawful.DECISION);
    return number;
  }

  private CaseNumber served(Outcome outcome) {
    var number = answered();
    conclusion.serve(
        street(),
        Request.on(number),
        new Conclusion.Serving(Way.BY_HAND, today(), "回证 12 号", Optional.of(outcome)));
    return number;
  }

  private void urge(CaseNumber number) {
    QuarkusTransaction.requiringNew()
        .run(() -> residents.urge(number, cases.talkOf(number), "怎么还没有消息"));
  }

  private List<Supervising.Proposed> proposed(CaseNumber number) {
    return supervising.proposed(lead(), Language.ZH).stream()
        .filter(one -> one.of().number().equals(number))
        .toList();
  }

  private Supervising.OnCase over(Caller caller, CaseNumber number) {
    return supervising.of(caller, number, Language.ZH);
  }

  private CaseFile.Held held(CaseNumber number) {
    return desk.show(cases.officer(DISTRICT, Role.LEAD), number, Language.ZH).line().held();
  }

  private List<String> lines(CaseNumber number) {
    return desk.show(lead(), number, Language.ZH).timeline().stream()
        .map(CaseFile.Step::what)
        .toList();
  }

  private Caller street() {
    return cases.officer(STREET, Role.OFFICER);
  }

  private Caller lead() {
    return cases.officer(DISTRICT, Role.LEAD);
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
  }

  private static Instant at(String shanghai) {
    return LocalDateTime.parse(shanghai).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }
}
