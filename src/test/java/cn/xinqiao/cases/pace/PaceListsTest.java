package cn.xinqiao.cases.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.pace.SupervisionRules.Trigger;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the pace: what they say, and that a row that cannot be used is named. */
class PaceListsTest {
  private static final String REMINDERS = "id,what,kind,point,amount,unit,whom,source,status\n";
  private static final String SUPERVISION = "id,trigger,amount,text_zh,text_en,source,status\n";

  private final WorkingHours hours = new WorkingHours(shipped("working-hours.csv"), calendar());

  @ParameterizedTest
  @CsvSource({
    "2026-09-18T08:29, false",
    "2026-09-18T08:30, true",
    "2026-09-18T17:30, false",
    "2026-09-19T10:00, false", // a Saturday
    "2026-09-20T10:00, true", // a Sunday that is worked
    "2026-09-25T10:00, false" // a holiday
  })
  void nobody_is_reminded_outside_working_hours(String shanghai, boolean open) {
    assertThat(hours.isOpen(at(shanghai))).isEqualTo(open);
  }

  @Test
  void working_days_are_counted_over_holidays_and_worked_weekends() {
    var friday = LocalDate.parse("2026-09-18");
    assertThat(hours.shift(friday, 1)).isEqualTo("2026-09-20");
    assertThat(hours.shift(friday, 6)).isEqualTo("2026-09-28");
    assertThat(hours.shift(LocalDate.parse("2026-09-28"), -6)).isEqualTo("2026-09-18");
  }

  @Test
  void two_days_before_means_what_is_due_until_the_second_working_day_and_never_what_is_overdue() {
    var window =
        rule("a,ANSWER,*,BEFORE,2,WORKING_DAYS,HOLDER,ours,D").at(at("2026-09-18T09:00"), hours);
    assertThat(window.from()).contains(LocalDate.parse("2026-09-18"));
    assertThat(window.to()).isEqualTo("2026-09-21");
  }

  @Test
  void hours_before_count_from_the_end_of_the_last_day() {
    var rule = rule("a,FIRST_CONTACT,*,BEFORE,4,WORKING_HOURS,HOLDER,ours,D");
    assertThat(rule.at(at("2026-09-18T13:29"), hours).to()).isEqualTo("2026-09-17");
    assertThat(rule.at(at("2026-09-18T13:30"), hours).to()).isEqualTo("2026-09-18");
  }

  @Test
  void one_day_after_means_all_that_was_due_until_the_working_day_before_however_long_ago() {
    var rule = rule("a,ANSWER,*,AFTER,1,WORKING_DAYS,LEAD,ours,D");
    var window = rule.at(at("2026-09-21T09:00"), hours);
    assertThat(rule.isLate()).isTrue();
    assertThat(window.from()).isEqualTo(Optional.empty());
    assertThat(window.to()).isEqualTo("2026-09-20");
  }

  @Test
  void an_appeal_has_an_own_date_ten_working_days_before_the_legal_one() {
    var dates = new InternalDates(shipped("internal-dates.csv"), hours);
    assertThat(dates.before(LocalDate.parse("2026-03-23"), Mark.ANSWER, Kind.PETITION))
        .contains(LocalDate.parse("2026-03-09"));
    assertThat(dates.before(LocalDate.parse("2026-03-23"), Mark.CLOSE, Kind.SERVICE_REQUEST))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,REVIEW_WINDOW,*,BEFORE,2,WORKING_DAYS,HOLDER,ours,D | a right that lapses",
        "a,ANSWER,*,AFTER,2,WORKING_HOURS,HOLDER,ours,D | hours count before",
        "a,ANSWER,*,BEFORE,10,WORKING_HOURS,HOLDER,ours,D | hours count before",
        "a,ANSWER,*,BEFORE,-1,WORKING_DAYS,HOLDER,ours,D | amount' must be",
        "a,ANSWER,*,BEFORE,2,WORKING_DAYS,MAYOR,ours,D | whom' cannot be",
        "a,ANSWER,*,BEFORE,2,WORKING_DAYS,LEAD,,D | source' is empty"
      })
  void a_reminder_that_cannot_be_used_is_refused_with_its_reason(String row, String reason) {
    assertThatThrownBy(() -> rule(row))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("reminders.csv line 2")
        .hasMessageContaining(reason);
  }

  @Test
  void a_supervision_rule_is_there_once_for_each_trigger() {
    var shipped = new SupervisionRules(shipped("supervision.csv"));
    assertThat(shipped.of(Trigger.URGED).amount()).isEqualTo(3);
    var row = "a,OVERDUE,5,超期 {0} 天,{0} days,ours,D\n";
    assertThatThrownBy(() -> new SupervisionRules(file("supervision.csv", SUPERVISION + row + row)))
        .hasMessageContaining("line 3")
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> new SupervisionRules(file("supervision.csv", SUPERVISION + row)))
        .hasMessageContaining("URGED has no rule");
  }

  @Test
  void an_own_date_without_a_row_for_any_kind_is_refused() {
    var rows = "mark,kind,working_days,source,status\nANSWER,*,1,ours,D\n";
    assertThatThrownBy(() -> new InternalDates(file("internal-dates.csv", rows), hours))
        .hasMessageContaining("FIRST_CONTACT has no row");
  }

  private ReminderRule rule(String row) {
    return new ReminderRules(file("reminders.csv", REMINDERS + row), hours).all().getFirst();
  }

  private static Instant at(String shanghai) {
    return LocalDateTime.parse(shanghai).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  private static WorkCalendar calendar() {
    return new WorkCalendar(shipped("holidays.csv"));
  }

  private static SeedFile shipped(String name) {
    try {
      return file(name, Files.readString(Path.of("seeds/rules", name)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static SeedFile file(String name, String content) {
    return new SeedFile("rules/" + name, 1, content);
  }
}
