package cn.xinqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.audit.Act;
import cn.xinqiao.cases.Traces.Sought;
import cn.xinqiao.cases.Traces.Trace;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
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

/** Who may read of whom that they looked. */
@QuarkusTest
@Tag("database")
class TracesTest {
  private static final OfficeCode ELSEWHERE = new OfficeCode("310106");

  private final Traces traces;
  private final CaseDesk desk;
  private final NewCases cases;
  private final Clock clock;

  TracesTest(Traces traces, CaseDesk desk, NewCases cases, Clock clock) {
    this.traces = traces;
    this.desk = desk;
    this.cases = cases;
    this.clock = clock;
  }

  @Test
  void a_streets_auditor_reads_that_the_district_looked_at_a_case_of_the_street() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var district = look(NewCases.DISTRICT, Role.LEAD, number);
    assertThat(find(NewCases.STREET, Role.AUDITOR, number))
        .singleElement()
        .matches(trace -> trace.act() == Act.VIEW_CASE && trace.ofCase())
        .matches(trace -> trace.login().equals(Optional.of(district.login())));
  }

  @Test
  void an_auditor_elsewhere_reads_nothing_of_it() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var officer = look(NewCases.STREET, Role.OFFICER, number);
    assertThat(find(ELSEWHERE, Role.AUDITOR, number)).isEmpty();
    assertThat(by(ELSEWHERE, Role.ADMIN, officer.login())).isEmpty();
    assertThat(by(NewCases.DISTRICT, Role.ADMIN, officer.login())).isNotEmpty();
  }

  @Test
  void what_was_done_with_an_accusation_exists_for_the_desk_that_holds_it_alone() {
    var number =
        cases
            .openWithPicture(cases.matter(Kind.PETITION, SubKind.ACCUSATION, NewCases.DISCIPLINE))
            .getFirst();
    var officer = look(NewCases.DISCIPLINE, Role.OFFICER, number);
    for (OfficeCode above : List.of(NewCases.DISTRICT, OfficeCode.CITY)) {
      for (Role role : List.of(Role.AUDITOR, Role.ADMIN)) {
        assertThat(find(above, role, number)).isEmpty();
        assertThat(by(above, role, officer.login())).isEmpty();
      }
    }
    assertThat(find(NewCases.DISCIPLINE, Role.AUDITOR, number)).isNotEmpty();
  }

  @Test
  void a_case_that_became_an_accusation_leaves_the_trail_of_those_who_had_it_before() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    look(NewCases.STREET, Role.OFFICER, number);
    assertThat(find(NewCases.DISTRICT, Role.AUDITOR, number)).isNotEmpty();
    cases.change(
        "update cases set confidential = true, office_code = '310110-discipline' where number = '"
            + number
            + "'");
    assertThat(find(NewCases.DISTRICT, Role.AUDITOR, number)).isEmpty();
    assertThat(find(NewCases.STREET, Role.AUDITOR, number)).isEmpty();
  }

  @Test
  void entries_come_newest_first_a_page_at_a_time_and_of_one_day() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    look(NewCases.STREET, Role.OFFICER, number);
    look(NewCases.STREET, Role.LEAD, number);
    var auditor = cases.officer(NewCases.STREET, Role.AUDITOR);
    var newest = traces.find(auditor, of(number), 1);
    assertThat(newest.more()).isTrue();
    assertThat(newest.items()).singleElement().matches(t -> t.login().orElse("").endsWith("lead"));
    var older =
        traces.find(
            auditor,
            new Sought(
                Optional.of(number),
                Optional.empty(),
                Optional.empty(),
                Optional.of(newest.items().getFirst().id())),
            5);
    assertThat(older.more()).isFalse();
    assertThat(older.items())
        .singleElement()
        .matches(t -> t.login().orElse("").endsWith("officer"));
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    assertThat(traces.find(auditor, on(number, today), 5).items()).hasSize(2);
    assertThat(traces.find(auditor, on(number, today.minusDays(1)), 5).items()).isEmpty();
  }

  @Test
  void only_the_newest_days_are_looked_at_when_that_is_asked_for() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    look(NewCases.STREET, Role.OFFICER, number);
    var auditor = cases.officer(NewCases.STREET, Role.AUDITOR);
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    assertThat(traces.find(auditor, from(number, today), 5).items()).hasSize(1);
    cases.change(
        "update audit_entry set at = '2024-03-01 08:00:00' where object = '" + number + "'");
    assertThat(traces.find(auditor, from(number, today), 5).items()).isEmpty();
    assertThat(traces.find(auditor, of(number), 5).items()).hasSize(1);
  }

  private static Sought from(CaseNumber number, LocalDate day) {
    return new Sought(
        Optional.of(number),
        Optional.empty(),
        Optional.empty(),
        Optional.of(day),
        Optional.empty());
  }

  @Test
  void whoever_reads_the_trail_leaves_a_trace_as_well() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var auditor = cases.officer(NewCases.STREET, Role.AUDITOR);
    traces.find(auditor, of(number), 5);
    assertThat(by(NewCases.STREET, Role.ADMIN, auditor.login()))
        .first()
        .matches(trace -> trace.act() == Act.VIEW_AUDIT)
        .matches(trace -> trace.purpose().orElse("").contains("number=" + number));
  }

  private Caller look(OfficeCode office, Role role, CaseNumber number) {
    var caller = cases.officer(office, role);
    desk.show(caller, number, Language.ZH);
    return caller;
  }

  private List<Trace> find(OfficeCode office, Role role, CaseNumber number) {
    return traces.find(cases.officer(office, role), of(number), 50).items();
  }

  private List<Trace> by(OfficeCode office, Role role, String login) {
    return traces
        .find(
            cases.officer(office, role),
            new Sought(Optional.empty(), Optional.of(login), Optional.empty(), Optional.empty()),
            50)
        .items();
  }

  private static Sought of(CaseNumber number) {
    return new Sought(Optional.of(number), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Sought on(CaseNumber number, LocalDate day) {
    return new Sought(Optional.of(number), Optional.empty(), Optional.of(day), Optional.empty());
  }
}
