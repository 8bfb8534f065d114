package cn.xinqiao.cases.grid;

import static cn.xinqiao.cases.NewCases.DISCIPLINE;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.RedactedCases.Betrayal;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.cases.grid.LookDoor.Opened;
import cn.xinqiao.cases.grid.Looks.Over;
import cn.xinqiao.cases.grid.Looks.Question;
import cn.xinqiao.cases.together.Admission;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A keeper is asked to look, answers once with a link, and learns nothing of who reported. */
@QuarkusTest
@Tag("database")
class LooksTest {
  private static final String WORDS = "试点苑5号楼门口堆了三袋建筑垃圾，一个星期没人收";

  private final Looks looks;
  private final LookDoor door;
  private final KeptGrid kept;
  private final NewCases cases;
  private final Admission admission;
  private final CaseDesk desk;
  private final Event<WordsErased> erased;
  private final Clock clock;

  LooksTest(
      Looks looks,
      LookDoor door,
      KeptGrid kept,
      NewCases cases,
      Admission admission,
      CaseDesk desk,
      Event<WordsErased> erased,
      Clock clock) {
    this.looks = looks;
    this.door = door;
    this.kept = kept;
    this.cases = cases;
    this.admission = admission;
    this.desk = desk;
    this.erased = erased;
    this.clock = clock;
  }

  /** A case in a committee with a grid. */
  private record Told(CaseNumber number, OfficeCode committee, String node) {}

  @Test
  void the_keeper_of_the_building_is_suggested_with_the_place_down_to_the_building() {
    var told = told();
    var askable = looks.askable(officer(), told.number()).orElseThrow();
    assertThat(askable.posts()).hasSize(3).extracting(Looks.Post::keeper).contains("林微");
    assertThat(askable.fitting()).contains(told.node());
    assertThat(askable.place()).contains("5号楼").doesNotContain("601", "［");
    assertThat(askable.sends()).isFalse();
  }

  @Test
  void what_the_committees_list_does_not_hold_is_not_pushed_to_its_keepers_unless_it_takes_it_on() {
    var told = told(kept.shared(), Subject.RURAL);
    assertThatThrownBy(() -> ask(told, "看三袋垃圾是不是还在"))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("清单")
        .hasMessageContaining("派人查看");
    var lead = cases.officer(told.committee(), Role.LEAD);
    admission.takeOn(lead, Subject.RURAL);
    ask(told, "看三袋垃圾是不是还在");
    assertThat(looks.of(officer(), told.number())).hasSize(1);
    admission.takeOnNoMore(lead, Subject.RURAL);
  }

  @Test
  void a_look_is_asked_opened_and_answered_and_the_case_says_so() {
    var told = told();
    ask(told, "看三袋垃圾是不是还在");
    var token = link(told.number());
    assertThat(door.open(token))
        .isInstanceOfSatisfying(
            Opened.Task.class,
            task -> {
              assertThat(task.wanted()).isEqualTo("看三袋垃圾是不是还在");
              assertThat(task.office().code()).isEqualTo(STREET);
            });
    assertThat(door.answer(token, "还在，三袋", Optional.of(new byte[] {1, 2})))
        .isEqualTo(new Opened.Closed(Over.ANSWERED));
    var shown = looks.of(officer(), told.number()).getFirst();
    assertThat(shown.sentence()).contains("还在，三袋");
    assertThat(shown.openedAt()).isPresent();
    assertThat(looks.photo(officer(), told.number(), shown.id())).containsExactly(1, 2);
    assertThat(timeline(told.number())).contains("LOOK_ASKED", "LOOK_ANSWERED");
  }

  @Test
  void whoever_asked_is_told_by_number_and_nothing_else() {
    var told = told();
    ask(told, "看垃圾还在不在");
    door.answer(link(told.number()), "还在，老王家门口", Optional.empty());
    assertThat(
            cases.count(
                "notice where officer_id = "
                    + officer().officerId()
                    + " and words like '%"
                    + told.number()
                    + "%' and words not like '%还在%'"))
        .isEqualTo(1);
  }

  @Test
  void it_is_answered_once_and_every_link_to_it_ends_with_that() {
    var told = told();
    ask(told, "看垃圾还在不在");
    var one = link(told.number());
    var other = link(told.number());
    door.answer(one, "", Optional.empty());
    assertThat(door.open(other)).isEqualTo(new Opened.Closed(Over.ANSWERED));
    assertThat(door.answer(other, "又看了一次", Optional.empty()))
        .isEqualTo(new Opened.Closed(Over.ANSWERED));
    assertThat(looks.of(officer(), told.number()).getFirst().sentence()).isEmpty();
    assertThatThrownBy(() -> link(told.number())).isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void of_two_answers_at_once_one_is_written_down() {
    var told = told();
    ask(told, "看垃圾还在不在");
    var token = link(told.number());
    Stream.of("第一句", "第二句")
        .map(said -> CompletableFuture.runAsync(() -> door.answer(token, said, Optional.empty())))
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(timeline(told.number())).containsOnlyOnce("LOOK_ANSWERED");
  }

  @Test
  void a_link_is_kept_as_a_digest_only() {
    var told = told();
    ask(told, "看垃圾还在不在");
    var token = link(told.number());
    assertThat(cases.count("grid_look_link where digest = '" + token + "'")).isZero();
    assertThat(
            cases.count(
                "grid_look_link where digest = '" + cn.xinqiao.kernel.Secrets.digest(token) + "'"))
        .isEqualTo(1);
  }

  @Test
  void a_wrong_link_opens_nothing_and_does_not_say_why() {
    for (String token : List.of("short", "A".repeat(32), "../../desk")) {
      assertThatThrownBy(() -> door.open(token)).isInstanceOf(Refusal.NotFound.class);
    }
  }

  @Test
  void a_link_ends_when_the_case_ends() {
    var told = told();
    ask(told, "看垃圾还在不在");
    var token = link(told.number());
    desk.refuse(officer(), Request.on(told.number()), "不属于受理范围");
    assertThat(door.open(token)).isEqualTo(new Opened.Closed(Over.ENDED));
    assertThat(door.answer(token, "看了", Optional.empty())).isEqualTo(new Opened.Closed(Over.ENDED));
    assertThat(timeline(told.number())).doesNotContain("LOOK_ANSWERED");
  }

  @Test
  void a_link_ends_when_somebody_else_keeps_the_node() {
    var told = told(kept.committee());
    ask(told, "看垃圾还在不在");
    var token = link(told.number());
    assertThat(kept.bring(kept.table(told.committee(), "赵")).ended()).isEqualTo(1);
    assertThat(door.open(token)).isEqualTo(new Opened.Closed(Over.REPLACED));
    assertThat(timeline(told.number())).contains("LOOK_ENDED");
    assertThat(looks.of(officer(), told.number()).getFirst().keeper()).isEmpty();
  }

  @Test
  void a_link_ends_some_days_after_the_time_that_was_named() {
    var told = told();
    ask(told, "看垃圾还在不在");
    var token = link(told.number());
    cases.change(
        "update grid_look_link set expires_at = made_at where digest = '"
            + cn.xinqiao.kernel.Secrets.digest(token)
            + "'");
    assertThat(door.open(token)).isEqualTo(new Opened.Closed(Over.LATE));
  }

  @Test
  void an_officer_takes_a_look_back_once() {
    var told = told();
    ask(told, "看垃圾还在不在");
    var token = link(told.number());
    var id = looks.of(officer(), told.number()).getFirst().id();
    looks.takeBack(officer(), Request.on(told.number()), id);
    assertThat(door.open(token)).isEqualTo(new Opened.Closed(Over.TAKEN_BACK));
    assertThatThrownBy(() -> looks.takeBack(officer(), Request.on(told.number()), id))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "找王阿姨问一下, NAME",
    "打13900005678问一下, CONTACT",
    "看601室门口, ROOM",
    "'门口堆了三袋建筑垃圾，一个星期没人收', WORDS"
  })
  void words_that_would_say_who_reported_do_not_leave(String wanted, Betrayal betrayal) {
    var told = told();
    var question = question(told, wanted);
    assertThatThrownBy(() -> looks.ask(officer(), Request.on(told.number()), question))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThat(looks.betrayed(officer(), told.number(), question)).contains(betrayal);
    assertThat(looks.of(officer(), told.number())).isEmpty();
  }

  @Test
  void nobody_is_asked_about_an_accusation() {
    var accusation = accusation();
    var keeper = cases.officer(DISCIPLINE, Role.OFFICER);
    assertThat(looks.askable(keeper, accusation)).isEmpty();
    var node = told().node();
    assertThatThrownBy(() ->
            looks.ask(
                keeper, Request.on(accusation), new Question(node, "某处", "看看", Optional.empty())))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(() -> looks.of(officer(), accusation)).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void only_the_office_that_has_the_case_asks_and_only_keepers_of_its_own_territory() {
    var told = told();
    var elsewhere = cases.officer(new OfficeCode("310110016"), Role.OFFICER);
    var above = cases.officer(NewCases.DISTRICT, Role.OFFICER);
    assertThatThrownBy(
            () -> looks.ask(elsewhere, Request.on(told.number()), question(told, "看看垃圾")))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> looks.ask(above, Request.on(told.number()), question(told, "看看垃圾")))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThat(looks.askable(above, told.number())).isEmpty();
    var other =
        cases.openWithPicture(
            cases.matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, new OfficeCode("310110016")));
    assertThatThrownBy(
            () -> looks.ask(elsewhere, Request.on(other.getFirst()), question(told, "看看垃圾")))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void a_time_that_is_past_or_too_far_is_refused() {
    var told = told();
    for (Duration off : List.of(Duration.ofMinutes(-1), Duration.ofDays(15))) {
      var question =
          new Question(told.node(), "5号楼", "看看垃圾", Optional.of(clock.instant().plus(off)));
      assertThatThrownBy(() -> looks.ask(officer(), Request.on(told.number()), question))
          .isInstanceOf(Refusal.RuleBroken.class);
    }
  }

  @Test
  void nobody_is_asked_over_and_over() {
    var told = told();
    for (int i = 0; i < 5; i++) {
      ask(told, "看垃圾还在不在，第" + i + "次");
    }
    assertThatThrownBy(() -> ask(told, "再看一次")).isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void the_same_form_sent_twice_asks_once() {
    var told = told();
    var request = new Request(told.number(), Optional.empty(), Optional.of("look-key-" + told));
    looks.ask(officer(), request, question(told, "看看垃圾"));
    looks.ask(officer(), request, question(told, "看看垃圾"));
    assertThat(looks.of(officer(), told.number())).hasSize(1);
  }

  @Test
  void its_words_and_its_picture_are_erased_with_those_of_the_case() {
    var told = told();
    ask(told, "看垃圾还在不在");
    door.answer(link(told.number()), "还在", Optional.of(new byte[] {1}));
    ask(told, "再看一次垃圾");
    QuarkusTransaction.requiringNew().run(() -> erased.fire(new WordsErased(told.number())));
    var rows = "grid_look where case_number = '" + told.number() + "'";
    assertThat(
            cases.count(
                rows + " and (place is not null or wanted is not null or sentence is not null)"))
        .isZero();
    assertThat(cases.count(rows + " and answered_at is null and ended_at is null")).isZero();
    assertThat(
            cases.count(
                "grid_look_photo p join grid_look l on l.id = p.look_id where l.case_number = '"
                    + told.number()
                    + "'"))
        .isZero();
  }

  private Told told() {
    return told(kept.shared());
  }

  private Told told(OfficeCode committee) {
    return told(committee, Subject.URBAN_CONSTRUCTION);
  }

  private Told told(OfficeCode committee, Subject subject) {
    kept.bring(kept.table(committee, "林"));
    var matter =
        new NewMatter(
            WORDS,
            "门口堆建筑垃圾",
            Optional.of("试点苑5号楼601室门口"),
            Optional.empty(),
            Optional.empty(),
            Kind.SERVICE_REQUEST,
            SubKind.ASSISTANCE,
            subject,
            Optional.empty(),
            Urgency.NORMAL,
            1,
            "RULE",
            "1",
            List.of(),
            STREET,
            Optional.of(committee));
    return new Told(cases.openWithPicture(matter).getFirst(), committee, kept.building(committee));
  }

  private CaseNumber accusation() {
    return cases
        .openWithPicture(cases.matter(Kind.PETITION, SubKind.ACCUSATION, DISCIPLINE))
        .getFirst();
  }

  private void ask(Told told, String wanted) {
    looks.ask(officer(), Request.on(told.number()), question(told, wanted));
  }

  private static Question question(Told told, String wanted) {
    return new Question(told.node(), "试点苑5号楼门口", wanted, Optional.empty());
  }

  private String link(CaseNumber number) {
    return looks.link(officer(), number, looks.of(officer(), number).getLast().id());
  }

  private Caller officer() {
    return cases.officer(STREET, Role.OFFICER);
  }

  private List<String> timeline(CaseNumber number) {
    return desk.show(officer(), number, Language.ZH).timeline().stream()
        .map(CaseFile.Step::what)
        .toList();
  }
}
