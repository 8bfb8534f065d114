package cn.xinqiao.cases.charge;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After a threat an officer lets go of a case in one act. */
@QuarkusTest
@Tag("database")
class ReliefTest {
  private final Relief relief;
  private final NewCases cases;
  private final CaseDesk desk;

  ReliefTest(Relief relief, NewCases cases, CaseDesk desk) {
    this.relief = relief;
    this.cases = cases;
    this.desk = desk;
  }

  private CaseNumber opened() {
    return cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
  }

  @Test
  void the_case_leaves_the_officers_hands_the_lead_is_told_and_no_word_falls_on_the_resident() {
    var number = opened();
    var officer = cases.officer(STREET, Role.OFFICER);
    var lead = cases.officer(STREET, Role.LEAD);
    desk.accept(officer, Request.on(number));
    relief.handOver(officer, Request.on(number));
    var shown = desk.show(lead, number, Language.ZH);
    assertThat(shown.line().state()).isEqualTo(CaseState.ACCEPTED);
    assertThat(cases.count("cases where held_by is not null and number = '" + number + "'"))
        .isZero();
    assertThat(shown.timeline())
        .filteredOn(step -> step.what().equals("GIVEN_OUT_OF_HANDS"))
        .singleElement()
        .satisfies(step -> assertThat(step.words()).isEmpty());
    assertThat(
            cases.count(
                "notice where officer_id = "
                    + lead.officerId()
                    + " and words like '%"
                    + number
                    + "%威胁%'"))
        .isEqualTo(1);
  }

  @Test
  void what_has_ended_is_in_no_hands() {
    var number = opened();
    var officer = cases.officer(STREET, Role.OFFICER);
    desk.refuse(officer, Request.on(number), "不属于受理范围");
    assertThatThrownBy(() -> relief.handOver(officer, Request.on(number)))
        .isInstanceOf(Refusal.Conflict.class);
  }
}
