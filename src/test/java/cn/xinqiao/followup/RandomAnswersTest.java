package cn.xinqiao.followup;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Joining;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.followup.KeyTurn.How;
import cn.xinqiao.followup.KeyTurn.Told;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three who reported the same say what they like, in any order, while officers answer, promise and
 * close.
 */
@QuarkusTest
@Tag("database")
class RandomAnswersTest {
  private static final int ACTS = 30;

  private final NewCases cases;
  private final CaseDesk desk;
  private final Joining joining;
  private final Closing closing;
  private final Casework casework;
  private final KeyBook book;
  private final KeyTurns turns;
  private final Conversations conversations;

  RandomAnswersTest(
      NewCases cases,
      CaseDesk desk,
      Joining joining,
      Closing closing,
      Casework casework,
      KeyBook book,
      KeyTurns turns,
      Conversations conversations) {
    this.cases = cases;
    this.desk = desk;
    this.joining = joining;
    this.closing = closing;
    this.casework = casework;
    this.book = book;
    this.turns = turns;
    this.conversations = conversations;
  }

  /** How it stands. */
  private record Now(CaseState state, Map<CaseNumber, Keys> keys) {
    boolean isSettled() {
      return keys.values().stream().allMatch(Keys::areTurned);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void what_one_says_is_that_ones_word_alone_and_counts_at_once(long seed) {
    var random = new Random(seed);
    var all = reported();
    var main = all.getFirst();
    for (int i = 0; i < ACTS; i++) {
      var before = now(main);
      if (random.nextInt(3) > 0) {
        var who = all.get(random.nextInt(all.size()));
        var answer = Answer.values()[random.nextInt(Answer.values().length)];
        says(main, who, answer);
        requireHeard(before, now(main), who, answer);
      } else {
        boolean approved = office(random, main);
        requireNobodysWord(before, now(main));
        if (before.state() != CaseState.CLOSED && now(main).state() == CaseState.CLOSED) {
          assertThat(approved || before.isSettled()).as("closed by somebody's word").isTrue();
        }
      }
    }
  }

  @Test
  void who_is_at_ease_and_says_after_the_closing_that_it_is_not_put_right_has_it_open_again() {
    var main = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var officer = cases.officer(STREET, Role.OFFICER);
    desk.accept(officer, Request.on(main));
    desk.reply(officer, Request.on(main), "路灯换好了，请您看看。");
    says(main, main, Answer.AT_EASE);
    closing.close(officer, Request.on(main), Optional.of("no-answer"), "没有回音。");
    closing.decide(cases.officer(STREET, Role.LEAD), Request.on(main), true, "同意。");
    assertThat(now(main).state()).isEqualTo(CaseState.CLOSED);
    says(main, main, Answer.NOT_PUT_RIGHT);
    assertThat(now(main).state()).isEqualTo(CaseState.ACCEPTED);
  }

  private void requireHeard(Now before, Now after, CaseNumber who, Answer answer) {
    assertThat(after.keys().get(who)).isEqualTo(before.keys().get(who).told(answer));
    assertThat(without(after, who)).isEqualTo(without(before, who));
    var keys = after.keys().get(who);
    if (answer == Answer.NOT_PUT_RIGHT) {
      assertThat(after.state()).as("who says no has it open").isNotEqualTo(CaseState.CLOSED);
      if (keys.heart() != HeartKey.AT_EASE) {
        assertThat(after.state()).as("and worked on").isEqualTo(CaseState.ACCEPTED);
      }
    }
    if (before.keys().get(who).areTurned() && !keys.areTurned()) {
      assertThat(after.state()).as("a key turned back opens it").isEqualTo(CaseState.ACCEPTED);
    }
    if (before.state() != CaseState.CLOSED) {
      assertThat(after.state()).as("a word closes nothing").isNotEqualTo(CaseState.CLOSED);
    }
  }

  private static Map<CaseNumber, Keys> without(Now now, CaseNumber who) {
    return now.keys().entrySet().stream()
        .filter(one -> !one.getKey().equals(who))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What the resident has said of the matter and the heart is taken for no more by an office. */
  private void requireNobodysWord(Now before, Now after) {
    after
        .keys()
        .forEach((number, keys) -> {
          var was = before.keys().get(number);
          assertThat(keys.areTurned() && !was.areTurned()).isFalse();
          assertThat(keys.matter() == MatterKey.CONFIRMED && !was.matter().isTurned()).isFalse();
          if (was.matter().isTurned()) {
            assertThat(keys.matter()).isEqualTo(MatterKey.CONFIRMED);
          }
          if (was.heart() == HeartKey.NO_CONTACT) {
            assertThat(keys.heart()).isEqualTo(HeartKey.NO_CONTACT);
          }
        });
  }

  /** Whether somebody approved that it is closed. */
  private boolean office(Random random, CaseNumber main) {
    var officer = cases.officer(STREET, Role.OFFICER);
    var lead = cases.officer(STREET, Role.LEAD);
    try {
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> desk.reply(lead, Request.on(main), "又去看了一次，请大家再看看。");
        case 3 -> closing.close(officer, Request.on(main), Optional.empty(), "都说好了。");
        case 4 -> closing.close(officer, Request.on(main), Optional.of("no-answer"), "没有回音。");
        default -> {
          closing.decide(lead, Request.on(main), true, "同意。");
          return true;
        }
      }
    } catch (Refusal refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
    return false;
  }

  private void says(CaseNumber main, CaseNumber who, Answer answer) {
    long talk = cases.talkOf(who);
    long reporter = reporter(main, who);
    QuarkusTransaction.requiringNew()
        .run(() -> {
          conversations.lock(talk);
          var told = new Told(answer, How.PAGE, "page", Optional.empty(), Optional.empty());
          turns.told(turns.locked(reporter), told, Optional.empty());
        });
  }

  private long reporter(CaseNumber main, CaseNumber who) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            book.of(main).stream()
                .filter(keys -> keys.number().equals(who))
                .findFirst()
                .orElseThrow()
                .reporter());
  }

  private Now now(CaseNumber main) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            new Now(
                casework.now(main).state(),
                book.of(main).stream()
                    .collect(Collectors.toMap(ReporterKeys::number, ReporterKeys::keys))));
  }

  private List<CaseNumber> reported() {
    var main = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    Caller officer = cases.officer(STREET, Role.OFFICER);
    desk.accept(officer, Request.on(main));
    var others =
        Stream.generate(() -> cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE))
            .limit(2)
            .toList();
    others.forEach(other -> joining.join(officer, Request.on(other), main));
    desk.reply(officer, Request.on(main), "路灯换好了，请大家看看。");
    return Stream.concat(Stream.of(main), others.stream()).toList();
  }
}
