package cn.xinqiao.cases.together;

import static cn.xinqiao.cases.NewCases.DISCIPLINE;
import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.together.Invitations.Answer;
import cn.xinqiao.cases.together.Invitations.Invited;
import cn.xinqiao.cases.together.Invitations.Rating;
import cn.xinqiao.cases.together.Invitations.State;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Streets and committees invite departments, who have to answer. */
@QuarkusTest
@Tag("database")
class InvitationsTest {
  private static final OfficeCode POLICE = new OfficeCode("310110-police");
  private static final OfficeCode COMMITTEE = new OfficeCode("310110012001");

  private final NewCases cases;
  private final CaseDesk desk;
  private final ResidentCases residents;
  private final Parts parts;
  private final Invitations invitations;
  private final Clock clock;

  InvitationsTest(
      NewCases cases,
      CaseDesk desk,
      ResidentCases residents,
      Parts parts,
      Invitations invitations,
      Clock clock) {
    this.cases = cases;
    this.desk = desk;
    this.residents = residents;
    this.parts = parts;
    this.invitations = invitations;
    this.clock = clock;
  }

  @Test
  void a_department_that_is_invited_answers_by_the_rules_day_and_whoever_invited_rates_it() {
    var number = opened();
    var sent = invited(number);
    assertThat(sent.rule()).isEqualTo("invitation-answer");
    assertThat(sent.due()).isAfter(today());
    assertThat(owed(POLICE)).contains(sent.id());
    assertThatThrownBy(() -> desk.show(officer(POLICE), number, Language.ZH))
        .isInstanceOf(Refusal.NotFound.class);
    var on = Request.on(number);
    var day = today().plusDays(3);
    invitations.answer(officer(POLICE), on, sent.id(), Answer.ATTENDS, Optional.of(day), "");
    var answered = of(number);
    assertThat(answered.state()).isEqualTo(State.ATTENDS);
    assertThat(answered.attendsOn()).contains(day);
    assertThat(owed(POLICE)).doesNotContain(sent.id());
    assertThat(sent(STREET)).contains(sent.id());
    invitations.rate(officer(STREET), on, sent.id(), Rating.PARTLY, "来了，还差一块标牌");
    assertThat(of(number).sentence()).contains("来了，还差一块标牌");
    assertThat(sent(STREET)).doesNotContain(sent.id());
  }

  @Test
  void an_answer_says_something_and_comes_once() {
    var number = opened();
    var sent = invited(number);
    var on = Request.on(number);
    var police = officer(POLICE);
    assertThatThrownBy(
            () -> invitations.answer(police, on, sent.id(), Answer.ATTENDS, Optional.empty(), "来"))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(
            () -> invitations.answer(police, on, sent.id(), Answer.DECLINES, Optional.empty(), ""))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(() -> invitations.rate(officer(STREET), on, sent.id(), Rating.RESOLVED, ""))
        .isInstanceOf(Refusal.Conflict.class);
    invitations.answer(police, on, sent.id(), Answer.DECLINES, Optional.empty(), "不属我局职责");
    assertThatThrownBy(
            () -> invitations.answer(police, on, sent.id(), Answer.WRITTEN, Optional.empty(), "好"))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(
            () -> invitations.rate(officer(STREET), on, sent.id(), Rating.NOT_RESOLVED, " "))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void only_streets_and_committees_invite_and_only_departments_of_their_district() {
    var number = opened();
    var on = Request.on(number);
    for (String other : List.of("310104-police", "310110", "31-petition", "310110016")) {
      assertThatThrownBy(
              () -> invitations.invite(officer(STREET), on, new OfficeCode(other), "请到场"))
          .isInstanceOf(Refusal.RuleBroken.class);
    }
    assertThatThrownBy(() -> invitations.invite(officer(STREET), on, DISCIPLINE, "请到场"))
        .isInstanceOf(Refusal.RuleBroken.class);
    desk.transfer(officer(STREET), on, DISTRICT, "请区里协调");
    assertThatThrownBy(() -> invitations.invite(officer(DISTRICT), on, POLICE, "请到场"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_committee_invites_for_its_part_and_nobody_else_for_that() {
    var number = opened();
    var on = Request.on(number);
    parts.ask(officer(STREET), on, COMMITTEE, "请到楼里看看", Optional.empty());
    var part = parts.of(officer(STREET), number).getFirst().id();
    invitations.inviteForPart(officer(COMMITTEE), on, part, POLICE, "请来一起看停车");
    assertThat(of(number).inviter().code()).isEqualTo(COMMITTEE);
    assertThat(invitations.look(officer(COMMITTEE), number, of(number).id()).rates()).isFalse();
    var other = officer(new OfficeCode("310110012003"));
    assertThatThrownBy(() -> invitations.inviteForPart(other, on, part, POLICE, "请来"))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void what_is_not_answered_in_time_is_overdue_and_counted() {
    var number = opened();
    var sent = invited(number);
    cases.change("update invitation set due_on = '2026-11-01' where id = " + sent.id());
    assertThat(of(number).overdue()).isTrue();
    var lead = cases.officer(DISTRICT, Role.LEAD);
    assertThat(invitations.tallies(lead))
        .filteredOn(r -> r.department().code().equals(POLICE))
        .allSatisfy(r -> assertThat(r.late()).isPositive())
        .hasSize(1);
    assertThat(invitations.tallies(lead)).extracting(r -> r.department().code().value()).isSorted();
  }

  @Test
  void an_answer_before_midnight_in_shanghai_is_in_time_and_one_after_it_is_late() {
    var lead = cases.officer(DISTRICT, Role.LEAD);
    var before = tally(lead);
    for (String answeredUtc : List.of("2026-11-03 15:59:59", "2026-11-03 16:00:00")) {
      var number = opened();
      var sent = invited(number);
      invitations.answer(
          officer(POLICE), Request.on(number), sent.id(), Answer.WRITTEN, Optional.empty(), "已经安排");
      cases.change(
          "update invitation set due_on = '2026-11-03', provisional = false, answered_at = '"
              + answeredUtc
              + "' where id = "
              + sent.id());
    }
    assertThat(tally(lead).late() - before.late()).isEqualTo(1);
    assertThat(tally(lead).written() - before.written()).isEqualTo(2);
    assertThat(tally(lead).invited() - before.invited()).isEqualTo(2);
  }

  private Invitations.Tally tally(Caller lead) {
    return invitations.tallies(lead).stream()
        .filter(r -> r.department().code().equals(POLICE))
        .findFirst()
        .orElseGet(() -> new Invitations.Tally(null, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void nobody_answers_for_a_case_that_is_over() {
    var number = opened();
    var sent = invited(number);
    residents.withdraw(number, cases.talkOf(number));
    assertThat(of(number).state()).isEqualTo(State.LAPSED);
    var on = Request.on(number);
    assertThatThrownBy(() ->
            invitations.answer(
                officer(POLICE), on, sent.id(), Answer.WRITTEN, Optional.empty(), "好"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  private Invited invited(CaseNumber number) {
    invitations.invite(officer(STREET), Request.on(number), POLICE, "小区门口乱停车，请到现场商量");
    return of(number);
  }

  private Invited of(CaseNumber number) {
    return invitations.of(officer(STREET), number).getLast();
  }

  private List<Long> owed(OfficeCode office) {
    return invitations.owed(officer(office)).stream().map(Invited::id).toList();
  }

  private List<Long> sent(OfficeCode office) {
    return invitations.sent(officer(office)).stream().map(Invited::id).toList();
  }

  private CaseNumber opened() {
    return cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
  }

  private Caller officer(OfficeCode office) {
    return cases.officer(office, Role.OFFICER);
  }
}
