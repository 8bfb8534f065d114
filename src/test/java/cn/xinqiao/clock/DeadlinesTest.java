package cn.xinqiao.clock;

import static cn.xinqiao.clock.ClockSeeds.CALENDAR;
import static cn.xinqiao.clock.ClockSeeds.DEADLINES;
import static cn.xinqiao.clock.ClockSeeds.changed;
import static cn.xinqiao.clock.Trigger.ACCEPTED;
import static cn.xinqiao.clock.Trigger.RECEIVED;
import static cn.xinqiao.clock.What.ANSWER;
import static cn.xinqiao.clock.What.FIRST_CONTACT;
import static cn.xinqiao.clock.What.NOTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeadlinesTest {
  private final Deadlines deadlines = new Deadlines(DEADLINES, CALENDAR);

  @Test
  void an_appeal_is_owed_a_notice_fifteen_days_after_receipt_and_no_answer_before_acceptance() {
    assertThat(due(RECEIVED, Kind.PETITION, SubKind.APPEAL, "2026-09-16T02:00:00Z"))
        .containsExactly(due(NOTICE, "2026-10-08", "appeal-notice"));
  }

  @Test
  void an_appeal_is_owed_an_answer_sixty_days_after_acceptance() {
    assertThat(due(ACCEPTED, Kind.PETITION, SubKind.APPEAL, "2026-03-06T02:00:00Z"))
        .containsExactly(due(ANSWER, "2026-05-06", "appeal-answer"));
  }

  @Test
  void an_accusation_is_owed_a_notice_but_no_answer_term_of_ours() {
    assertThat(due(RECEIVED, Kind.PETITION, SubKind.ACCUSATION, "2026-01-31T02:00:00Z"))
        .containsExactly(due(NOTICE, "2026-02-24", "accusation-notice"));
    assertThat(due(ACCEPTED, Kind.PETITION, SubKind.ACCUSATION, "2026-01-31T02:00:00Z")).isEmpty();
  }

  @Test
  void a_suggestion_is_owed_a_notice_and_the_answer_that_we_promise() {
    assertThat(due(RECEIVED, Kind.SUGGESTION, null, "2026-03-06T02:00:00Z"))
        .containsExactly(
            due(NOTICE, "2026-03-23", "suggestion-notice"),
            due(ANSWER, "2026-05-06", "suggestion-answer"));
    assertThat(deadlines.rule("suggestion-answer").status()).isEqualTo(Evidence.D);
  }

  @Test
  void a_question_is_owed_contact_and_answer_on_the_next_working_day() {
    assertThat(due(RECEIVED, Kind.SERVICE_REQUEST, SubKind.INQUIRY, "2025-12-31T02:00:00Z"))
        .containsExactly(
            due(FIRST_CONTACT, "2026-01-04", "service-first-contact"),
            due(ANSWER, "2026-01-04", "inquiry-answer"));
  }

  @Test
  void a_request_for_help_is_owed_an_answer_after_five_working_days() {
    assertThat(due(RECEIVED, Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, "2026-02-13T02:00:00Z"))
        .containsExactly(
            due(FIRST_CONTACT, "2026-02-14", "service-first-contact"),
            due(ANSWER, "2026-02-27", "assistance-answer"));
  }

  @ParameterizedTest
  @EnumSource
  void every_case_has_a_notice_or_an_answer_from_its_first_day_on(Urgency urgency) {
    var at = Instant.parse("2026-11-21T02:00:00Z");
    for (Kind kind : List.of(Kind.PETITION, Kind.SUGGESTION, Kind.SERVICE_REQUEST)) {
      for (SubKind sub :
          new SubKind[] {
            null, SubKind.APPEAL, SubKind.ACCUSATION, SubKind.INQUIRY, SubKind.ASSISTANCE
          }) {
        if (kind.admits(sub)) {
          assertThat(deadlines.due(RECEIVED, kind, sub, urgency, at))
              .extracting(Due::what)
              .containsAnyOf(NOTICE, ANSWER);
        }
      }
    }
  }

  @Test
  void what_is_no_case_is_owed_nothing() {
    assertThat(due(RECEIVED, Kind.OTHER, null, "2026-11-21T02:00:00Z")).isEmpty();
  }

  @Test
  void a_sub_kind_that_cannot_stand_under_its_kind_is_a_mistake_of_ours() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> due(RECEIVED, Kind.SUGGESTION, SubKind.APPEAL, "2026-11-21T02:00:00Z"));
  }

  @Test
  void the_day_changes_at_midnight_in_shanghai_and_not_in_greenwich() {
    // 17 September in UTC both times; in Shanghai the second is the first moment of the 18th
    assertThat(due(RECEIVED, Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, "2026-09-17T15:59:59Z"))
        .contains(due(FIRST_CONTACT, "2026-09-18", "service-first-contact"));
    assertThat(due(RECEIVED, Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, "2026-09-17T16:00:00Z"))
        .contains(due(FIRST_CONTACT, "2026-09-20", "service-first-contact"));
  }

  @Test
  void a_date_beyond_the_last_loaded_year_is_provisional() {
    assertThat(due(ACCEPTED, Kind.PETITION, SubKind.APPEAL, "2026-11-21T02:00:00Z"))
        .containsExactly(new Due(ANSWER, LocalDate.parse("2027-01-20"), true, "appeal-answer"));
  }

  @Test
  void a_provisional_date_is_settled_by_asking_again_once_the_year_is_loaded() {
    var before = new Deadlines(DEADLINES, ClockSeeds.calendarOf2025());
    var at = Instant.parse("2025-12-03T02:00:00Z");
    var bound = before.due(ACCEPTED, Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, at).getFirst();
    var exact = due(ACCEPTED, Kind.PETITION, SubKind.APPEAL, at.toString()).getFirst();
    assertThat(bound.provisional()).isTrue();
    assertThat(exact.provisional()).isFalse();
    assertThat(bound.on()).isBeforeOrEqualTo(exact.on());
  }

  @Test
  void the_first_rule_that_fits_wins() {
    var row = "appeal-notice,RECEIVED,NOTICE,PETITION,APPEAL,";
    var hurried = row.replace("appeal-notice", "appeal-notice-urgent") + "URGENT,7,CALENDAR_DAYS";
    var file = changed(DEADLINES, row, hurried + ",ours,D,7 日内告知,Within 7 days\n" + row);
    var at = Instant.parse("2026-11-02T02:00:00Z");
    var both = new Deadlines(file, CALENDAR);
    assertThat(both.due(RECEIVED, Kind.PETITION, SubKind.APPEAL, Urgency.URGENT, at))
        .containsExactly(due(NOTICE, "2026-11-09", "appeal-notice-urgent"));
    assertThat(both.due(RECEIVED, Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, at))
        .containsExactly(due(NOTICE, "2026-11-17", "appeal-notice"));
  }

  @Test
  void the_rule_of_a_date_tells_a_resident_in_both_languages_why() {
    var rule = deadlines.rule("appeal-notice");
    assertThat(rule.text(Language.ZH)).isEqualTo("收到后 15 日内书面告知是否受理（《信访工作条例》第二十三条）");
    assertThat(rule.text(Language.EN)).startsWith("Within 15 days of receipt");
    assertThat(rule.source()).isEqualTo("《信访工作条例》第二十三条");
    assertThat(rule.status()).isEqualTo(Evidence.V);
    assertThatIllegalArgumentException().isThrownBy(() -> deadlines.rule("no-such-rule"));
  }

  @Test
  void the_version_of_the_rules_is_kept() {
    assertThat(deadlines.version()).isEqualTo(DEADLINES.version());
  }

  private List<Due> due(Trigger trigger, Kind kind, SubKind subKind, String at) {
    return deadlines.due(trigger, kind, subKind, Urgency.NORMAL, Instant.parse(at));
  }

  private static Due due(What what, String on, String rule) {
    return new Due(what, LocalDate.parse(on), false, rule);
  }
}
