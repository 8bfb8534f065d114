package cn.xinqiao.insight;

import static cn.xinqiao.insight.PastCases.DISTRICT;
import static cn.xinqiao.insight.PastCases.NEXT;
import static cn.xinqiao.insight.PastCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.NewCases;
import cn.xinqiao.insight.Rates.Wanted;
import cn.xinqiao.insight.Report.Apart;
import cn.xinqiao.insight.Report.Figure;
import cn.xinqiao.insight.Report.Part;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Subject;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each formula on a small history told by hand: what is divided by what is in the name. */
@QuarkusTest
@Tag("database")
class RatesTest {
  private final Rates rates;
  private final PastCases past;
  private final NewCases cases;

  RatesTest(Rates rates, PastCases past, NewCases cases) {
    this.rates = rates;
    this.past = past;
    this.cases = cases;
  }

  @Test
  void first_contact_is_2_of_4_done_on_the_last_day_until_midnight_late_and_not_at_all() {
    var week = PastCases.quietWeek();
    contact(week, "1 10:00", "DONE");
    contact(week, "2 23:59", "DONE");
    contact(week, "3 00:00", "DONE");
    contact(week, null, null);
    contact(week, "1 11:00", "ENDED"); // taken back in time: owes nothing
    contact(week, "2 11:00", "RETYPED"); // another kind's clock
    assertThat(total(week, "contact")).isEqualTo(new Share(2, 4));
    assertThat(total(week, "closed-in-time")).isEqualTo(Share.NONE);
  }

  private void contact(Week week, String stopped, String reason) {
    past.term(past.order(STREET, week), "FIRST_CONTACT", week, 2, stopped, reason);
  }

  @Test
  void closing_in_time_is_1_of_2_where_what_is_only_not_before_or_stands_still_is_not_due() {
    var week = PastCases.quietWeek();
    past.term(past.order(STREET, week), "ANSWER", week, 4, "4 10:00", "DONE");
    past.term(past.order(STREET, week), "ANSWER", week, 4, "5 10:00", "DONE");
    var provisional = past.order(STREET, week);
    past.term(provisional, "ANSWER", week, 4, null, null);
    past.set("case_clock", "provisional = true", "case_number", provisional);
    var paused = past.order(STREET, week);
    past.term(paused, "ANSWER", week, 4, null, null);
    past.set("case_clock", "due_on = null", "case_number", paused);
    assertThat(total(week, "closed-in-time")).isEqualTo(new Share(1, 2));
  }

  @Test
  void notice_of_petitions_is_2_of_3_because_a_written_refusal_tells_as_well() {
    var week = PastCases.quietWeek();
    past.term(past.appeal(STREET, week), "NOTICE", week, 5, "2 10:00", "DONE");
    var refused = past.appeal(STREET, week);
    past.term(refused, "NOTICE", week, 5, "3 10:00", "ENDED");
    past.set("cases", "status = 'REFUSED', ended_at = received_at", "number", refused);
    past.term(past.appeal(STREET, week), "NOTICE", week, 5, "6 10:00", "DONE");
    var withdrawn = past.appeal(STREET, week);
    past.term(withdrawn, "NOTICE", week, 5, "3 10:00", "ENDED");
    past.set("cases", "status = 'WITHDRAWN', ended_at = received_at", "number", withdrawn);
    past.term(past.order(STREET, week), "NOTICE", week, 5, "2 10:00", "DONE"); // no petition
    assertThat(total(week, "accepted-in-time")).isEqualTo(new Share(2, 3));
  }

  @Test
  void answers_to_petitions_are_1_of_2_in_the_week_in_which_they_were_given_or_became_late() {
    var week = PastCases.quietWeek();
    past.term(past.appeal(STREET, week), "ANSWER", week, 11, "2 10:00", "DONE");
    past.term(past.appeal(STREET, week), "ANSWER", week, 7, null, null);
    assertThat(total(week, "answered-in-time")).isEqualTo(new Share(1, 2));
    assertThat(total(week.plus(1), "answered-in-time")).isEqualTo(Share.NONE);
  }

  @Test
  void really_solved_is_2_of_4_and_silence_notes_and_overrides_stand_apart() {
    var week = PastCases.quietWeek();
    answered(week, "matter = 'CONFIRMED', matter_at = %s");
    answered(week, "matter = 'CONFIRMED', matter_at = %s");
    answered(week, "matter = 'DENIED', matter_at = %s");
    answered(week, "matter = 'DONE', again = 1, matter_at = %s"); // said no, asked anew
    asked(week, "SILENT", "matter = 'DONE'");
    asked(week, "UNREACHED", "matter = 'DONE'");
    asked(week, "SKIPPED", "matter = 'DONE', no_more_at = '2024-01-01'");
    asked(week, "SILENT", "proposed_matter = 'CONFIRMED', proposed_at = '2024-01-01'");
    override(asked(week, "SILENT", "matter = 'DONE'"), week, true);
    override(asked(week, "SILENT", "matter = 'DONE'"), week, false); // not approved: silence
    asked(week, "PROVED", "matter = 'DONE'"); // still waited for
    var solved = figure(week, "solved").total();
    assertThat(solved.share()).isEqualTo(new Share(2, 4));
    assertThat(solved.apart()).contains(new Apart(4, 4, 1, 1));
  }

  @Test
  void words_that_turned_no_key_are_unconfirmed_and_a_question_never_put_is_no_silence() {
    var week = PastCases.quietWeek();
    asked(week, "ANSWERED", "matter = 'DONE'");
    var beside = asked(week, "SKIPPED", "matter = 'DONE'");
    past.set("revisit", "reason = 'NOT_PUT'", "case_number", beside);
    var uncalled = asked(week, "SKIPPED", "matter = 'DONE'");
    past.set("revisit", "reason = 'NOT_CALLED'", "case_number", uncalled);
    assertThat(figure(week, "solved").total().apart()).contains(new Apart(0, 0, 1, 0));
  }

  @Test
  void a_case_closed_with_approval_is_overridden_for_everybody_who_is_told_of_it() {
    var week = PastCases.quietWeek();
    var main = asked(week, "SILENT", "matter = 'DONE'");
    var joined = asked(week, "SILENT", "matter = 'DONE'");
    past.set("cases", "joined_to = '" + main + "'", "number", joined);
    override(main, week, true);
    assertThat(figure(week, "solved").total().apart()).contains(new Apart(0, 0, 0, 2));
  }

  @Test
  void a_heart_that_was_not_at_ease_stays_so_when_the_office_answers_again() {
    var week = PastCases.quietWeek();
    for (String last : List.of("NOT_AT_EASE", "AT_EASE")) {
      var number = petitioner(week, "SILENT", "matter = 'DONE', again = 1, heart_at = %s");
      cases.change(
          "insert into key_turn (reporter_id, case_number, at, who, what, how) select reporter_id,"
              + " case_number, heart_at, 'RESIDENT', '%s', 'BUTTON' from reporter_keys where case_number = '%s'"
                  .formatted(last, number));
    }
    assertThat(figure(week, "petitioners-satisfied").total().share()).isEqualTo(new Share(0, 1));
  }

  @Test
  void whoever_answers_unasked_is_1_of_1_in_the_week_of_the_answer() {
    var week = PastCases.quietWeek();
    var number = past.order(STREET, week.plus(-1));
    past.keys(number, "asked = 'BOTH', matter = 'CONFIRMED', matter_at = " + wednesday(week));
    cases.change(
        "insert into key_turn (reporter_id, case_number, at, who, what, how) select reporter_id,"
            + " case_number, matter_at, 'RESIDENT', 'PUT_RIGHT', 'PAGE' from reporter_keys where"
            + " case_number = '%s'".formatted(number));
    assertThat(total(week, "solved")).isEqualTo(new Share(1, 1));
    assertThat(total(week, "satisfied")).isEqualTo(Share.NONE);
  }

  @Test
  void residents_at_ease_are_1_of_3_because_understood_but_unhappy_is_not_satisfied() {
    var week = PastCases.quietWeek();
    answered(week, "heart = 'AT_EASE', heart_at = %s");
    answered(week, "heart = 'UNHAPPY', heart_at = %s");
    answered(week, "heart = 'NOT_AT_EASE', heart_at = %s");
    var waited = past.order(STREET, week);
    past.keys(waited, "asked = 'BOTH', matter = 'CONFIRMED', matter_at = '2024-01-01'");
    past.asked(waited, week, "MATTER", "HEART", "SILENT");
    var satisfied = figure(week, "satisfied").total();
    assertThat(satisfied.share()).isEqualTo(new Share(1, 3));
    assertThat(satisfied.apart()).contains(new Apart(3, 1, 0, 0));
  }

  @Test
  void petitioners_took_part_2_of_5_and_are_at_ease_1_of_2() {
    var week = PastCases.quietWeek();
    petitioner(week, "ANSWERED", "heart = 'AT_EASE', heart_at = %s");
    petitioner(week, "ANSWERED", "heart = 'UNHAPPY', heart_at = %s");
    petitioner(week, "SILENT", "heart = 'UNKNOWN', matter_at = null");
    petitioner(week, "SILENT", "proposed_heart = 'AT_EASE', proposed_at = %s");
    override(petitioner(week, "SILENT", "heart = 'UNKNOWN'"), week, true);
    assertThat(total(week, "took-part")).isEqualTo(new Share(2, 5));
    assertThat(total(week, "petitioners-satisfied")).isEqualTo(new Share(1, 2));
    assertThat(figure(week, "took-part").total().apart()).contains(new Apart(2, 1, 1, 1));
  }

  @Test
  void both_keys_are_2_of_4_of_whoever_answered_and_handled_again_is_1_of_5_of_whoever_was_asked() {
    var week = PastCases.quietWeek();
    settled(past.order(STREET, week), week, "BOTH", "CONFIRMED", "AT_EASE");
    answered(week, "matter = 'CONFIRMED', matter_at = %s, heart = 'UNHAPPY', heart_at = %s");
    answered(week, "matter = 'DENIED', again = 1, matter_at = %s");
    settled(idea(week), week, "HEART", "OPEN", "AT_EASE");
    asked(week, "SILENT", "matter = 'DONE'");
    assertThat(total(week, "both-keys")).isEqualTo(new Share(2, 4));
    assertThat(total(week, "handled-again")).isEqualTo(new Share(1, 5));
  }

  @Test
  void petitions_that_came_again_are_1_of_4_of_the_same_resident_and_subject() {
    var week = PastCases.quietWeek();
    var first = past.appeal(STREET, week);
    sameResident(first, past.appeal(STREET, week.plus(1)));
    var other = past.appeal(STREET, week.plus(1));
    sameResident(first, other);
    past.set("cases", "subject = 'TRANSPORT'", "number", other);
    var facts = past.appeal(STREET, week.plus(1));
    sameResident(first, facts);
    cases.change(
        "insert into case_link (case_number, follows, linked_at) values ('%s', '%s', '2024-01-01')"
            .formatted(facts, first));
    past.appeal(STREET, week.plus(1)); // somebody else
    assertThat(total(week.plus(1), "repeated")).isEqualTo(new Share(1, 4));
    assertThat(total(week, "repeated")).isEqualTo(new Share(0, 1));
  }

  @Test
  void a_case_counts_for_the_office_that_had_it_then() {
    var week = PastCases.quietWeek();
    var number = past.order(STREET, week);
    past.term(number, "FIRST_CONTACT", week, 2, null, null);
    past.term(number, "ANSWER", week, 5, "5 09:00", "DONE");
    past.moved(number, week, "4 09:00", NEXT);
    assertThat(offices(week, "contact")).containsExactly("310107014 0/1");
    assertThat(offices(week, "closed-in-time")).containsExactly("310107015 1/1");
  }

  @Test
  void parts_by_office_subject_and_week_add_up_to_the_whole_and_weeks_without_a_case_are_shown() {
    var week = PastCases.quietWeek();
    past.term(past.order(STREET, week), "ANSWER", week, 2, "2 09:00", "DONE");
    past.term(past.order(NEXT, week), "ANSWER", week, 2, "3 09:00", "DONE");
    var other = past.order(NEXT, week);
    past.set("cases", "subject = 'TRANSPORT'", "number", other);
    past.term(other, "ANSWER", week, 7, "7 23:00", "DONE");
    var figure =
        report(DISTRICT, Role.LEAD, week, week.plus(1)).figure("closed-in-time").orElseThrow();
    assertThat(figure.total().share()).isEqualTo(new Share(2, 3));
    assertThat(sum(figure.offices())).isEqualTo(new Share(2, 3));
    assertThat(sum(figure.subjects())).isEqualTo(new Share(2, 3));
    assertThat(sum(figure.weeks())).isEqualTo(new Share(2, 3));
    assertThat(figure.weeks()).map(Part::of).containsExactly(week, week.plus(1));
    var narrow = Optional.of(Subject.TRANSPORT);
    var wanted = new Wanted(Optional.of(NEXT), narrow, Optional.of(week), Optional.of(week));
    var filtered = rates.of(cases.officer(DISTRICT, Role.LEAD), wanted, Rates.As.PAGE);
    assertThat(filtered.figure("closed-in-time").orElseThrow().total().share())
        .isEqualTo(new Share(1, 1));
  }

  @Test
  void an_office_with_fewer_than_thirty_cases_is_shown_and_not_ranked() {
    var week = PastCases.quietWeek();
    for (int i = 0; i < 30; i++) {
      past.term(past.order(STREET, week), "ANSWER", week, 2, i < 20 ? "2 09:00" : null, "DONE");
    }
    past.term(past.order(NEXT, week), "ANSWER", week, 2, "2 09:00", "DONE");
    var offices = figure(week, "closed-in-time").offices();
    assertThat(offices).map(part -> part.of().code()).containsExactly(STREET, NEXT);
    assertThat(offices).map(Part::rank).containsExactly(OptionalInt.of(1), OptionalInt.empty());
  }

  @Test
  void an_accusation_changes_no_figure_but_that_of_the_desk_that_holds_it() {
    var week = PastCases.quietWeek();
    var first = past.appeal(STREET, week);
    past.term(first, "NOTICE", week, 5, "2 10:00", "DONE");
    var before = everybodysFigures(week);
    var secret = past.accusation(week);
    past.term(secret, "NOTICE", week, 3, null, null);
    past.keys(
        secret, "asked = 'BOTH', matter = 'DENIED', matter_at = %s".formatted(wednesday(week)));
    past.asked(secret, week, "MATTER", null, "ANSWERED");
    // what is reported again by the same resident after an accusation is no repetition
    sameResident(secret, first);
    past.set("cases", "received_at = '2024-01-01'", "number", secret);
    assertThat(everybodysFigures(week)).isEqualTo(before);
    var desk = report(PastCases.DESK, Role.LEAD, week, week);
    assertThat(desk.figure("accepted-in-time").orElseThrow().total().share())
        .isEqualTo(new Share(0, 1));
  }

  private String everybodysFigures(Week week) {
    var all = new StringBuilder();
    for (OfficeCode office : new OfficeCode[] {OfficeCode.CITY, DISTRICT, STREET, NEXT}) {
      for (Role role : new Role[] {Role.LEAD, Role.AUDITOR}) {
        var report = report(office, role, week, week);
        all.append(report.figures()).append(report.signs());
      }
    }
    return all.toString();
  }

  @Test
  void a_lead_who_keeps_off_a_case_does_not_find_it_in_a_figure() {
    var week = PastCases.quietWeek();
    var number = past.order(STREET, week);
    past.term(number, "ANSWER", week, 2, "2 09:00", "DONE");
    assertThat(total(week, "closed-in-time")).isEqualTo(new Share(1, 1));
    long lead = cases.officer(DISTRICT, Role.LEAD).officerId();
    cases.change(
        "insert into case_recusal (case_number, officer_id, ordered_by, ordered_at) values ('%s',"
                .formatted(number)
            + " %d, %d, '2024-01-01')".formatted(lead, lead));
    assertThat(total(week, "closed-in-time")).isEqualTo(Share.NONE);
    assertThat(report(STREET, Role.LEAD, week, week).figure("closed-in-time").orElseThrow().total())
        .extracting(Report.Numbers::share)
        .isEqualTo(new Share(1, 1));
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"OFFICER", "ADMIN"})
  void figures_are_for_those_who_lead_and_for_auditors(Role role) {
    var week = PastCases.quietWeek();
    assertThatThrownBy(() -> report(DISTRICT, role, week, week))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void an_office_elsewhere_does_not_exist() {
    var elsewhere = new OfficeCode("310110012");
    var wanted =
        new Wanted(Optional.of(elsewhere), Optional.empty(), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> rates.of(cases.officer(DISTRICT, Role.LEAD), wanted, Rates.As.PAGE))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void each_look_is_written_down_under_the_office_with_what_was_asked_for() {
    var week = PastCases.quietWeek();
    report(STREET, Role.LEAD, week, week);
    assertThat(
            cases.count(
                "audit_entry where act = 'VIEW_LIST' and object = '310107014' and purpose ="
                    + " 'figures=%s as=PAGE'".formatted(week)))
        .isEqualTo(1);
  }

  /** A reporter who was asked on the Wednesday and answered. */
  private void answered(Week week, String standing) {
    asked(week, "ANSWERED", standing);
  }

  private CaseNumber asked(Week week, String state, String standing) {
    var number = past.order(STREET, week);
    past.keys(number, "asked = 'BOTH', " + standing.replace("%s", wednesday(week)));
    past.asked(number, week, "MATTER", null, state);
    return number;
  }

  private CaseNumber petitioner(Week week, String state, String standing) {
    var number = past.appeal(STREET, week);
    past.keys(number, "asked = 'BOTH', " + standing.replace("%s", wednesday(week)));
    past.asked(number, week, "HEART", null, state);
    return number;
  }

  private CaseNumber idea(Week week) {
    return past.opened(STREET, week, Kind.SUGGESTION, null);
  }

  private void settled(CaseNumber number, Week week, String asks, String matter, String heart) {
    past.keys(
        number,
        "asked = '%s', matter = '%s', matter_at = %s, heart = '%s', heart_at = %s, settled_at = %s"
            .formatted(
                asks,
                matter,
                matter.equals("OPEN") ? "null" : wednesday(week),
                heart,
                wednesday(week),
                wednesday(week)));
    past.asked(number, week, asks.equals("HEART") ? "HEART" : "MATTER", null, "ANSWERED");
  }

  private void override(CaseNumber number, Week week, boolean approved) {
    long lead = cases.officer(STREET, Role.LEAD).officerId();
    cases.change(
        "insert into closing_override (case_number, reason, asked_by, asked_at, settled_by,"
            + " settled_at, approved) values ('%s', 'test', %d, %s, %d, %s, %s)"
                .formatted(number, lead, wednesday(week), lead, wednesday(week), approved));
  }

  private void sameResident(CaseNumber first, CaseNumber second) {
    cases.change(
        "update case_reporter set resident_id = (select x.resident_id from (select resident_id from"
            + " case_reporter where case_number = '%s') x) where case_number = '%s'"
                .formatted(first, second));
  }

  private static String wednesday(Week week) {
    return PastCases.time(week, "3 10:00");
  }

  private Share total(Week week, String id) {
    return figure(week, id).total().share();
  }

  private Figure figure(Week week, String id) {
    return report(DISTRICT, Role.LEAD, week, week).figure(id).orElseThrow();
  }

  private java.util.List<String> offices(Week week, String id) {
    return figure(week, id).offices().stream()
        .map(part -> part.of().code() + " " + told(part.numbers().share()))
        .toList();
  }

  private static String told(Share share) {
    return share.counted() + "/" + share.of();
  }

  private static <T> Share sum(java.util.List<Part<T>> parts) {
    return parts.stream().map(part -> part.numbers().share()).reduce(Share.NONE, Share::plus);
  }

  private Report report(OfficeCode office, Role role, Week first, Week last) {
    var wanted =
        new Wanted(Optional.empty(), Optional.empty(), Optional.of(first), Optional.of(last));
    return rates.of(cases.officer(office, role), wanted, Rates.As.PAGE);
  }
}
