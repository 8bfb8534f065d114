package cn.xinqiao.cases.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.together.Admission.Standing;
import cn.xinqiao.cases.together.Admission.Task;
import cn.xinqiao.cases.together.TogetherRules.Owed;
import cn.xinqiao.clock.WorkCalendar;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.OfficeLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row that cannot be used stops the start and is named with file, line and reason. */
class TogetherListsTest {
  private static final String TASKS = "level,subject,standing,source,status\n";
  private static final String REST = "\nSTREET,*,ALLOWED,ours,D\nNEIGHBOURHOOD,*,NOT,ours,D";
  private static final String TERMS = "id,what,amount,unit,source,status,text_zh,text_en\n";
  private static final String PART = "p,PART,3,WORKING_DAYS,ours,D,3 天,3 days\n";

  @Test
  void every_subject_stands_in_the_list_of_both_levels_and_of_no_other() throws IOException {
    var lists = new TaskLists(shipped("task-lists.csv"));
    for (Subject subject : Subject.values()) {
      assertThat(lists.row(OfficeLevel.STREET, subject)).isPresent();
      assertThat(lists.row(OfficeLevel.NEIGHBOURHOOD, subject)).isPresent();
      assertThat(lists.row(OfficeLevel.DISTRICT, subject)).isEmpty();
    }
  }

  @Test
  void no_committee_leads_anything_by_the_shipped_list() throws IOException {
    var lists = new TaskLists(shipped("task-lists.csv"));
    for (Subject subject : Subject.values()) {
      var row = lists.row(OfficeLevel.NEIGHBOURHOOD, subject).orElseThrow();
      assertThat(row.standing().admits(Task.LEAD)).isFalse();
    }
  }

  @Test
  void the_first_row_that_fits_wins() {
    var lists = new TaskLists(file("STREET,城乡建设,ASSISTING,ours,D" + REST));
    assertThat(lists.row(OfficeLevel.STREET, Subject.URBAN_CONSTRUCTION).orElseThrow().standing())
        .isEqualTo(Standing.ASSISTING);
    assertThat(lists.row(OfficeLevel.STREET, Subject.TRANSPORT).orElseThrow().standing())
        .isEqualTo(Standing.ALLOWED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DISTRICT,*,NOT,ours,D | only STREET and NEIGHBOURHOOD",
        "STREET,城建,NOT,ours,D | subject' cannot be",
        "STREET,城乡建设,MAYBE,ours,D | standing' cannot be",
        "STREET,城乡建设,NOT,,D | source' is empty",
        "STREET,城乡建设,NOT,ours,X | status' cannot be"
      })
  void a_task_list_that_cannot_be_used_is_refused(String row, String reason) {
    assertThatThrownBy(() -> new TaskLists(file(row + REST)))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("task-lists.csv line 2")
        .hasMessageContaining(reason);
  }

  @Test
  void a_row_behind_one_that_takes_all_is_refused() {
    assertThatThrownBy(() -> new TaskLists(file(REST.strip() + "\nSTREET,城乡建设,NOT,ours,D")))
        .hasMessageContaining("line 4")
        .hasMessageContaining("never reached");
  }

  @Test
  void a_level_without_a_row_for_the_rest_is_refused() {
    assertThatThrownBy(() -> new TaskLists(file("STREET,*,ALLOWED,ours,D")))
        .hasMessageContaining("NEIGHBOURHOOD has no row");
  }

  @Test
  void a_part_asked_on_friday_is_due_on_wednesday() throws IOException {
    var rules = new TogetherRules(shipped("working-together.csv"), calendar());
    var due = rules.due(Owed.PART, Instant.parse("2026-11-20T02:00:00Z"));
    assertThat(due.on()).isEqualTo(LocalDate.parse("2026-11-25"));
    assertThat(due.rule()).contains("part-answer");
    assertThat(due.provisional()).isFalse();
  }

  @Test
  void a_day_in_a_year_that_is_not_loaded_is_only_not_before() throws IOException {
    var rules = new TogetherRules(shipped("working-together.csv"), calendar());
    assertThat(rules.due(Owed.PART, Instant.parse("2027-12-30T02:00:00Z")).provisional()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i,INVITATION,0,WORKING_DAYS,ours,U,0,0 | amount' cannot be",
        "i,INVITATION,2,WEEKS,ours,U,2,2 | unit' cannot be",
        "i,INVITATION,2,WORKING_DAYS,ours,U,3 天,2 days | must name the amount 2",
        "i,PART,2,WORKING_DAYS,ours,U,2,2 | is there twice"
      })
  void a_term_that_cannot_be_used_is_refused(String row, String reason) {
    var file = new SeedFile("rules/working-together.csv", 1, TERMS + PART + row);
    assertThatThrownBy(() -> new TogetherRules(file, calendar()))
        .isInstanceOf(SeedFile.Invalid.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining(reason);
  }

  @Test
  void what_has_no_term_is_refused() {
    var file = new SeedFile("rules/working-together.csv", 1, TERMS + PART);
    assertThatThrownBy(() -> new TogetherRules(file, calendar()))
        .hasMessageContaining("INVITATION has no rule");
  }

  private static SeedFile file(String rows) {
    return new SeedFile("rules/task-lists.csv", 1, TASKS + rows);
  }

  private static WorkCalendar calendar() throws IOException {
    return new WorkCalendar(shipped("holidays.csv"));
  }

  private static SeedFile shipped(String name) throws IOException {
    return new SeedFile("rules/" + name, 1, Files.readString(Path.of("seeds/rules", name)));
  }
}
