package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.DISCIPLINE;
import static cn.xinqiao.cases.NewCases.STREET;
import static cn.xinqiao.cases.SameMatter.LIFT;
import static cn.xinqiao.cases.SameMatter.LIFT_TOO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.Eventually;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Joining.Likely;
import cn.xinqiao.cases.Joining.Parting;
import cn.xinqiao.cases.SameMatter.Told;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Officers join what several reported, and part it again. */
@QuarkusTest
@Tag("database")
class JoiningTest {
  private final NewCases cases;
  private final SameMatter told;
  private final Joining joining;
  private final CaseDesk desk;
  private final CaseSearch search;

  JoiningTest(NewCases cases, SameMatter told, Joining joining, CaseDesk desk, CaseSearch search) {
    this.cases = cases;
    this.told = told;
    this.joining = joining;
    this.desk = desk;
    this.search = search;
  }

  @Test
  void what_is_likely_the_same_is_shown_with_where_when_and_what() {
    var place = SameMatter.estate();
    var one = told.at(place, LIFT);
    var other = told.at(place + "12号", LIFT_TOO);
    var lamp = told.at(place, "路灯不亮，晚上黑漆漆的，老人出门害怕");
    var likely = likely(one);
    assertThat(likely).extracting(l -> l.of().number()).containsExactly(other.number());
    assertThat(likely.getFirst().why())
        .containsExactly("同一地点（" + place + "）", "一天之内", "都说到电梯", likely.getFirst().why().get(3));
    assertThat(likely.getFirst().why().get(3)).startsWith("意思相近（");
    assertThat(likely.getFirst().joinable()).isTrue();
    assertThat(likely(lamp))
        .extracting(l -> l.of().number())
        .doesNotContain(one.number(), other.number()); // other tests have lamps in the same street
  }

  @Test
  void the_same_thing_at_another_house_or_estate_is_not_the_same() {
    var place = SameMatter.estate();
    var one = told.at(place + "12号", LIFT);
    told.at(place + "38号", LIFT_TOO);
    told.at(SameMatter.estate(), LIFT_TOO);
    assertThat(likely(one)).isEmpty();
  }

  @Test
  void a_case_of_no_known_place_is_like_nothing() {
    var one =
        told.tell(
            Kind.SERVICE_REQUEST,
            SubKind.ASSISTANCE,
            Urgency.NORMAL,
            OfficeCode.CITY_TRIAGE,
            "",
            LIFT);
    assertThat(joining.likely(officer(OfficeCode.CITY_TRIAGE), one.number(), Language.ZH))
        .isEmpty();
  }

  @Test
  void an_accusation_is_no_ones_duplicate_and_has_none() {
    var place = SameMatter.estate();
    var words = "举报物业经理收红包，电梯坏了故意不修";
    var accusation =
        told.tell(Kind.PETITION, SubKind.ACCUSATION, Urgency.NORMAL, DISCIPLINE, place, words);
    var request = told.at(place, words);
    assertThat(likely(request)).isEmpty();
    assertThat(joining.likely(officer(DISCIPLINE), accusation.number(), Language.ZH)).isEmpty();
    assertThat(cases.count("case_meaning where case_number = '" + accusation.number() + "'"))
        .isZero();
    assertThatThrownBy(() ->
            joining.join(officer(DISCIPLINE), Request.on(accusation.number()), request.number()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(
            () -> joining.join(officer(STREET), Request.on(request.number()), accusation.number()))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void two_accusations_of_one_desk_are_not_joined_either() {
    var one = cases.open(Kind.PETITION, SubKind.ACCUSATION);
    var other = cases.openWithPicture(cases.matter(Kind.PETITION, SubKind.ACCUSATION, STREET));
    assertThatThrownBy(() -> joining.join(officer(STREET), Request.on(one), other.getFirst()))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_joined_case_keeps_number_history_and_dates_and_leaves_the_queue() {
    var pair = joined();
    var file = seen(pair.joined());
    assertThat(file.line().joinedInto()).contains(pair.main().number());
    assertThat(file.timeline()).extracting(CaseFile.Step::what).contains("OPENED", "JOINED_INTO");
    assertThat(file.dues()).isNotEmpty().allMatch(CaseFile.Due::running);
    assertThat(seen(pair.main()).timeline())
        .filteredOn(step -> step.what().equals("TOOK_IN"))
        .extracting(CaseFile.Step::detail)
        .containsExactly(Optional.of(pair.joined().number().toString()));
    assertThat(seen(pair.main()).together().reporters()).isEqualTo(2);
    assertThat(listed()).contains(pair.main().number()).doesNotContain(pair.joined().number());
    assertThat(found(pair.joined())).contains(pair.joined().number());
  }

  @Test
  void one_answer_reaches_every_reporter_under_the_own_number() {
    var pair = joined();
    desk.accept(officer(STREET), Request.on(pair.main().number()));
    desk.reply(officer(STREET), Request.on(pair.main().number()), "电梯今天修好了，请您试一下。");
    assertThat(saidIn(pair.main(), pair.main().number() + " 的答复")).isEqualTo(1);
    assertThat(saidIn(pair.joined(), pair.joined().number() + " 的答复")).isEqualTo(1);
    assertThat(saidIn(pair.joined(), pair.main().number().toString())).isZero();
  }

  @Test
  void what_is_done_for_the_main_case_meets_the_dates_of_the_joined_one() {
    var pair = joined();
    desk.accept(officer(STREET), Request.on(pair.main().number()));
    desk.reply(officer(STREET), Request.on(pair.main().number()), "修好了");
    assertThat(seen(pair.joined()).dues())
        .filteredOn(due -> due.what() == What.ANSWER)
        .isNotEmpty()
        .noneMatch(CaseFile.Due::running);
  }

  @Test
  void the_earlier_date_of_each_kind_counts_for_the_main_case() {
    var place = SameMatter.estate();
    var main = told.at(place, LIFT);
    var joined = told.at(place, LIFT_TOO);
    cases.change(
        "update case_clock set due_on = '2020-01-03' where what = 'ANSWER' and case_number = '"
            + joined.number()
            + "'");
    join(joined, main);
    var answers = seen(main).dues().stream().filter(due -> due.what() == What.ANSWER).toList();
    assertThat(answers)
        .extracting(due -> due.on().orElseThrow().toString())
        .containsExactly("2020-01-03");
    assertThat(seen(main).line().nextDue()).map(String::valueOf).contains("2020-01-03");
    joining.part(officer(STREET), Request.on(joined.number()), Parting.WHOLE);
    assertThat(seen(main).line().nextDue()).map(day -> day.getYear() > 2020).contains(true);
    assertThat(seen(joined).line().nextDue()).map(String::valueOf).contains("2020-01-03");
  }

  @Test
  void a_joined_case_cannot_be_worked_alone_and_the_answer_says_where_it_is() {
    var pair = joined();
    assertThatThrownBy(() -> desk.accept(officer(STREET), Request.on(pair.joined().number())))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessageContaining(pair.main().number().toString());
  }

  @Test
  void parting_puts_everything_back_and_both_histories_say_so() {
    var pair = joined();
    joining.part(officer(STREET), Request.on(pair.joined().number()), Parting.WHOLE);
    var file = seen(pair.joined());
    assertThat(file.line().joinedInto()).isEmpty();
    assertThat(file.line().nextDue()).isPresent();
    assertThat(file.timeline())
        .extracting(CaseFile.Step::what)
        .containsSubsequence("JOINED_INTO", "WENT_APART");
    assertThat(seen(pair.main()).timeline())
        .extracting(CaseFile.Step::what)
        .containsSubsequence("TOOK_IN", "GAVE_BACK");
    assertThat(seen(pair.main()).together().reporters()).isEqualTo(1);
    assertThat(listed()).contains(pair.joined().number());
    assertThat(cases.count("case_joining where case_number = '" + pair.joined().number() + "'"))
        .isEqualTo(1);
    assertThat(saidIn(pair.joined(), "单独办理")).isEqualTo(1);
    desk.accept(officer(STREET), Request.on(pair.joined().number()));
  }

  @Test
  void what_came_along_with_a_joined_case_goes_back_with_it() {
    var place = SameMatter.estate();
    var first = told.at(place, LIFT);
    var second = told.at(place, LIFT_TOO);
    var third = told.at(place, LIFT);
    join(third, second);
    join(second, first);
    assertThat(seen(first).together().joined()).containsExactly(second.number(), third.number());
    assertThat(seen(third).line().joinedInto()).contains(first.number());
    joining.part(officer(STREET), Request.on(second.number()), Parting.WHOLE);
    assertThat(seen(third).line().joinedInto()).contains(second.number());
    assertThat(seen(first).together().joined()).isEmpty();
  }

  @Test
  void a_join_into_a_joined_case_goes_to_its_main_and_never_in_a_circle() {
    var pair = joined();
    var third = told.at(SameMatter.estate(), LIFT);
    join(third, pair.joined());
    assertThat(seen(third).line().joinedInto()).contains(pair.main().number());
    assertThatThrownBy(() -> join(pair.main(), pair.joined())).isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> join(pair.main(), pair.main())).isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void of_two_joins_that_cross_one_wins_and_the_other_is_told_what_happened() {
    var place = SameMatter.estate();
    var officer = officer(STREET);
    for (int i = 0; i < 5; i++) {
      var one = told.at(place, LIFT);
      var other = told.at(place, LIFT_TOO);
      var refused = new AtomicInteger();
      CompletableFuture.allOf(
              tried(() -> join(officer, one, other), refused),
              tried(() -> join(officer, other, one), refused))
          .join();
      assertThat(refused).hasValue(1);
      var into =
          List.of(seen(one).line().joinedInto(), seen(other).line().joinedInto()).stream()
              .flatMap(Optional::stream);
      assertThat(into).hasSize(1);
    }
  }

  @Test
  void of_a_join_and_an_answer_at_once_both_are_whole() {
    var place = SameMatter.estate();
    var officer = officer(STREET);
    for (int i = 0; i < 5; i++) {
      var main = told.at(place, LIFT);
      var other = told.at(place, LIFT_TOO);
      desk.accept(officer, Request.on(main.number()));
      var refused = new AtomicInteger();
      CompletableFuture.allOf(
              tried(() -> join(officer, other, main), refused),
              tried(() -> desk.reply(officer, Request.on(main.number()), "修好了"), refused))
          .join();
      boolean joined = seen(other).line().joinedInto().isPresent();
      assertThat(refused).hasValue(joined ? 0 : 1);
      // whoever was on the case when it was answered was told, and nobody else
      assertThat(saidIn(other, "的答复")).isEqualTo(joined ? 1 : 0);
    }
  }

  @Test
  void what_has_been_answered_takes_nobody_in() {
    var place = SameMatter.estate();
    var main = told.at(place, LIFT);
    desk.accept(officer(STREET), Request.on(main.number()));
    desk.reply(officer(STREET), Request.on(main.number()), "修好了");
    var late = told.at(place, LIFT_TOO);
    assertThatThrownBy(() -> join(late, main))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessageContaining("REPLIED");
    assertThat(likely(late)).extracting(Likely::joinable).containsExactly(false);
  }

  @Test
  void kinds_are_not_mixed_and_the_more_urgent_one_leads() {
    var place = SameMatter.estate();
    var request = told.at(place, LIFT);
    var appeal = told.tell(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, STREET, place, LIFT_TOO);
    var urgent =
        told.tell(
            Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, Urgency.URGENT, STREET, place, LIFT_TOO);
    assertThatThrownBy(() -> join(request, appeal)).isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(() -> join(urgent, request)).isInstanceOf(Refusal.RuleBroken.class);
    join(request, urgent);
  }

  @Test
  void a_repeated_request_joins_once() {
    var place = SameMatter.estate();
    var one = told.at(place, LIFT);
    var other = told.at(place, LIFT_TOO);
    var request = new Request(one.number(), Optional.empty(), Optional.of("k-" + one.number()));
    joining.join(officer(STREET), request, other.number());
    joining.join(officer(STREET), request, other.number());
    assertThat(seen(other).timeline()).filteredOn(step -> step.what().equals("TOOK_IN")).hasSize(1);
  }

  @Test
  void joined_cases_go_with_the_main_one_to_another_desk() {
    var pair = joined();
    var to = new OfficeCode("310110016");
    var lead = cases.officer(NewCases.DISTRICT, Role.LEAD);
    desk.transfer(lead, Request.on(pair.main().number()), to, "在你处");
    assertThat(desk.show(lead, pair.joined().number(), Language.ZH).line().office().code())
        .isEqualTo(to);
  }

  @Test
  void a_case_that_others_are_told_of_does_not_become_confidential() {
    var place = SameMatter.estate();
    var one = told.tell(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, STREET, place, LIFT);
    var other = told.tell(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, STREET, place, LIFT_TOO);
    join(other, one);
    assertThatThrownBy(
            () -> desk.transfer(officer(STREET), Request.on(one.number()), DISCIPLINE, "违纪"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void meaning_that_nobody_read_at_the_opening_is_read_soon_after() {
    var number =
        cases.openWithPicture(cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, STREET));
    Eventually.holds(() ->
        assertThat(
                cases.count(
                    "case_meaning where meaning is not null and case_number = '"
                        + number.getFirst()
                        + "'"))
            .isEqualTo(1));
  }

  private record Pair(Told main, Told joined) {}

  private Pair joined() {
    var place = SameMatter.estate();
    var main = told.at(place, LIFT);
    var other = told.at(place, LIFT_TOO);
    join(other, main);
    return new Pair(main, other);
  }

  private void join(Told one, Told into) {
    join(officer(STREET), one, into);
  }

  private void join(Caller by, Told one, Told into) {
    joining.join(by, Request.on(one.number()), into.number());
  }

  private static CompletableFuture<Void> tried(Runnable act, AtomicInteger refused) {
    return CompletableFuture.runAsync(() -> {
      try {
        act.run();
      } catch (Refusal.Conflict e) {
        refused.incrementAndGet();
      }
    });
  }

  private List<Likely> likely(Told one) {
    return joining.likely(officer(STREET), one.number(), Language.ZH);
  }

  private List<CaseNumber> listed() {
    return search.find(officer(STREET), CaseSearch.Wanted.everything(), 0, 5000).items().stream()
        .map(CaseFile.Line::number)
        .toList();
  }

  private List<CaseNumber> found(Told one) {
    var everything = CaseSearch.Wanted.everything();
    var wanted =
        new CaseSearch.Wanted(
            everything.office(),
            everything.state(),
            everything.kind(),
            everything.subject(),
            everything.urgency(),
            everything.due(),
            Optional.of(one.number().toString()));
    return search.find(officer(STREET), wanted, 0, 10).items().stream()
        .map(CaseFile.Line::number)
        .toList();
  }

  private long saidIn(Told one, String words) {
    return cases.count(
        "message where conversation_id = " + one.talk() + " and words like '%" + words + "%'");
  }

  private CaseFile seen(Told one) {
    return desk.show(officer(STREET), one.number(), Language.ZH);
  }

  private Caller officer(OfficeCode office) {
    return cases.officer(office, Role.OFFICER);
  }
}
