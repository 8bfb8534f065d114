package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.DISCIPLINE;
import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.PETITIONS;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk.Handling;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.Conclusion.Serving;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The law's course of a case: its clocks, more time, service, review, and the right kind. */
@QuarkusTest
@Tag("database")
class CourseTest {
  private static final OfficeCode OTHER_STREET = new OfficeCode("310110016");

  private final NewCases cases;
  private final CaseDesk desk;
  private final CaseTerms terms;
  private final Conclusion conclusion;
  private final Retyping retyping;
  private final Outbox outbox;
  private final Clock clock;

  CourseTest(
      NewCases cases,
      CaseDesk desk,
      CaseTerms terms,
      Conclusion conclusion,
      Retyping retyping,
      Outbox outbox,
      Clock clock) {
    this.cases = cases;
    this.desk = desk;
    this.terms = terms;
    this.conclusion = conclusion;
    this.retyping = retyping;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Test
  void a_transfer_starts_the_offices_own_clock_and_leaves_the_residents_alone() {
    var number = appeal();
    var promised = clock(number, What.NOTICE).on();
    desk.transfer(street(), Request.on(number), DISTRICT, "跨街道的事");

    var arrived = clock(number, What.DESK_NOTICE);
    assertThat(arrived.desk().orElseThrow().code()).isEqualTo(DISTRICT);
    assertThat(arrived.on().orElseThrow()).isAfterOrEqualTo(today().plusDays(15));
    assertThat(clock(number, What.NOTICE).on()).isEqualTo(promised);
    assertThat(clock(number, What.NOTICE).running()).isTrue();

    desk.transfer(cases.officer(DISTRICT, Role.OFFICER), Request.on(number), OTHER_STREET, "在你处");
    assertThat(clocks(number, What.DESK_NOTICE))
        .extracting(CaseFile.Due::running)
        .containsExactlyInAnyOrder(false, true);
  }

  @Test
  void simple_handling_owes_the_answer_sooner_and_is_not_extended() {
    var number = appeal();
    desk.accept(street(), Request.on(number), Handling.SIMPLE);
    assertThat(clock(number, What.ANSWER).ruleId()).isEqualTo("appeal-simple");
    assertThatThrownBy(() -> terms.extend(lead(), Request.on(number), "情况复杂"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void the_head_gives_thirty_days_more_once_and_an_officer_only_asks_for_them() {
    var number = accepted();
    var first = clock(number, What.ANSWER).on().orElseThrow();
    terms.extend(street(), Request.on(number), "要等检测报告");
    assertThat(clock(number, What.ANSWER).on()).contains(first);

    terms.extend(lead(), Request.on(number), "要等检测报告");
    var extended = clock(number, What.ANSWER);
    assertThat(extended.on().orElseThrow()).isAfterOrEqualTo(first.plusDays(20));
    assertThat(extended.ledger())
        .extracting(CaseFile.Reckoning::act)
        .containsExactly("START", "EXTEND");
    assertThat(extended.ledger().getLast().approver()).contains(lead().login());
    assertThat(extended.ledger().getLast().rule()).contains("appeal-extension");
    assertThatThrownBy(() -> terms.extend(lead(), Request.on(number), "还要等"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void what_is_overdue_is_not_extended() {
    var number = accepted();
    wasDueLongAgo(number, What.ANSWER);
    assertThatThrownBy(() -> terms.extend(lead(), Request.on(number), "情况复杂"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void the_clock_of_an_appeal_stops_when_its_answer_was_served_and_not_when_it_was_written() {
    var number = accepted();
    desk.reply(street(), Request.on(number), Lawful.DECISION);
    assertThat(clock(number, What.ANSWER).running()).isTrue();
    assertThat(shown(number).concludedAt()).isEmpty();

    serve(street(), number, today());
    assertThat(clock(number, What.ANSWER).running()).isFalse();
    assertThat(shown(number).concludedAt()).isPresent();
    assertThat(clock(number, What.REVIEW_WINDOW).on().orElseThrow())
        .isAfterOrEqualTo(today().plusDays(30));
    assertThatThrownBy(() -> serve(street(), number, today())).isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void that_an_answer_arrived_in_the_talk_does_not_serve_it() {
    var number = accepted();
    desk.reply(street(), Request.on(number), Lawful.DECISION);
    QuarkusTransaction.requiringNew()
        .run(() -> outbox.arrived(cases.talkOf(number), Long.MAX_VALUE));
    assertThat(shown(number).timeline()).extracting(CaseFile.Step::what).endsWith("DELIVERED");
    assertThat(shown(number).concludedAt()).isEmpty();
    assertThat(clock(number, What.ANSWER).running()).isTrue();
  }

  @Test
  void a_new_answer_has_to_be_served_anew() {
    var number = concluded();
    desk.reply(street(), Request.on(number), Lawful.DECISION + "更正：整改期限为三十日。");
    assertThat(shown(number).concludedAt()).isEmpty();
    assertThat(clock(number, What.REVIEW_WINDOW).running()).isFalse();
    serve(street(), number, today());
    assertThat(clock(number, What.REVIEW_WINDOW).running()).isTrue();
  }

  @Test
  void nothing_is_served_before_it_was_written_nor_in_the_future_nor_without_proof() {
    var number = accepted();
    assertThatThrownBy(() -> serve(street(), number, today())).isInstanceOf(Refusal.Conflict.class);
    desk.reply(street(), Request.on(number), Lawful.DECISION);
    for (LocalDate wrong : List.of(today().minusDays(1), today().plusDays(1))) {
      assertThatThrownBy(() -> serve(street(), number, wrong))
          .isInstanceOf(Refusal.RuleBroken.class);
    }
    assertThatThrownBy(() ->
            conclusion.serve(street(), Request.on(number), new Serving(Way.POST, today(), " ")))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_review_goes_to_the_district_and_the_final_one_to_the_city_under_the_same_number() {
    var number = concluded();
    conclusion.review(street(), Request.on(number), "市民认为没有查清");
    var reviewed = shown(number);
    assertThat(reviewed.stage()).isEqualTo(Stage.REVIEW);
    assertThat(reviewed.line().office().code()).isEqualTo(DISTRICT);
    assertThat(reviewed.line().state()).isEqualTo(CaseState.OPEN);
    assertThat(clock(number, What.REVIEW).running()).isTrue();
    assertThat(clock(number, What.REVIEW_WINDOW).running()).isFalse();

    answered(number, DISTRICT);
    assertThat(clock(number, What.REVIEW).running()).isFalse();
    conclusion.review(cases.officer(DISTRICT, Role.OFFICER), Request.on(number), "市民仍然不服");
    assertThat(shown(number).line().office().code()).isEqualTo(OfficeCode.CITY);

    answered(number, OfficeCode.CITY);
    assertThatThrownBy(() ->
            conclusion.review(
                cases.officer(OfficeCode.CITY, Role.OFFICER), Request.on(number), "还是不服"))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThat(clocks(number, What.REVIEW_WINDOW)).noneMatch(CaseFile.Due::running);
  }

  @Test
  void a_review_is_not_asked_for_after_the_thirtieth_day() {
    var number = concluded();
    wasDueLongAgo(number, What.REVIEW_WINDOW);
    assertThatThrownBy(() -> conclusion.review(street(), Request.on(number), "不服"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_hearing_stops_the_clock_of_a_final_review_and_of_no_other_stage() {
    var number = accepted();
    assertThatThrownBy(() -> terms.beginHearing(street(), Request.on(number), "听证"))
        .isInstanceOf(Refusal.RuleBroken.class);
    var last = concluded();
    conclusion.review(street(), Request.on(last), "不服");
    answered(last, DISTRICT);
    conclusion.review(cases.officer(DISTRICT, Role.OFFICER), Request.on(last), "不服");
    var city = cases.officer(OfficeCode.CITY, Role.OFFICER);

    terms.beginHearing(city, Request.on(last), "重大疑难");
    assertThat(clock(last, What.FINAL_REVIEW).on()).isEmpty();
    assertThatThrownBy(() -> terms.beginHearing(city, Request.on(last), "再一次"))
        .isInstanceOf(Refusal.Conflict.class);
    terms.endHearing(city, Request.on(last), "听证结束");
    assertThat(clock(last, What.FINAL_REVIEW).on()).isPresent();
  }

  @Test
  void another_kind_keeps_the_time_of_receipt_and_shows_the_clocks_of_both() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.INQUIRY);
    cases.change(
        "update cases set received_at = '2026-03-06 02:00:00' where number = '" + number + "'");
    var received = shown(number).line().receivedAt();
    retyping.retype(
        street(), Request.on(number), Kind.PETITION, SubKind.APPEAL, Subject.LABOUR, "其实是讨薪");
    var shown = shown(number);
    assertThat(shown.line().receivedAt()).isEqualTo(received);
    assertThat(shown.line().kind()).isEqualTo(Kind.PETITION);
    assertThat(clock(number, What.NOTICE).on()).contains(LocalDate.parse("2026-03-23"));
    assertThat(clock(number, What.ANSWER).isGivenWay()).isTrue();
  }

  @Test
  void what_was_taken_for_an_accusation_by_mistake_is_given_to_the_petition_office_by_a_lead() {
    var number = appeal();
    var received = shown(number).line().receivedAt();
    becomesAnAccusation(number);
    retyping.retype(
        cases.officer(DISCIPLINE, Role.LEAD),
        Request.on(number),
        Kind.PETITION,
        SubKind.APPEAL,
        Subject.LABOUR,
        "说的是讨薪，没有举报任何人");
    var petitions = cases.officer(PETITIONS, Role.OFFICER);
    var shown = desk.show(petitions, number, Language.ZH);
    assertThat(shown.line().confidential()).isFalse();
    assertThat(shown.line().receivedAt()).isEqualTo(received);
    assertThat(shown.timeline()).extracting(CaseFile.Step::what).endsWith("RETYPED", "TRANSFERRED");
    desk.accept(petitions, Request.on(number), Handling.ORDINARY);
    assertThat(desk.show(petitions, number, Language.ZH).dues())
        .filteredOn(CaseFile.Due::running)
        .extracting(CaseFile.Due::what)
        .contains(What.ANSWER);
    assertThatThrownBy(
            () -> desk.show(cases.officer(DISCIPLINE, Role.OFFICER), number, Language.ZH))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void what_becomes_an_accusation_is_gone_from_the_desk_at_once_and_stays_one_for_officers() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    becomesAnAccusation(number);
    assertThatThrownBy(() -> desk.show(street(), number, Language.ZH))
        .isInstanceOf(Refusal.NotFound.class);
    var discipline = cases.officer(DISCIPLINE, Role.OFFICER);
    assertThat(desk.show(discipline, number, Language.ZH).line().confidential()).isTrue();
    assertThatThrownBy(() ->
            retyping.retype(
                discipline,
                Request.on(number),
                Kind.SERVICE_REQUEST,
                SubKind.INQUIRY,
                Subject.DISCIPLINE,
                "不是举报"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  private void becomesAnAccusation(CaseNumber number) {
    retyping.retype(
        street(),
        Request.on(number),
        Kind.PETITION,
        SubKind.ACCUSATION,
        Subject.DISCIPLINE,
        "反映工作人员收钱");
  }

  private CaseNumber appeal() {
    return cases.open(Kind.PETITION, SubKind.APPEAL);
  }

  private CaseNumber accepted() {
    var number = appeal();
    desk.accept(street(), Request.on(number));
    return number;
  }

  private CaseNumber concluded() {
    var number = accepted();
    desk.reply(street(), Request.on(number), Lawful.DECISION);
    serve(street(), number, today());
    return number;
  }

  /** Accepted, answered and served by the office that has it. */
  private void answered(CaseNumber number, OfficeCode office) {
    var officer = cases.officer(office, Role.OFFICER);
    desk.accept(officer, Request.on(number));
    desk.reply(officer, Request.on(number), Lawful.DECISION);
    serve(officer, number, today());
  }

  private void serve(Caller caller, CaseNumber number, LocalDate on) {
    conclusion.serve(
        caller,
        Request.on(number),
        new Serving(
            Way.BY_HAND, on, "回证〔2026〕12 号", Optional.of(Outcome.REASONABLE_WITHOUT_BASIS)));
  }

  private void wasDueLongAgo(CaseNumber number, What what) {
    cases.change(
        "update case_clock set due_on = '2026-01-05', provisional = false where what = '"
            + what
            + "' and case_number = '"
            + number
            + "'");
  }

  private CaseFile.Due clock(CaseNumber number, What what) {
    return clocks(number, what).getLast();
  }

  private List<CaseFile.Due> clocks(CaseNumber number, What what) {
    return shown(number).dues().stream().filter(due -> due.what() == what).toList();
  }

  private CaseFile shown(CaseNumber number) {
    return desk.show(cases.officer(OfficeCode.CITY, Role.LEAD), number, Language.ZH);
  }

  private Caller street() {
    return cases.officer(STREET, Role.OFFICER);
  }

  private Caller lead() {
    return cases.officer(STREET, Role.LEAD);
  }

  private LocalDate today() {
    return day(clock.instant());
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
  }
}
