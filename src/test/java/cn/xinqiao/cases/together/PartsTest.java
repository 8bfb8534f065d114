package cn.xinqiao.cases.together;

import static cn.xinqiao.cases.NewCases.DISCIPLINE;
import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.cases.together.Parts.Part;
import cn.xinqiao.cases.together.Parts.State;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The office that has a case asks others for a part of it, and what is pushed to whom. */
@QuarkusTest
@Tag("database")
class PartsTest {
  private static final OfficeCode GREENING = new OfficeCode("310110-greening");
  private static final OfficeCode COMMITTEE = new OfficeCode("310110012001");

  private final NewCases cases;
  private final CaseDesk desk;
  private final ResidentCases residents;
  private final Parts parts;
  private final Admission admission;
  private final Meetings meetings;
  private final Event<WordsErased> erased;
  private final Clock clock;

  PartsTest(
      NewCases cases,
      CaseDesk desk,
      ResidentCases residents,
      Parts parts,
      Admission admission,
      Meetings meetings,
      Event<WordsErased> erased,
      Clock clock) {
    this.cases = cases;
    this.desk = desk;
    this.residents = residents;
    this.parts = parts;
    this.admission = admission;
    this.meetings = meetings;
    this.erased = erased;
    this.clock = clock;
  }

  @Test
  void a_picture_with_an_answer_is_for_the_two_offices_and_goes_with_the_words_of_the_case() {
    var number = accepted();
    parts.ask(officer(STREET), Request.on(number), GREENING, "剪树枝", Optional.empty());
    var part = parts.of(officer(STREET), number).getFirst();
    var picture = new byte[] {1, 2, 3};
    parts.answer(officer(GREENING), Request.on(number), part.id(), "剪好了", Optional.of(picture));
    var line = parts.of(officer(STREET), number).getFirst().lines().getLast();
    assertThat(line.photo()).isTrue();
    for (OfficeCode office : List.of(STREET, GREENING, DISTRICT)) {
      assertThat(parts.photo(officer(office), number, part.id(), line.id())).isEqualTo(picture);
    }
    var elsewhere = officer(new OfficeCode("310110-housing"));
    assertThatThrownBy(() -> parts.photo(elsewhere, number, part.id(), line.id()))
        .isInstanceOf(Refusal.NotFound.class);
    long asked = parts.of(officer(STREET), number).getFirst().lines().getFirst().id();
    assertThatThrownBy(() -> parts.photo(officer(STREET), number, part.id(), asked))
        .as("no picture came with it")
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(
            cases.count("audit_entry where purpose = 'part picture' and object = '" + number + "'"))
        .isEqualTo(3);
    QuarkusTransaction.requiringNew().run(() -> erased.fire(new WordsErased(number)));
    assertThat(cases.count("part_photo where line_id = " + line.id())).isZero();
  }

  @Test
  void a_co_handler_sees_its_part_and_not_the_case_and_answers_the_lead() {
    var number = accepted();
    var part = asked(number, GREENING);
    assertThatThrownBy(() -> shown(GREENING, number)).isInstanceOf(Refusal.NotFound.class);
    assertThat(owed(GREENING)).contains(part.id());
    var sight = parts.look(officer(GREENING), number, part.id());
    assertThat(sight.acts()).isTrue();
    assertThat(sight.about().office().code()).isEqualTo(STREET);
    parts.answer(officer(GREENING), Request.on(number), part.id(), "树枝今天剪掉了");
    assertThat(owed(GREENING)).doesNotContain(part.id());
    assertThat(parts.answered(officer(STREET))).extracting(Part::id).contains(part.id());
    assertThat(shown(STREET, number).timeline())
        .filteredOn(step -> step.what().equals("PART_ANSWERED"))
        .extracting(CaseFile.Step::words)
        .containsExactly(Optional.of("树枝今天剪掉了"));
  }

  @Test
  void the_rule_sets_the_day_unless_the_lead_does() {
    var number = accepted();
    var byRule = asked(number, GREENING);
    assertThat(byRule.rule()).contains("part-answer");
    assertThat(byRule.due()).isAfter(today());
    var other = new OfficeCode("310110-housing");
    parts.ask(officer(STREET), Request.on(number), other, "看看外墙", Optional.of(today().plusDays(9)));
    var own = parts.of(officer(STREET), number).getLast();
    assertThat(own.due()).isEqualTo(today().plusDays(9));
    assertThat(own.rule()).isEmpty();
    var over = Optional.of(today().minusDays(1));
    var third = new OfficeCode("310110-market");
    assertThatThrownBy(() -> parts.ask(officer(STREET), Request.on(number), third, "看看", over))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_case_is_not_answered_while_a_part_is_open() {
    var number = accepted();
    var part = asked(number, GREENING);
    assertThatThrownBy(() -> desk.reply(officer(STREET), Request.on(number), "修好了"))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("part");
    parts.end(officer(STREET), Request.on(number), part.id(), "我们自己做了");
    desk.reply(officer(STREET), Request.on(number), "修好了");
    assertThat(state(number)).isEqualTo(State.ENDED);
  }

  @Test
  void what_was_answered_is_done_when_the_case_is() {
    var number = accepted();
    var part = asked(number, GREENING);
    parts.answer(officer(GREENING), Request.on(number), part.id(), "剪掉了");
    desk.reply(officer(STREET), Request.on(number), "剪掉了");
    assertThat(state(number)).isEqualTo(State.DONE);
  }

  @Test
  void who_has_got_the_case_itself_owes_no_part_of_it() {
    var number = accepted();
    var part = asked(number, GREENING);
    desk.transfer(officer(STREET), Request.on(number), GREENING, "整件请绿化部门办");
    assertThat(owed(GREENING)).doesNotContain(part.id());
    desk.accept(officer(GREENING), Request.on(number));
    desk.reply(officer(GREENING), Request.on(number), "剪掉了");
    assertThat(parts.of(officer(GREENING), number).getFirst().state()).isEqualTo(State.ENDED);
  }

  @Test
  void the_lead_may_ask_again_and_then_have_what_it_wanted() {
    var number = accepted();
    var part = asked(number, GREENING);
    var on = Request.on(number);
    assertThatThrownBy(() -> parts.done(officer(STREET), on, part.id()))
        .isInstanceOf(Refusal.Conflict.class);
    parts.answer(officer(GREENING), on, part.id(), "已派人");
    parts.askAgain(officer(STREET), on, part.id(), "剪好了请说一声", Optional.empty());
    assertThat(state(number)).isEqualTo(State.OPEN);
    parts.answer(officer(GREENING), on, part.id(), "剪好了");
    parts.done(officer(STREET), on, part.id());
    assertThat(parts.of(officer(STREET), number).getFirst().lines())
        .extracting(Parts.Line::what)
        .containsExactly(
            Parts.Saying.ASKED,
            Parts.Saying.ANSWERED,
            Parts.Saying.ASKED_AGAIN,
            Parts.Saying.ANSWERED,
            Parts.Saying.DONE);
    assertThatThrownBy(() -> parts.answer(officer(GREENING), on, part.id(), "还有"))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void nobody_else_sees_or_answers_a_part() {
    var number = accepted();
    var part = asked(number, GREENING);
    var on = Request.on(number);
    var other = officer(new OfficeCode("310110-market"));
    assertThatThrownBy(() -> parts.look(other, number, part.id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> parts.answer(other, on, part.id(), "好"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> parts.end(officer(GREENING), on, part.id(), "不做了"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> parts.ask(officer(DISTRICT), on, GREENING, "看看", Optional.empty()))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> parts.ask(officer(STREET), on, GREENING, "再看", Optional.empty()))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> parts.ask(officer(STREET), on, DISCIPLINE, "看看", Optional.empty()))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_withdrawn_case_leaves_nothing_owed() {
    var number = accepted();
    var part = asked(number, GREENING);
    residents.withdraw(number, cases.talkOf(number));
    assertThat(state(number)).isEqualTo(State.ENDED);
    assertThat(owed(GREENING)).doesNotContain(part.id());
  }

  @Test
  void a_case_that_becomes_confidential_is_nobody_elses_any_more() {
    var number = accepted();
    var part = asked(number, GREENING);
    cases.change("update cases set confidential = true where number = '" + number + "'");
    assertThat(owed(GREENING)).doesNotContain(part.id());
    assertThatThrownBy(() -> parts.look(officer(GREENING), number, part.id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> parts.answer(officer(GREENING), Request.on(number), part.id(), "好"))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void when_one_answers_and_another_ends_the_part_both_are_written_down_or_one_is_told() {
    for (int i = 0; i < 5; i++) {
      var number = accepted();
      var part = asked(number, GREENING);
      var street = officer(STREET);
      var greening = officer(GREENING);
      var refused = new AtomicInteger();
      CompletableFuture.allOf(
              tried(refused, () -> parts.answer(greening, Request.on(number), part.id(), "剪掉了")),
              tried(refused, () -> parts.end(street, Request.on(number), part.id(), "不用了")))
          .join();
      assertThat(state(number)).isEqualTo(State.ENDED);
      var lines = parts.of(street, number).getFirst().lines();
      assertThat(lines).hasSize(3 - refused.get());
    }
  }

  private static CompletableFuture<Void> tried(AtomicInteger refused, Runnable act) {
    return CompletableFuture.runAsync(() -> {
      try {
        act.run();
      } catch (Refusal.Conflict lost) {
        refused.incrementAndGet();
      }
    });
  }

  @Test
  void what_is_not_on_a_committees_list_is_not_pushed_to_it_unless_it_takes_it_on() {
    var number = accepted(Subject.ECONOMY);
    var on = Request.on(number);
    assertThatThrownBy(() -> parts.ask(officer(STREET), on, COMMITTEE, "看看", Optional.empty()))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("清单")
        .hasMessageContaining("《上海市居民委员会工作条例》第二十五条");
    var lead = cases.officer(COMMITTEE, Role.LEAD);
    assertThatThrownBy(() -> admission.takeOn(officer(COMMITTEE), Subject.ECONOMY))
        .isInstanceOf(Refusal.Forbidden.class);
    admission.takeOn(lead, Subject.ECONOMY);
    assertThatThrownBy(
            () -> parts.ask(officer(STREET), on, COMMITTEE, "给 13900001111 回个电话", Optional.empty()))
        .as("a committee reads nothing that says who reported")
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("居委会");
    parts.ask(officer(STREET), on, COMMITTEE, "看看", Optional.empty());
    assertThat(owed(COMMITTEE)).isNotEmpty();
    var part = parts.of(officer(STREET), on.number()).getLast();
    assertThatThrownBy(() ->
            parts.askAgain(
                officer(STREET),
                Request.on(on.number()),
                part.id(),
                "13900001111 的人说还没好",
                Optional.empty()))
        .isInstanceOf(Refusal.RuleBroken.class);
    admission.takeOnNoMore(lead, Subject.ECONOMY);
    assertThat(admission.list(lead))
        .filteredOn(entry -> entry.subject() == Subject.ECONOMY)
        .noneMatch(Admission.Entry::takenOn);
  }

  @Test
  void a_street_leads_nothing_that_it_only_assists_in() {
    var number = opened(DISTRICT, Subject.LAND);
    var district = officer(DISTRICT);
    assertThatThrownBy(() -> desk.transfer(district, Request.on(number), STREET, "请街道办"))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("承办");
    parts.ask(district, Request.on(number), STREET, "请到现场看看", Optional.empty());
    assertThat(parts.of(district, number)).hasSize(1);
  }

  @Test
  void a_meeting_has_one_decision_one_owner_and_one_day_and_its_promise_is_a_part() {
    var number = accepted();
    var held =
        new Meetings.Held(
            Instant.parse("2026-11-19T06:00:00Z"),
            "街道三楼会议室",
            List.of(new Meetings.Party(GREENING, "分管副局长")),
            "看了现场照片",
            "月底前修剪完这条路的行道树",
            GREENING,
            today().plusDays(8));
    meetings.write(officer(STREET), Request.on(number), held);
    var written = meetings.of(officer(STREET), number).getFirst();
    assertThat(written.seats()).extracting(s -> s.office().code()).contains(STREET, GREENING);
    assertThat(written.owner().code()).isEqualTo(GREENING);
    var promise = parts.of(officer(STREET), number).getFirst();
    assertThat(promise.id()).isEqualTo(written.part());
    assertThat(promise.origin()).isEqualTo(Parts.Origin.MEETING);
    assertThat(promise.due()).isEqualTo(today().plusDays(8));
    assertThat(owed(GREENING)).contains(promise.id());
  }

  @Test
  void who_owns_a_decision_sat_there_and_a_meeting_lies_behind() {
    var number = accepted();
    var market = new OfficeCode("310110-market");
    assertThatThrownBy(() -> meet(number, "2026-11-19T06:00:00Z", market))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(() -> meet(number, "2036-11-19T06:00:00Z", GREENING))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThat(parts.of(officer(STREET), number)).isEmpty();
  }

  private void meet(CaseNumber number, String at, OfficeCode owner) {
    var seats = List.of(new Meetings.Party(GREENING, ""));
    meetings.write(
        officer(STREET),
        Request.on(number),
        new Meetings.Held(Instant.parse(at), "", seats, "", "月底前修剪", owner, today().plusDays(8)));
  }

  @Test
  void words_between_offices_are_erased_with_those_of_the_case() {
    var number = accepted();
    meet(number, "2026-11-19T06:00:00Z", GREENING);
    QuarkusTransaction.requiringNew().run(() -> erased.fire(new WordsErased(number)));
    assertThat(parts.of(officer(STREET), number).getFirst().lines())
        .allMatch(line -> line.words().isEmpty());
    assertThat(meetings.of(officer(STREET), number).getFirst().decision()).isEmpty();
  }

  private Part asked(CaseNumber number, OfficeCode office) {
    parts.ask(officer(STREET), Request.on(number), office, "请修剪挡住路灯的树枝", Optional.empty());
    return parts.of(officer(STREET), number).getLast();
  }

  private State state(CaseNumber number) {
    return parts.of(officer(STREET), number).getFirst().state();
  }

  private List<Long> owed(OfficeCode office) {
    return parts.owed(officer(office)).stream().map(Part::id).toList();
  }

  private CaseNumber accepted() {
    return accepted(Subject.URBAN_CONSTRUCTION);
  }

  private CaseNumber accepted(Subject subject) {
    var number = opened(STREET, subject);
    desk.accept(officer(STREET), Request.on(number));
    return number;
  }

  private CaseNumber opened(OfficeCode office, Subject about) {
    NewMatter one = cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, office);
    var number = cases.openWithPicture(one).getFirst();
    cases.change("update cases set subject = '" + about + "' where number = '" + number + "'");
    return number;
  }

  private CaseFile shown(OfficeCode office, CaseNumber number) {
    return desk.show(officer(office), number, Language.ZH);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
  }

  private Caller officer(OfficeCode office) {
    return cases.officer(office, Role.OFFICER);
  }
}
