package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What residents do with a case that is on its way. */
@QuarkusTest
@Tag("database")
class UrgedAndWithdrawnTest {
  private final NewCases cases;
  private final ResidentCases residents;
  private final CaseDesk desk;
  private final CaseSearch search;

  UrgedAndWithdrawnTest(NewCases cases, ResidentCases residents, CaseDesk desk, CaseSearch search) {
    this.cases = cases;
    this.residents = residents;
    this.desk = desk;
    this.search = search;
  }

  @Test
  void an_urged_case_says_who_has_it_by_when_and_keeps_its_dates() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    var before = seen(number);
    var urged = residents.urge(number, cases.talkOf(number), "三天了还没人来");
    assertThat(urged.line().office().code()).isEqualTo(STREET);
    assertThat(urged.dues()).isEqualTo(before.dues()).isNotEmpty();
    assertThat(urged.line().state()).isEqualTo(CaseState.OPEN);
  }

  @Test
  void each_urging_stands_on_the_timeline_with_its_words_and_is_counted_in_the_list() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    residents.urge(number, cases.talkOf(number), "三天了还没人来");
    residents.urge(number, cases.talkOf(number), "");
    assertThat(seen(number).timeline())
        .filteredOn(step -> step.what().equals("URGED"))
        .extracting(CaseFile.Step::words)
        .containsExactly(java.util.Optional.of("三天了还没人来"), java.util.Optional.empty());
    assertThat(inList(number).urged()).isEqualTo(2);
  }

  @Test
  void urging_does_not_take_the_page_from_the_officer_who_is_writing_the_answer() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    desk.accept(officer(), Request.on(number));
    var version = seen(number).version();
    residents.urge(number, cases.talkOf(number), "");
    assertThat(seen(number).version()).isEqualTo(version);
  }

  @Test
  void a_withdrawn_case_owes_nothing_and_tells_its_talk() {
    var number = cases.open(Kind.PETITION, SubKind.APPEAL);
    desk.accept(officer(), Request.on(number));
    residents.withdraw(number, cases.talkOf(number));
    var withdrawn = seen(number);
    assertThat(withdrawn.line().state()).isEqualTo(CaseState.WITHDRAWN);
    assertThat(withdrawn.dues()).isNotEmpty().noneMatch(CaseFile.Due::running);
    assertThat(withdrawn.line().nextDue()).isEmpty();
    assertThat(
            cases.count(
                "message m join case_reporter r on r.conversation_id = m.conversation_id where"
                    + " r.case_number = '"
                    + number
                    + "' and m.words like '%撤回%'"))
        .isEqualTo(1);
    assertThat(
            cases.count(
                "conversation c join case_reporter r on r.conversation_id = c.id where"
                    + " r.case_number = '"
                    + number
                    + "' and c.open_cases = 0"))
        .isEqualTo(1);
  }

  @Test
  void officers_find_withdrawn_cases_and_cannot_go_on_with_them() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    residents.withdraw(number, cases.talkOf(number));
    assertThat(inList(number).state()).isEqualTo(CaseState.WITHDRAWN);
    assertThatThrownBy(() -> desk.accept(officer(), Request.on(number)))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void what_has_ended_is_neither_withdrawn_nor_urged() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    desk.refuse(officer(), Request.on(number), "不属于信访受理范围，请向法院提出");
    assertThatThrownBy(() -> residents.withdraw(number, cases.talkOf(number)))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> residents.urge(number, cases.talkOf(number), "快点"))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(seen(number).line().state()).isEqualTo(CaseState.REFUSED);
  }

  @Test
  void a_withdrawn_emergency_rings_until_an_officer_has_seen_it() {
    var number = cases.openEmergency();
    residents.withdraw(number, cases.talkOf(number));
    assertThat(ringing()).contains(number);
    desk.acknowledge(officer(), number);
    assertThat(ringing()).doesNotContain(number);
  }

  private List<CaseNumber> ringing() {
    return search.ringing(officer()).stream().map(CaseFile.Line::number).toList();
  }

  private CaseFile.Line inList(CaseNumber number) {
    var wanted = CaseSearch.Wanted.everything();
    return search
        .find(officer(), wanted.inState(seen(number).line().state()), 0, 1000)
        .items()
        .stream()
        .filter(line -> line.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private CaseFile seen(CaseNumber number) {
    return desk.show(officer(), number, Language.ZH);
  }

  private Caller officer() {
    return cases.officer(STREET, Role.OFFICER);
  }
}
