package cn.xinqiao.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.ResidentClient.Message;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.RedactedCases.Betrayal;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.followup.KeyDesk.Done;
import cn.xinqiao.followup.KeyDesk.Explained;
import cn.xinqiao.followup.adviser.AdviserDoor;
import cn.xinqiao.followup.adviser.AdviserKind;
import cn.xinqiao.followup.adviser.AdviserPool;
import cn.xinqiao.followup.adviser.AdviserPool.Entry;
import cn.xinqiao.followup.adviser.Consultations.Shown;
import cn.xinqiao.followup.adviser.Standing;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 三师三顾问: the resident agrees first, and the adviser reads nothing that says who that is. */
@QuarkusTest
@Tag("database")
class AdvisingTest {
  private static final String ABOUT = "人行道修好了，反映人担心雨天还会打滑，想知道用的是什么砖。";

  private final Advising advising;
  private final AdviserPool pool;
  private final AdviserDoor door;
  private final KeyDesk keys;
  private final CaseDesk cases;
  private final NewAnswers answers;
  private final NewCases made;
  private final Event<WordsErased> erased;

  AdvisingTest(
      Advising advising,
      AdviserPool pool,
      AdviserDoor door,
      KeyDesk keys,
      CaseDesk cases,
      NewAnswers answers,
      NewCases made,
      Event<WordsErased> erased) {
    this.advising = advising;
    this.pool = pool;
    this.door = door;
    this.keys = keys;
    this.cases = cases;
    this.answers = answers;
    this.made = made;
    this.erased = erased;
  }

  /** A resident for whom the matter is put right, and who is not at ease. */
  private record Uneasy(ResidentClient resident, CaseNumber number, long step) {
    Message presses(Message message, String label) {
      return resident.pressesLabel(message, label);
    }
  }

  @BeforeEach
  void somebodyIsOnTheList() {
    var lead = made.officer(NewAnswers.WUJIAOCHANG, Role.LEAD);
    if (pool.list(lead).stream().noneMatch(one -> one.kind() == AdviserKind.PLANNER)) {
      pool.add(lead, new Entry(AdviserKind.PLANNER, "苏图", "13800003333"));
    }
  }

  private Uneasy uneasy() {
    var opened = OpenedCase.inWujiaochang();
    var number = CaseNumber.valueOf(opened.number());
    var resident = answers.answered(opened);
    answers.askAfter(Duration.ofHours(25));
    var heart = resident.pressesLabel(resident.reads(), "办好了");
    resident.pressesLabel(heart, "不踏实");
    return new Uneasy(resident, number, step(number));
  }

  private long step(CaseNumber number) {
    return keys.of(answers.officer(), number).reporters().getFirst().steps().getFirst().id();
  }

  private Advising.Help help(Uneasy one) {
    return advising.of(answers.officer(), one.number(), one.step()).orElseThrow();
  }

  private Standing standing(Uneasy one) {
    return help(one).now().map(Shown::standing).orElseThrow();
  }

  private Message offered(Uneasy one) {
    advising.offer(answers.officer(), Request.on(one.number()), one.step(), AdviserKind.PLANNER);
    return one.resident().reads();
  }

  private void ask(Uneasy one, String about) {
    long adviser = help(one).choices().getFirst().id();
    advising.ask(answers.officer(), Request.on(one.number()), one.step(), adviser, about);
  }

  private String link(Uneasy one) {
    return advising.link(answers.officer(), one.number(), one.step());
  }

  private String asked(Uneasy one) {
    one.presses(offered(one), "愿意");
    ask(one, ABOUT);
    return link(one);
  }

  @Test
  void the_resident_is_asked_first_and_only_then_can_an_adviser_be() {
    var one = uneasy();
    assertThat(help(one).kinds()).contains(AdviserKind.PLANNER);
    assertThat(help(one).choices()).isEmpty();
    var question = offered(one);
    assertThat(question.text()).contains("五角场街道", "社区规划师", "您愿意吗", "不请也不影响办理");
    assertThat(help(one).choices()).isEmpty();
    assertThatThrownBy(
            () -> advising.ask(answers.officer(), Request.on(one.number()), one.step(), 1, ABOUT))
        .isInstanceOf(Refusal.class);
    assertThat(one.presses(question, "愿意").text()).contains("社区规划师看过以后");
    assertThat(help(one).choices()).hasSize(1);
    assertThat(standing(one)).isEqualTo(Standing.AGREED);
  }

  @Test
  void what_an_adviser_writes_is_read_by_the_officer_and_the_link_ends_with_it() {
    var one = uneasy();
    var link = asked(one);
    var task = door.open(link);
    assertThat(task.about()).isEqualTo(ABOUT);
    assertThat(task.office().code()).isEqualTo(NewAnswers.WUJIAOCHANG);
    assertThat(help(one).now().orElseThrow().openedAt()).isPresent();
    door.advise(link, "用的是防滑透水砖，可以带他到现场淋水看一看。");
    assertThat(standing(one)).isEqualTo(Standing.ADVISED);
    assertThat(help(one).now().orElseThrow().advice())
        .hasValueSatisfying(advice -> assertThat(advice).contains("防滑透水砖"));
    assertThatThrownBy(() -> door.open(link)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> door.advise(link, "再来一次")).isInstanceOf(Refusal.NotFound.class);
    assertThat(cases.show(answers.officer(), one.number(), Language.ZH).timeline())
        .extracting(CaseFile.Step::what)
        .contains("ADVISER_OFFERED", "ADVISER_AGREED", "ADVISER_ASKED", "ADVISED");
  }

  @Test
  void who_says_no_is_not_pressed_and_nobody_is_asked() {
    var one = uneasy();
    assertThat(one.presses(offered(one), "不用了").text()).contains("不请社区规划师");
    assertThat(help(one).kinds()).isEmpty();
    assertThat(help(one).choices()).isEmpty();
    assertThatThrownBy(() ->
            advising.offer(
                answers.officer(), Request.on(one.number()), one.step(), AdviserKind.PLANNER))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void a_yes_that_is_taken_back_closes_the_link_at_once() {
    var one = uneasy();
    var question = offered(one);
    one.presses(question, "愿意");
    ask(one, ABOUT);
    var link = link(one);
    door.open(link);
    assertThat(one.presses(question, "不用了").text()).contains("不请社区规划师");
    assertThatThrownBy(() -> door.open(link)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> door.advise(link, "晚了")).isInstanceOf(Refusal.NotFound.class);
    assertThat(standing(one)).isEqualTo(Standing.DECLINED);
    assertThat(one.presses(question, "愿意").text()).contains("已经不用回答了");
    assertThat(standing(one)).isEqualTo(Standing.DECLINED);
  }

  @Test
  void a_typed_yes_is_a_yes() {
    var one = uneasy();
    offered(one);
    assertThat(one.resident().writes("愿意。").reads().text()).contains("好的，记下了");
    assertThat(standing(one)).isEqualTo(Standing.AGREED);
  }

  @Test
  void words_that_would_say_who_the_resident_is_do_not_leave() {
    var one = uneasy();
    one.presses(offered(one), "愿意");
    var about = "反映人住12号601室，电话13900005678，担心打滑。";
    assertThatThrownBy(() -> ask(one, about)).isInstanceOf(Refusal.RuleBroken.class);
    assertThat(advising.betrayed(answers.officer(), one.number(), one.step(), about))
        .contains(Betrayal.CONTACT, Betrayal.ROOM);
    assertThat(standing(one)).isEqualTo(Standing.AGREED);
  }

  @Test
  void when_the_officer_has_explained_it_nobody_is_asked_any_more() {
    var one = uneasy();
    var question = offered(one);
    one.presses(question, "愿意");
    ask(one, ABOUT);
    var link = link(one);
    keys.done(
        answers.officer(),
        Request.on(one.number()),
        one.step(),
        Done.of(new Explained("", "砖是防滑砖。", "老人走路不稳，已经加了扶手。")));
    assertThatThrownBy(() -> door.open(link)).isInstanceOf(Refusal.NotFound.class);
    assertThat(advising.of(answers.officer(), one.number(), one.step())).isEmpty();
    assertThat(one.presses(question, "不用了").text()).contains("已经不用回答了");
  }

  @Test
  void a_new_link_ends_the_one_before() {
    var one = uneasy();
    var first = asked(one);
    var second = link(one);
    assertThatThrownBy(() -> door.open(first)).isInstanceOf(Refusal.NotFound.class);
    assertThat(door.open(second).about()).isEqualTo(ABOUT);
  }

  @Test
  void its_words_are_erased_with_those_of_the_case() {
    var one = uneasy();
    var link = asked(one);
    door.advise(link, "带他到现场看一看。");
    QuarkusTransaction.requiringNew().run(() -> erased.fire(new WordsErased(one.number())));
    var now = help(one).now().orElseThrow();
    assertThat(now.about()).isEmpty();
    assertThat(now.advice()).isEmpty();
  }

  @Test
  void only_an_officer_of_the_case_brings_an_adviser_to_it() {
    var one = uneasy();
    var elsewhere = made.officer(NewCases.STREET, Role.OFFICER);
    assertThatThrownBy(() ->
            advising.offer(elsewhere, Request.on(one.number()), one.step(), AdviserKind.PLANNER))
        .isInstanceOf(Refusal.NotFound.class);
    var auditor = made.officer(new OfficeCode("31"), Role.AUDITOR);
    assertThatThrownBy(() ->
            advising.offer(auditor, Request.on(one.number()), one.step(), AdviserKind.PLANNER))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void a_lead_keeps_the_list_of_the_own_office_and_whoever_leaves_it_is_forgotten() {
    var lead = made.officer(NewAnswers.WUJIAOCHANG, Role.LEAD);
    var officer = answers.officer();
    assertThatThrownBy(() -> pool.add(officer, new Entry(AdviserKind.LEGAL, "林律", "")))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> pool.add(lead, new Entry(AdviserKind.LEGAL, " ", "")))
        .isInstanceOf(Refusal.RuleBroken.class);
    assertThatThrownBy(() -> pool.add(lead, new Entry(AdviserKind.LEGAL, "林律", "不知道")))
        .isInstanceOf(Refusal.RuleBroken.class);
    pool.add(lead, new Entry(AdviserKind.LEGAL, "林律", "021-55550000"));
    var added =
        pool.list(officer).stream()
            .filter(one -> one.kind() == AdviserKind.LEGAL)
            .findFirst()
            .orElseThrow();
    assertThat(added.name()).isEqualTo("林律");
    assertThat(pool.list(made.officer(NewCases.STREET, Role.LEAD)))
        .noneMatch(one -> one.id() == added.id());
    assertThatThrownBy(() -> pool.takeOff(made.officer(NewCases.STREET, Role.LEAD), added.id()))
        .isInstanceOf(Refusal.NotFound.class);
    pool.takeOff(lead, added.id());
    assertThat(pool.list(officer)).noneMatch(one -> one.id() == added.id());
  }

  @Test
  void who_is_off_the_list_reads_nothing_more_and_another_can_be_asked() {
    var one = uneasy();
    var lead = made.officer(NewAnswers.WUJIAOCHANG, Role.LEAD);
    pool.add(lead, new Entry(AdviserKind.HEALTH, "何安", ""));
    advising.offer(answers.officer(), Request.on(one.number()), one.step(), AdviserKind.HEALTH);
    one.presses(one.resident().reads(), "愿意");
    ask(one, ABOUT);
    var link = link(one);
    pool.list(lead).stream()
        .filter(person -> person.kind() == AdviserKind.HEALTH)
        .forEach(person -> pool.takeOff(lead, person.id()));
    assertThatThrownBy(() -> door.open(link)).isInstanceOf(Refusal.NotFound.class);
    assertThat(standing(one)).isEqualTo(Standing.AGREED);
  }
}
