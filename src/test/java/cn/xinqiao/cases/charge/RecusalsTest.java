package cn.xinqiao.cases.charge;

import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseContacts;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.CaseSearch.Wanted;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.RedactedCases;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.cases.charge.Recusals.Order;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.office.Officers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 回避: one act passes the case on, and for whoever keeps off it no longer exists. */
@QuarkusTest
@Tag("database")
class RecusalsTest {
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final Recusals recusals;
  private final RecusalWishes wishes;
  private final Leaders leaders;
  private final Returns returns;
  private final NewCases cases;
  private final CaseDesk desk;
  private final CaseSearch search;
  private final CaseContacts contacts;
  private final RedactedCases redacted;
  private final Officers officers;
  private final EntityManager entities;
  private final Event<WordsErased> erased;

  RecusalsTest(
      Recusals recusals,
      RecusalWishes wishes,
      Leaders leaders,
      Returns returns,
      NewCases cases,
      CaseDesk desk,
      CaseSearch search,
      CaseContacts contacts,
      RedactedCases redacted,
      Officers officers,
      EntityManager entities,
      Event<WordsErased> erased) {
    this.recusals = recusals;
    this.wishes = wishes;
    this.leaders = leaders;
    this.returns = returns;
    this.cases = cases;
    this.desk = desk;
    this.search = search;
    this.contacts = contacts;
    this.redacted = redacted;
    this.officers = officers;
    this.entities = entities;
    this.erased = erased;
  }

  @Test
  void whoever_keeps_off_neither_sees_nor_acts_on_the_case_any_more() {
    var number = opened();
    var off = somebody(STREET, Role.OFFICER);
    var heir = somebody(STREET, Role.OFFICER);
    recusals.order(off, Request.on(number), to(heir));
    for (Runnable act :
        List.<Runnable>of(
            () -> desk.show(off, number, Language.ZH),
            () -> desk.happenings(off, number),
            () -> desk.accept(off, Request.on(number)),
            () -> desk.message(off, Request.on(number), "您好"),
            () -> desk.transfer(off, Request.on(number), DISTRICT, "转"),
            () -> returns.ask(off, Request.on(number), "退"),
            () -> contacts.reveal(off, number, CaseContacts.Purpose.CALL),
            () -> redacted.takeOut(off, number),
            () -> redacted.show(off, number, "part"),
            () -> leaders.of(off, number),
            () -> recusals.order(off, Request.on(number), to(heir)))) {
      assertThatThrownBy(act::run).isInstanceOf(Refusal.NotFound.class);
    }
    assertThat(found(off, number)).isZero();
    assertThat(search.seen(off, List.of(number))).isEmpty();
    assertThat(search.lines(off, List.of(number))).isEmpty();
  }

  @Test
  void whoever_took_the_case_on_and_keeps_off_holds_it_no_more_and_the_colleague_does() {
    var number = opened();
    var off = somebody(STREET, Role.OFFICER);
    var heir = somebody(STREET, Role.OFFICER);
    desk.accept(off, Request.on(number));
    recusals.order(off, Request.on(number), to(heir));
    assertThat(desk.show(heir, number, Language.ZH).line().held().by()).contains(heir.login());
  }

  @Test
  void the_case_stays_with_its_office_and_a_colleague_goes_on_with_it() {
    var number = opened();
    var off = somebody(STREET, Role.OFFICER);
    var heir = somebody(STREET, Role.OFFICER);
    recusals.order(off, Request.on(number), to(heir));
    desk.accept(heir, Request.on(number));
    var shown = desk.show(heir, number, Language.ZH);
    assertThat(shown.line().office().code()).isEqualTo(STREET);
    assertThat(shown.timeline())
        .filteredOn(step -> step.what().equals("RECUSED"))
        .singleElement()
        .satisfies(step -> {
          assertThat(step.words()).contains("是当事人的亲戚");
          assertThat(step.detail()).contains("o" + off.officerId() + ":o" + heir.officerId());
        });
    assertThat(
            cases.count(
                "notice where officer_id = "
                    + heir.officerId()
                    + " and words like '%"
                    + number
                    + "%'"))
        .isEqualTo(1);
  }

  @Test
  void the_resident_is_told_that_somebody_else_handles_it() {
    var number = opened();
    var off = somebody(STREET, Role.OFFICER);
    recusals.order(off, Request.on(number), to(somebody(STREET, Role.OFFICER)));
    assertThat(said(number, "已经换人")).isEqualTo(1);
    assertThat(said(number, off.login())).isZero();
  }

  @Test
  void what_a_lead_of_the_office_keeps_off_goes_to_the_office_above() {
    var number = opened();
    var off = somebody(STREET, Role.LEAD);
    recusals.order(off, Request.on(number), to(somebody(STREET, Role.OFFICER)));
    var district = somebody(DISTRICT, Role.OFFICER);
    assertThat(desk.show(district, number, Language.ZH).line().office().code()).isEqualTo(DISTRICT);
    desk.accept(district, Request.on(number));
  }

  @Test
  void it_can_go_to_the_office_above_by_choice() {
    var number = opened();
    recusals.order(somebody(STREET, Role.OFFICER), Request.on(number), up());
    assertThat(
            desk.show(somebody(DISTRICT, Role.OFFICER), number, Language.ZH).line().office().code())
        .isEqualTo(DISTRICT);
  }

  @Test
  void it_is_not_there_again_when_the_case_comes_back() {
    var number = opened();
    var off = somebody(STREET, Role.OFFICER);
    recusals.order(off, Request.on(number), up());
    desk.transfer(somebody(DISTRICT, Role.OFFICER), Request.on(number), STREET, "属地办理");
    assertThat(found(off, number)).isZero();
    assertThat(found(somebody(STREET, Role.OFFICER), number)).isEqualTo(1);
  }

  @Test
  void a_lead_tells_an_officer_to_keep_off_and_an_officer_tells_nobody_else() {
    var number = opened();
    var off = somebody(STREET, Role.OFFICER);
    var other = somebody(STREET, Role.OFFICER);
    assertThatThrownBy(() -> recusals.order(other, Request.on(number), order(off, other)))
        .isInstanceOf(Refusal.Forbidden.class);
    recusals.order(somebody(STREET, Role.LEAD), Request.on(number), order(off, other));
    assertThat(found(off, number)).isZero();
    assertThat(found(other, number)).isEqualTo(1);
  }

  @Test
  void nobody_hands_it_to_somebody_who_keeps_off_it_or_sits_elsewhere() {
    var number = opened();
    var off = somebody(STREET, Role.OFFICER);
    var other = somebody(STREET, Role.OFFICER);
    recusals.order(off, Request.on(number), to(other));
    var far = somebody(new OfficeCode("310110016"), Role.OFFICER);
    for (Caller heir : List.of(off, far, other)) {
      assertThatThrownBy(() -> recusals.order(other, Request.on(number), to(heir)))
          .isInstanceOf(Refusal.RuleBroken.class);
    }
  }

  @Test
  void a_reason_is_needed_and_an_ended_case_has_nobody_to_keep_off() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var off = somebody(STREET, Role.OFFICER);
    var heir = somebody(STREET, Role.OFFICER);
    assertThatThrownBy(() ->
            recusals.order(
                off,
                Request.on(number),
                new Order(Optional.empty(), Optional.of(heir.login()), " ")))
        .isInstanceOf(Refusal.RuleBroken.class);
    desk.refuse(heir, Request.on(number), "不属于受理范围", Optional.of("LITIGATION"));
    assertThatThrownBy(() -> recusals.order(off, Request.on(number), to(heir)))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_leader_who_keeps_off_answers_for_it_no_longer_and_cannot_again() {
    var number = opened();
    var leader = somebody(DISTRICT, Role.LEAD);
    var lead = somebody(STREET, Role.LEAD);
    leaders.give(lead, Request.on(number), leader.login(), "多次反映");
    recusals.order(leader, Request.on(number), up());
    assertThat(leaders.of(lead, number)).isEmpty();
    assertThat(desk.show(lead, number, Language.ZH).line().office().code()).isEqualTo(STREET);
    assertThatThrownBy(() -> leaders.give(lead, Request.on(number), leader.login(), "再请"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void an_officer_who_acts_while_a_lead_orders_it_acts_before_or_not_at_all() {
    var number = opened();
    var off = somebody(STREET, Role.OFFICER);
    var heir = somebody(STREET, Role.OFFICER);
    var lead = somebody(STREET, Role.LEAD);
    var outcomes =
        Stream.<Runnable>of(
                () -> recusals.order(lead, Request.on(number), order(off, heir)),
                () -> desk.accept(off, Request.on(number)))
            .map(act ->
                CompletableFuture.supplyAsync(() -> {
                  try {
                    act.run();
                    return "done";
                  } catch (Refusal.NotFound e) {
                    return "gone";
                  }
                }))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(outcomes.getFirst()).isEqualTo("done");
    var timeline =
        desk.show(heir, number, Language.ZH).timeline().stream().map(CaseFile.Step::what).toList();
    if (outcomes.getLast().equals("done")) {
      assertThat(timeline).containsSubsequence("ACCEPTED", "RECUSED");
    } else {
      assertThat(timeline).doesNotContain("ACCEPTED");
    }
  }

  @Test
  void the_same_form_sent_twice_does_it_once() {
    var number = opened();
    var off = somebody(STREET, Role.OFFICER);
    var heir = somebody(STREET, Role.OFFICER);
    var request = new Request(number, Optional.empty(), Optional.of("recusal-" + number));
    recusals.order(off, request, to(heir));
    recusals.order(off, request, to(heir));
    assertThat(cases.count("case_recusal where case_number = '" + number + "'")).isEqualTo(1);
  }

  @Test
  void what_a_resident_wishes_waits_for_the_lead_and_its_words_are_for_leads_alone() {
    var number = opened();
    var officer = somebody(STREET, Role.OFFICER);
    var lead = somebody(STREET, Role.LEAD);
    assertThat(wish(number, "经办人是对方亲戚，申请回避")).isTrue();
    assertThat(recusals.of(lead, number))
        .singleElement()
        .satisfies(wish -> assertThat(wish.words()).contains("经办人是对方亲戚，申请回避"));
    assertThat(recusals.of(officer, number)).isEmpty();
    assertThat(recusals.waiting(lead)).extracting(CaseFile.Line::number).contains(number);
    assertThat(recusals.waiting(somebody(DISTRICT, Role.LEAD)))
        .extracting(CaseFile.Line::number)
        .contains(number);
    assertThat(recusals.waiting(somebody(new OfficeCode("310110016"), Role.LEAD)))
        .extracting(CaseFile.Line::number)
        .doesNotContain(number);
    assertThat(desk.show(officer, number, Language.ZH).toString()).doesNotContain("对方亲戚");
  }

  @Test
  void a_wish_is_written_down_once_until_it_is_decided() {
    var number = opened();
    assertThat(wish(number, "申请回避")).isTrue();
    assertThat(wish(number, "申请回避")).isFalse();
    assertThat(cases.count("recusal_wish where case_number = '" + number + "'")).isEqualTo(1);
  }

  @Test
  void a_recusal_grants_the_wish() {
    var number = opened();
    wish(number, "申请回避");
    var lead = somebody(STREET, Role.LEAD);
    recusals.order(
        lead,
        Request.on(number),
        order(somebody(STREET, Role.OFFICER), somebody(STREET, Role.OFFICER)));
    assertThat(recusals.of(lead, number)).isEmpty();
    assertThat(cases.count("recusal_wish where granted = true and case_number = '" + number + "'"))
        .isEqualTo(1);
  }

  @Test
  void a_wish_that_is_declined_is_answered_with_the_reason() {
    var number = opened();
    wish(number, "申请回避");
    var lead = somebody(STREET, Role.LEAD);
    var id = recusals.of(lead, number).getFirst().id();
    assertThatThrownBy(
            () -> recusals.decline(somebody(STREET, Role.OFFICER), Request.on(number), id, "没有关系"))
        .isInstanceOf(Refusal.Forbidden.class);
    recusals.decline(lead, Request.on(number), id, "核实过，没有利害关系");
    assertThat(said(number, "核实过，没有利害关系")).isEqualTo(1);
    assertThatThrownBy(() -> recusals.decline(lead, Request.on(number), id, "再说一次"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void the_words_of_a_wish_are_erased_with_those_of_the_case() {
    var number = opened();
    wish(number, "申请回避，他是我邻居");
    QuarkusTransaction.requiringNew().run(() -> erased.fire(new WordsErased(number)));
    assertThat(
            cases.count("recusal_wish where words is not null and case_number = '" + number + "'"))
        .isZero();
  }

  private CaseNumber opened() {
    return cases.open(Kind.PETITION, SubKind.APPEAL);
  }

  private boolean wish(CaseNumber number, String words) {
    return QuarkusTransaction.requiringNew().call(() -> wishes.wish(number, words));
  }

  private static Order to(Caller heir) {
    return new Order(Optional.empty(), Optional.of(heir.login()), "是当事人的亲戚");
  }

  private static Order up() {
    return new Order(Optional.empty(), Optional.empty(), "是当事人的亲戚");
  }

  private static Order order(Caller off, Caller heir) {
    return new Order(Optional.of(off.login()), Optional.of(heir.login()), "是当事人的亲戚");
  }

  private long found(Caller caller, CaseNumber number) {
    var wanted =
        new Wanted(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(number.toString()));
    return search.find(caller, wanted, 0, 5).total();
  }

  private long said(CaseNumber number, String words) {
    return cases.count(
        "message m join case_reporter r on r.conversation_id = m.conversation_id where"
            + " r.case_number = '"
            + number
            + "' and m.words like '%"
            + words
            + "%'");
  }

  /** An account of its own, so that no other test sees less by it. */
  private Caller somebody(OfficeCode office, Role role) {
    var login = "recusal-" + PEOPLE.incrementAndGet();
    officers.appoint(login, office, role);
    return QuarkusTransaction.requiringNew()
        .call(() ->
            new Caller(
                ((Number)
                        entities
                            .createNativeQuery("select id from officer where login = :login")
                            .setParameter("login", login)
                            .getSingleResult())
                    .longValue(),
                login,
                office,
                role));
  }
}
