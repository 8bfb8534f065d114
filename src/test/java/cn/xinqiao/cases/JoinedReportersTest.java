package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.STREET;
import static cn.xinqiao.cases.SameMatter.LIFT;
import static cn.xinqiao.cases.SameMatter.LIFT_TOO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Joining.Parting;
import cn.xinqiao.cases.SameMatter.Told;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each of several reporters of one thing sees and does, and what none sees of another. */
@QuarkusTest
@Tag("database")
class JoinedReportersTest {
  private final NewCases cases;
  private final SameMatter told;
  private final Joining joining;
  private final OneHandling handling;
  private final CaseDesk desk;
  private final ResidentCases residents;
  private final CaseContacts contacts;
  private final Conversations conversations;
  private final Instance<Eraser> erasers;
  private final Retention retention;
  private final Clock clock;

  JoinedReportersTest(
      NewCases cases,
      SameMatter told,
      Joining joining,
      OneHandling handling,
      CaseDesk desk,
      ResidentCases residents,
      CaseContacts contacts,
      Conversations conversations,
      @Any Instance<Eraser> erasers,
      Retention retention,
      Clock clock) {
    this.cases = cases;
    this.told = told;
    this.joining = joining;
    this.handling = handling;
    this.desk = desk;
    this.residents = residents;
    this.contacts = contacts;
    this.conversations = conversations;
    this.erasers = erasers;
    this.retention = retention;
    this.clock = clock;
  }

  @Test
  void the_own_number_and_code_open_the_progress_of_the_main_case_and_the_own_words() {
    var pair = joined();
    desk.accept(officer(), Request.on(pair.main().number()));
    desk.reply(officer(), Request.on(pair.main().number()), "修好了，请您试一下");
    var mine = opened(pair.joined().number(), pair.joined().code());
    assertThat(mine.line().number()).isEqualTo(pair.joined().number());
    assertThat(mine.line().state()).isEqualTo(CaseState.REPLIED);
    assertThat(mine.words()).isEqualTo(LIFT_TOO);
    assertThat(mine.timeline())
        .extracting(CaseFile.Step::what)
        .contains("OPENED", "JOINED_INTO", "ACCEPTED", "REPLIED")
        .doesNotContain("TOOK_IN");
    assertThat(mine.timeline()).anyMatch(step -> step.words().equals(Optional.of("修好了，请您试一下")));
  }

  @Test
  void nobody_reads_what_another_reporter_wrote() {
    var pair = joined();
    add(pair.main(), "我住 601，电话在门卫");
    add(pair.joined(), "我家老人今天要去医院");
    residents.urge(pair.joined().number(), pair.joined().talk(), "快一点");
    assertThat(words(opened(pair.main().number(), pair.main().code())))
        .contains("我住 601，电话在门卫")
        .doesNotContain("我家老人今天要去医院", "快一点", LIFT_TOO);
    assertThat(words(opened(pair.joined().number(), pair.joined().code())))
        .contains("我家老人今天要去医院", "快一点")
        .doesNotContain("我住 601，电话在门卫", LIFT);
    // the officer who works it reads all of it in one place
    assertThat(words(seen(pair.main().number()))).contains("我住 601，电话在门卫", "我家老人今天要去医院", "快一点");
  }

  @Test
  void what_was_written_before_the_join_stays_with_whoever_wrote_it() {
    var place = SameMatter.estate();
    var main = told.at(place, LIFT);
    var other = told.at(place, LIFT_TOO);
    add(other, "补充：是 3 号梯");
    add(main, "补充：门口那一部");
    joining.join(officer(), Request.on(other.number()), main.number());
    assertThat(words(opened(other.number(), other.code())))
        .contains("补充：是 3 号梯")
        .doesNotContain("补充：门口那一部");
    assertThat(words(opened(main.number(), main.code()))).contains("补充：门口那一部");
  }

  @Test
  void one_who_withdraws_goes_and_for_the_others_it_goes_on() {
    var pair = joined();
    residents.withdraw(pair.joined().number(), pair.joined().talk());
    assertThat(seen(pair.joined().number()).line().state()).isEqualTo(CaseState.WITHDRAWN);
    assertThat(seen(pair.main().number()).line().state()).isEqualTo(CaseState.OPEN);
    assertThat(seen(pair.main().number()).together().reporters()).isEqualTo(1);

    var again = joined();
    residents.withdraw(again.main().number(), again.main().talk());
    assertThat(seen(again.main().number()).line().state())
        .as("others reported it as well")
        .isEqualTo(CaseState.OPEN);
    desk.accept(officer(), Request.on(again.main().number()));
    assertThat(saidIn(again.joined().talk(), "受理")).isEqualTo(1);
    assertThat(saidIn(again.main().talk(), "已由控江路街道受理")).isZero();
    assertThat(opened(again.main().number(), again.main().code()).line().state())
        .isEqualTo(CaseState.WITHDRAWN);
  }

  @Test
  void whoever_joins_in_the_chat_has_an_own_code_and_no_second_case() {
    var main = told.at(SameMatter.estate(), LIFT);
    long before = cases.count("cases");
    var newcomer = admitted(main, "我们家也一样，三天没电梯了");
    assertThat(newcomer.receipt().number()).isEqualTo(main.number().toString());
    assertThat(newcomer.receipt().code()).isNotEqualTo(main.code());
    assertThat(newcomer.receipt().due()).isNotEmpty();
    assertThat(cases.count("cases")).isEqualTo(before);
    var mine = opened(main.number(), newcomer.receipt().code());
    assertThat(mine.words()).isEqualTo("我们家也一样，三天没电梯了");
    assertThat(words(mine)).doesNotContain(LIFT);
    assertThat(mine.place()).isEmpty();
    assertThat(opened(main.number(), main.code()).words()).isEqualTo(LIFT);
    desk.accept(officer(), Request.on(main.number()));
    assertThat(saidIn(newcomer.talk(), "已由控江路街道受理")).isEqualTo(1);
    assertThat(opened(main.number(), newcomer.receipt().code()).line().state())
        .isEqualTo(CaseState.ACCEPTED);
  }

  @Test
  void the_code_of_one_is_no_wrong_code_of_the_others() {
    var main = told.at(SameMatter.estate(), LIFT);
    var newcomer = admitted(main, "我们家也一样");
    for (int i = 0; i < 8; i++) {
      opened(main.number(), newcomer.receipt().code());
    }
    assertThat(opened(main.number(), main.code()).words()).isEqualTo(LIFT);
  }

  @Test
  void a_newcomer_who_is_parted_gets_an_own_case_and_the_old_code_still_finds_it() {
    var main = told.at(SameMatter.estate(), LIFT);
    var newcomer = admitted(main, "我家这部电梯是另外一部，也坏了");
    var reporter =
        joining.together(officer(), main.number()).reporters().stream()
            .filter(Joining.Reporter::parts)
            .findFirst()
            .orElseThrow();
    joining.part(
        officer(), Request.on(main.number()), new Parting(List.of(), List.of(reporter.id())));
    var mine = opened(main.number(), newcomer.receipt().code());
    assertThat(mine.line().number()).isNotEqualTo(main.number());
    assertThat(mine.words()).isEqualTo("我家这部电梯是另外一部，也坏了");
    assertThat(mine.line().receivedAt()).isBefore(clock.instant());
    assertThat(saidIn(newcomer.talk(), "新编号")).isEqualTo(1);
    assertThat(seen(main.number()).together().reporters()).isEqualTo(1);
    desk.accept(officer(), Request.on(main.number()));
    assertThat(saidIn(newcomer.talk(), "已由控江路街道受理")).isZero();
    joining.join(officer(), Request.on(mine.line().number()), main.number());
    assertThat(seen(main.number()).together().reporters()).as("and back again").isEqualTo(2);
  }

  @Test
  void the_opener_of_a_case_is_not_parted_from_it() {
    var main = told.at(SameMatter.estate(), LIFT);
    admitted(main, "我们家也一样");
    var opener = joining.together(officer(), main.number()).reporters().getFirst();
    assertThat(opener.parts()).isFalse();
    var parting = new Parting(List.of(), List.of(opener.id()));
    assertThatThrownBy(() -> joining.part(officer(), Request.on(main.number()), parting))
        .isInstanceOf(Refusal.RuleBroken.class);
  }

  @Test
  void whoever_works_the_case_can_reach_all_who_are_told_of_it() {
    var pair = joined();
    var purpose = CaseContacts.Purpose.values()[0];
    assertThat(contacts.reveal(officer(), pair.main().number(), purpose)).hasSize(2);
  }

  @Test
  void what_has_ended_admits_nobody() {
    var main = told.at(SameMatter.estate(), LIFT);
    desk.refuse(officer(), Request.on(main.number()), "不属于受理范围，请找物业");
    assertThat(tryToAdmit(main, "我们家也一样")).isEmpty();
  }

  @Test
  void meaning_and_words_go_with_the_words_of_the_case_and_a_joined_one_after_its_main() {
    var pair = joined();
    desk.refuse(officer(), Request.on(pair.main().number()), "不属于受理范围，请找物业");
    assertThat(erase(pair.joined().number())).as("kept as long as the main one").isFalse();
    assertThat(erase(pair.main().number())).isTrue();
    assertThat(erase(pair.joined().number())).isTrue();
    for (Told one : List.of(pair.main(), pair.joined())) {
      assertThat(cases.count("case_meaning where case_number = '" + one.number() + "'")).isZero();
      assertThat(cases.count("conversation where open_cases = 0 and id = " + one.talk()))
          .isEqualTo(1);
    }
  }

  private boolean erase(CaseNumber number) {
    var rule = retention.of(Retention.Kept.CASE_WORDS);
    return QuarkusTransaction.requiringNew()
        .call(() ->
            erasers.stream()
                .filter(e -> e.keeps() == Retention.Kept.CASE_WORDS)
                .anyMatch(e ->
                    !e.erase(number.toString(), rule, clock.instant().plus(Duration.ofDays(1)))
                        .isEmpty()));
  }

  private record Newcomer(OpenedCase receipt, long talk) {}

  private Newcomer admitted(Told main, String words) {
    return tryToAdmit(main, words).orElseThrow();
  }

  private Optional<Newcomer> tryToAdmit(Told main, String words) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          var talk = conversations.begin("web");
          return handling
              .admit(talk, main.number(), words, List.of())
              .map(receipt -> new Newcomer(receipt, talk.id()));
        });
  }

  private record Pair(Told main, Told joined) {}

  private Pair joined() {
    var place = SameMatter.estate();
    var main = told.at(place, LIFT);
    var other = told.at(place, LIFT_TOO);
    joining.join(officer(), Request.on(other.number()), main.number());
    return new Pair(main, other);
  }

  private void add(Told one, String words) {
    QuarkusTransaction.requiringNew()
        .run(() -> residents.add(one.number(), one.talk(), words, List.of()));
  }

  private CaseFile opened(CaseNumber number, String code) {
    return residents.byCode(number, code);
  }

  private static List<String> words(CaseFile file) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(file.words(), file.line().summary()),
            file.timeline().stream().flatMap(step -> step.words().stream()))
        .toList();
  }

  private long saidIn(long talk, String words) {
    return cases.count(
        "message where conversation_id = " + talk + " and words like '%" + words + "%'");
  }

  private CaseFile seen(CaseNumber number) {
    return desk.show(officer(), number, Language.ZH);
  }

  private Caller officer() {
    return cases.officer(STREET, Role.OFFICER);
  }
}
