package cn.xinqiao.followup;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.Retyping;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The keys follow the life of the case; the plan of revisits is part of the answer. */
@QuarkusTest
@Tag("database")
class KeyBookTest {
  private final KeyBook book;
  private final RevisitBook revisits;
  private final NewCases cases;
  private final CaseDesk desk;
  private final ResidentCases residents;
  private final Retyping retyping;

  KeyBookTest(
      KeyBook book,
      RevisitBook revisits,
      NewCases cases,
      CaseDesk desk,
      ResidentCases residents,
      Retyping retyping) {
    this.book = book;
    this.revisits = revisits;
    this.cases = cases;
    this.desk = desk;
    this.residents = residents;
    this.retyping = retyping;
  }

  @Test
  void keys_begin_with_the_case() {
    assertThat(keys(cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE)))
        .singleElement()
        .satisfies(one -> assertThat(one.keys()).isEqualTo(Keys.of(KeysAsked.BOTH)));
    assertThat(keys(cases.open(Kind.SUGGESTION, null)).getFirst().keys().asked())
        .isEqualTo(KeysAsked.HEART);
  }

  @Test
  void an_answer_is_done_as_the_office_says_and_turns_no_key_and_plans_in_the_same_act() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    reply(number);
    var keys = keys(number).getFirst();
    assertThat(keys.keys().matter()).isEqualTo(MatterKey.DONE);
    assertThat(keys.keys().areTurned()).isFalse();
    assertThat(keys.doneAt()).isPresent();
    assertThat(plan(keys)).extracting(Revisit::state).containsOnly(RevisitState.PLANNED).hasSize(3);
    assertThat(turns(number)).isEqualTo(1);
  }

  @Test
  void an_answer_that_is_not_given_plans_nothing() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    var officer = officer();
    desk.accept(officer, Request.on(number));
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> desk.reply(officer, Request.on(number), " ")))
        .isNotNull();
    assertThat(plan(keys(number).getFirst())).isEmpty();
  }

  @Test
  void what_is_answered_anew_is_planned_anew_and_the_first_plan_says_why_it_is_not_sent() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    reply(number);
    desk.reply(officer(), Request.on(number), "又看了一次，已经换好。");
    assertThat(plan(keys(number).getFirst()))
        .extracting(Revisit::state, Revisit::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                RevisitState.SKIPPED, Optional.of(Skipped.ANSWERED_ANEW)),
            org.assertj.core.groups.Tuple.tuple(RevisitState.PLANNED, Optional.empty()));
  }

  @Test
  void nobody_is_asked_about_what_was_refused_taken_back_or_accuses_somebody() {
    var refused = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    desk.refuse(officer(), Request.on(refused), "不属于街道职责");
    assertThat(keys(refused).getFirst().keys().asked()).isEqualTo(KeysAsked.NONE);
    var withdrawn = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    reply(withdrawn);
    long talk = cases.talkOf(withdrawn);
    QuarkusTransaction.requiringNew().run(() -> residents.withdraw(withdrawn, talk));
    assertThat(plan(keys(withdrawn).getFirst()))
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).contains(Skipped.NOT_ASKED));
    var accusation =
        cases
            .openWithPicture(cases.matter(Kind.PETITION, SubKind.ACCUSATION, NewCases.DISCIPLINE))
            .getFirst();
    assertThat(keys(accusation).getFirst().keys().asked()).isEqualTo(KeysAsked.NONE);
    var secret = cases.officer(NewCases.DISCIPLINE, Role.OFFICER);
    desk.accept(secret, Request.on(accusation));
    desk.reply(secret, Request.on(accusation), "已经核查。");
    assertThat(plan(keys(accusation).getFirst())).isEmpty();
  }

  @Test
  void what_turned_out_to_be_of_another_kind_is_asked_about_as_that() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.INQUIRY);
    retyping.retype(
        officer(), Request.on(number), Kind.SUGGESTION, null, Subject.TRANSPORT, "是一条建议");
    reply(number);
    var keys = keys(number).getFirst();
    assertThat(keys.keys().asked()).isEqualTo(KeysAsked.HEART);
    assertThat(plan(keys))
        .singleElement()
        .satisfies(r -> assertThat(r.rule()).isEqualTo("suggestion-1"));
  }

  private void reply(CaseNumber number) {
    desk.accept(officer(), Request.on(number));
    desk.reply(officer(), Request.on(number), Lawful.DECISION);
  }

  private Caller officer() {
    return cases.officer(STREET, Role.OFFICER);
  }

  private List<ReporterKeys> keys(CaseNumber number) {
    return QuarkusTransaction.requiringNew().call(() -> book.of(number));
  }

  private List<Revisit> plan(ReporterKeys keys) {
    return QuarkusTransaction.requiringNew().call(() -> revisits.of(keys.reporter()));
  }

  private long turns(CaseNumber number) {
    return cases.count("key_turn where case_number = '" + number + "'");
  }
}
