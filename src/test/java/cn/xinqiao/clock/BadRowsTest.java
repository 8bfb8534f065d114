package cn.xinqiao.clock;

import static cn.xinqiao.clock.ClockSeeds.CALENDAR;
import static cn.xinqiao.clock.ClockSeeds.DEADLINES;
import static cn.xinqiao.clock.ClockSeeds.HOLIDAYS;
import static cn.xinqiao.clock.ClockSeeds.changed;
import static cn.xinqiao.clock.ClockSeeds.lineOf;
import static cn.xinqiao.clock.ClockSeeds.with;
import static cn.xinqiao.clock.ClockSeeds.without;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.xinqiao.kernel.SeedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list that cannot be used stops the start and names the file, the line and the reason. */
class BadRowsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "NOTICE,PETITION,APPEAL | NOTICE,COMPLAINT,APPEAL | 'kind' cannot be 'COMPLAINT'",
        "NOTICE,PETITION,APPEAL | NOTICE,PETITION,INQUIRY | PETITION has no sub-kind INQUIRY",
        "NOTICE,PETITION,APPEAL | NOTICE,OTHER,* | is never reached",
        "NOTICE,PETITION,APPEAL | NOTICE,PETITION,       | 'sub_kind' is empty",
        "15,CALENDAR_DAYS,《信访工作条例》第二十三条,V | 0,CALENDAR_DAYS,《信访工作条例》第二十三条,V | 'amount' must be at least 1",
        "15,CALENDAR_DAYS,《信访工作条例》第二十三条,V | xv,CALENDAR_DAYS,《信访工作条例》第二十三条,V | 'amount' cannot be 'xv'",
        "15,CALENDAR_DAYS,《信访工作条例》第二十三条,V | 10,CALENDAR_DAYS,《信访工作条例》第二十三条,V | must name the amount 10",
        "15,CALENDAR_DAYS,《信访工作条例》第二十三条,V | 15,DAYS,《信访工作条例》第二十三条,V | 'unit' cannot be 'DAYS'",
        "15,CALENDAR_DAYS,《信访工作条例》第二十三条,V | 15,CALENDAR_DAYS,,V | 'source' is empty",
        "15,CALENDAR_DAYS,《信访工作条例》第二十三条,V | 15,CALENDAR_DAYS,《信访工作条例》第二十三条,X | 'status' cannot be 'X'",
        "15,CALENDAR_DAYS,《信访工作条例》第二十三条,V | 15,CALENDAR_DAYS,V | the heading has another number",
        "appeal-notice,RECEIVED | appeal-notice,SENT | 'trigger' cannot be 'SENT'",
      })
  void a_rule_that_cannot_be_used_is_refused_with_its_line(
      String right, String wrong, String reason) {
    var line = lineOf(DEADLINES, "appeal-notice,");
    refused(changed(DEADLINES, right, wrong), line, reason);
  }

  @Test
  void an_id_that_is_there_twice_is_refused_because_a_date_keeps_only_the_id() {
    var file = changed(DEADLINES, "appeal-answer,", "appeal-notice,");
    refused(file, lineOf(DEADLINES, "appeal-answer,"), "id 'appeal-notice' is there twice");
  }

  @Test
  void a_rule_that_earlier_rules_leave_nothing_is_refused() {
    var row =
        "late,RECEIVED,NOTICE,PETITION,APPEAL,URGENT,7,CALENDAR_DAYS,ours,D,7 日内告知,Within 7 days";
    var file = with(DEADLINES, row);
    refused(file, lineOf(file, row), "is never reached");
  }

  @Test
  void rules_that_leave_a_case_without_notice_and_answer_are_refused() {
    var file = without(DEADLINES, "inquiry-answer");
    refused(
        file,
        file.lines().size(),
        "no NOTICE or ANSWER from RECEIVED: Track[kind=SERVICE_REQUEST, subKind=INQUIRY");
  }

  @Test
  void rules_that_fit_only_some_urgencies_are_refused() {
    var file = changed(DEADLINES, "NOTICE,PETITION,APPEAL,*", "NOTICE,PETITION,APPEAL,NORMAL");
    refused(file, file.lines().size(), "no NOTICE or ANSWER from RECEIVED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "OFF,2026-06-19,2026-06-21 | HOLIDAY,2026-06-19,2026-06-21 | 'kind' cannot be 'HOLIDAY'",
        "OFF,2026-06-19,2026-06-21 | OFF,2026-06-31,2026-07-01 | 'from' cannot be '2026-06-31'",
        "OFF,2026-06-19,2026-06-21 | OFF,2026-06-19,2026-06-18 | ends before it begins",
        "OFF,2026-06-19,2026-06-21 | OFF,2026-05-05,2026-05-06 | 2026-05-05 is there twice",
        "OFF,2026-06-19,2026-06-21 | OFF,2027-06-19,2027-06-21 | its year has no YEAR row",
        "OFF,2026-06-19,2026-06-21 | WORK,2026-06-19,          | 2026-06-19 is worked anyway",
        "OFF,2026-06-19,2026-06-21,,端午节 | OFF,2026-06-19,2026-06-21,, | 'name' is empty",
      })
  void a_holiday_that_cannot_be_used_is_refused_with_its_line(
      String right, String wrong, String reason) {
    refusedCalendar(changed(HOLIDAYS, right, wrong), lineOf(HOLIDAYS, "OFF,2026-06-19"), reason);
  }

  @Test
  void a_holiday_left_out_is_found_by_the_stated_sum() {
    var file = without(HOLIDAYS, "OFF,2026-06-19");
    refusedCalendar(file, lineOf(file, "YEAR,2026"), "the rows give 2026 249 working days");
  }

  @Test
  void a_year_that_is_half_or_twice_there_is_refused() {
    var half = changed(HOLIDAYS, "YEAR,2026-01-01,2026-12-31", "YEAR,2026-01-01,2026-06-30");
    refusedCalendar(half, lineOf(half, "YEAR,2026"), "from 1 January to 31 December");
    var twice = with(HOLIDAYS, "YEAR,2025-01-01,2025-12-31,248,2025 年,again");
    refusedCalendar(twice, lineOf(twice, "again"), "this year is there twice");
  }

  @Test
  void a_calendar_without_any_year_is_refused() {
    refusedCalendar(without(HOLIDAYS, ",202"), 1, "has no YEAR row");
  }

  private static void refused(SeedFile file, int line, String reason) {
    assertThatExceptionOfType(SeedFile.Invalid.class)
        .isThrownBy(() -> new Deadlines(file, CALENDAR))
        .withMessageStartingWith("seeds/rules/deadlines.csv line " + line + ": ")
        .withMessageContaining(reason);
  }

  private static void refusedCalendar(SeedFile file, int line, String reason) {
    assertThatExceptionOfType(SeedFile.Invalid.class)
        .isThrownBy(() -> new WorkCalendar(file))
        .withMessageStartingWith("seeds/rules/holidays.csv line " + line + ": ")
        .withMessageContaining(reason);
  }
}
