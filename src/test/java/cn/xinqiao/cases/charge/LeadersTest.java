package cn.xinqiao.cases.charge;

import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 包案: a leader answers for a case, which stays with its office. */
@QuarkusTest
@Tag("database")
class LeadersTest {
  private final Leaders leaders;
  private final NewCases cases;
  private final CaseDesk desk;

  LeadersTest(Leaders leaders, NewCases cases, CaseDesk desk) {
    this.leaders = leaders;
    this.cases = cases;
    this.desk = desk;
  }

  @Test
  void a_lead_gives_a_case_to_a_lead_above_and_it_is_in_that_leaders_list() {
    var number = opened();
    give(number, district());
    assertThat(leaders.of(lead(), number)).map(Leaders.Leader::login).contains(district().login());
    assertThat(leaders.mine(district())).extracting(CaseFile.Line::number).contains(number);
    assertThat(leaders.mine(lead())).extracting(CaseFile.Line::number).doesNotContain(number);
    var shown = desk.show(lead(), number, Language.ZH);
    assertThat(shown.line().office().code()).isEqualTo(STREET);
    assertThat(shown.timeline())
        .filteredOn(step -> step.what().equals("LEADER_GIVEN"))
        .singleElement()
        .satisfies(step -> {
          assertThat(step.words()).contains("多次反映");
          assertThat(step.detail()).contains("o" + district().officerId());
        });
  }

  @Test
  void another_leader_takes_the_place_of_the_one_before() {
    var number = opened();
    give(number, district());
    give(number, lead());
    assertThat(leaders.of(lead(), number)).map(Leaders.Leader::login).contains(lead().login());
    assertThat(leaders.mine(district())).extracting(CaseFile.Line::number).doesNotContain(number);
  }

  @Test
  void it_ends_with_a_reason_and_only_once() {
    var number = opened();
    give(number, district());
    assertThatThrownBy(() -> leaders.end(lead(), Request.on(number), " "))
        .isInstanceOf(Refusal.RuleBroken.class);
    leaders.end(lead(), Request.on(number), "已经平稳");
    assertThat(leaders.of(lead(), number)).isEmpty();
    assertThatThrownBy(() -> leaders.end(lead(), Request.on(number), "再来一次"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void an_officer_gives_no_leader_and_is_none() {
    var number = opened();
    var officer = cases.officer(STREET, Role.OFFICER);
    assertThatThrownBy(() -> leaders.give(officer, Request.on(number), district().login(), "多次反映"))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> leaders.give(lead(), Request.on(number), officer.login(), "多次反映"))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThat(leaders.eligible(officer, number)).isEmpty();
  }

  @Test
  void a_lead_of_another_street_cannot_answer_for_it_nor_see_it() {
    var number = opened();
    var other = cases.officer(new OfficeCode("310110016"), Role.LEAD);
    assertThatThrownBy(() -> leaders.give(lead(), Request.on(number), other.login(), "多次反映"))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(() -> leaders.give(other, Request.on(number), other.login(), "多次反映"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(leaders.eligible(lead(), number))
        .extracting(Leaders.Colleague::login)
        .contains(lead().login(), district().login())
        .doesNotContain(other.login());
  }

  @Test
  void an_accusation_is_answered_for_at_its_own_desk_alone() {
    var number =
        cases
            .openWithPicture(cases.matter(Kind.PETITION, SubKind.ACCUSATION, NewCases.DISCIPLINE))
            .getFirst();
    var own = cases.officer(NewCases.DISCIPLINE, Role.LEAD);
    assertThat(leaders.eligible(own, number))
        .extracting(Leaders.Colleague::login)
        .containsExactly(own.login());
    assertThatThrownBy(() -> leaders.give(own, Request.on(number), district().login(), "重大"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_case_that_went_elsewhere_is_no_longer_answered_for() {
    var number = opened();
    give(number, lead());
    desk.transfer(district(), Request.on(number), new OfficeCode("310110016"), "在他们那里");
    assertThat(leaders.mine(lead())).extracting(CaseFile.Line::number).doesNotContain(number);
    assertThat(leaders.of(district(), number)).isEmpty();
  }

  @Test
  void of_two_who_give_at_once_one_leader_stays() {
    var number = opened();
    var giver = lead();
    Stream.of(giver, district())
        .map(leader ->
            CompletableFuture.runAsync(
                () -> leaders.give(giver, Request.on(number), leader.login(), "多次反映")))
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(
            cases.count(
                "responsible_leader where ended_at is null and case_number = '" + number + "'"))
        .isEqualTo(1);
  }

  @Test
  void the_same_form_sent_twice_gives_once() {
    var number = opened();
    var request = new Request(number, Optional.empty(), Optional.of("leader-" + number));
    leaders.give(lead(), request, district().login(), "多次反映");
    leaders.give(lead(), request, district().login(), "多次反映");
    assertThat(cases.count("responsible_leader where case_number = '" + number + "'")).isEqualTo(1);
  }

  private CaseNumber opened() {
    return cases.open(Kind.PETITION, SubKind.APPEAL);
  }

  private void give(CaseNumber number, Caller leader) {
    leaders.give(lead(), Request.on(number), leader.login(), "多次反映");
  }

  private Caller lead() {
    return cases.officer(STREET, Role.LEAD);
  }

  private Caller district() {
    return cases.officer(DISTRICT, Role.LEAD);
  }
}
