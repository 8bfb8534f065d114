package cn.xinqiao.cases.internal;

import static cn.xinqiao.cases.NewCases.DISCIPLINE;
import static cn.xinqiao.cases.NewCases.DISTRICT;
import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Handling;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseTerms;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Conclusion.Serving;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.Joining;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.cases.Retyping;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.clock.Deadlines;
import cn.xinqiao.clock.Reckoned;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever officers and residents try on a case, in any order, it stays lawful. */
@QuarkusTest
@Tag("database")
class RandomCourseTest {
  private static final int ACTS = 25;

  private final NewCases cases;
  private final CaseDesk desk;
  private final CaseTerms terms;
  private final Conclusion conclusion;
  private final Retyping retyping;
  private final ResidentCases residents;
  private final Returns returns;
  private final Joining joining;
  private final Casework work;
  private final ClockRows rows;
  private final Deadlines deadlines;
  private final EntityManager entities;
  private final Clock clock;

  RandomCourseTest(
      NewCases cases,
      CaseDesk desk,
      CaseTerms terms,
      Conclusion conclusion,
      Retyping retyping,
      ResidentCases residents,
      Returns returns,
      Joining joining,
      Casework work,
      ClockRows rows,
      Deadlines deadlines,
      EntityManager entities,
      Clock clock) {
    this.cases = cases;
    this.desk = desk;
    this.terms = terms;
    this.conclusion = conclusion;
    this.retyping = retyping;
    this.residents = residents;
    this.returns = returns;
    this.joining = joining;
    this.work = work;
    this.rows = rows;
    this.deadlines = deadlines;
    this.entities = entities;
    this.clock = clock;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
  void no_clock_is_lost_and_each_gives_its_date_again_whatever_is_tried(long seed) {
    var random = new Random(seed);
    var number = opened(random);
    int done = 0;
    for (int i = 0; i < ACTS; i++) {
      try {
        act(random, number);
        done++;
      } catch (Refusal refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
      QuarkusTransaction.requiringNew().run(() -> requireLawful(number));
    }
    assertThat(done).as("acts that were carried out").isPositive();
  }

  private void requireLawful(CaseNumber number) {
    var now = entities.find(Case.class, number.toString());
    var clocks = rows.of(now);
    for (CaseClock one : clocks) {
      var ledger = rows.ledger(one).orElseThrow();
      assertThat(one.on()).isEqualTo(deadlines.due(ledger).map(RandomCourseTest::date));
      assertThat(one.isRunning()).isNotEqualTo(ledger.isStopped());
    }
    assertThat(clocks).as("clocks that began").isNotEmpty();
    assertThat(clocks.stream().filter(CaseClock::isRunning).map(CaseClock::what))
        .doesNotHaveDuplicates();
    var owed = rows.all(now).stream().filter(CaseClock::isOwed).flatMap(c -> c.on().stream());
    assertThat(now.nextDue())
        .isEqualTo(
            now.joinedInto().isPresent() ? Optional.empty() : owed.min(LocalDate::compareTo));
    if (now.state().isEnded()) {
      assertThat(clocks).noneMatch(CaseClock::isRunning);
    }
    if (now.subKind() == SubKind.ACCUSATION) {
      assertThat(now.isConfidential()).isTrue();
    }
  }

  private CaseNumber opened(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> cases.open(Kind.PETITION, SubKind.APPEAL);
      case 3 -> cases.open(Kind.SERVICE_REQUEST, SubKind.INQUIRY);
      case 1 -> cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
      default -> cases.open(Kind.SUGGESTION, null);
    };
  }

  private void act(Random random, CaseNumber number) {
    var caller = holder(random, number);
    var request = Request.on(number);
    switch (random.nextInt(18)) {
      case 0, 1 -> desk.accept(caller, request, one(random, Handling.values()));
      case 2, 3 -> desk.reply(caller, request, Lawful.DECISION);
      case 4 -> desk.transfer(caller, request, one(random, STREET, DISTRICT), "在他处");
      case 5 -> giveBack(random, caller, request);
      case 6 -> terms.extend(caller, request, "情况复杂");
      case 7, 8 -> conclusion.serve(caller, request, serving(random));
      case 9 -> conclusion.review(caller, request, "市民不服");
      case 10 -> terms.beginHearing(caller, request, "听证");
      case 11 -> terms.endHearing(caller, request, "听证结束");
      case 12 -> retype(random, caller, request);
      case 13, 14 -> takeIn(random, caller, number);
      case 15 -> joining.part(caller, request, Joining.Parting.WHOLE);
      case 16 -> residents.urge(number, cases.talkOf(number), "请快一点");
      default -> rarely(random, caller, request);
    }
  }

  /** Another case goes on in this one, or this one in another. */
  private void takeIn(Random random, Caller caller, CaseNumber number) {
    var now =
        QuarkusTransaction.requiringNew().call(() -> entities.find(Case.class, number.toString()));
    var other = cases.open(now.kind(), now.subKind());
    if (random.nextInt(3) == 0) {
      joining.join(caller, Request.on(number), other);
    } else {
      joining.join(caller, Request.on(other), number);
    }
    QuarkusTransaction.requiringNew().run(() -> requireLawful(other));
  }

  private void giveBack(Random random, Caller caller, Request request) {
    returns.ask(caller, request, "不属于我们");
    if (random.nextBoolean()) {
      returns.answer(cases.officer(DISTRICT, Role.OFFICER), request, random.nextBoolean(), "再看看");
    }
  }

  private Serving serving(Random random) {
    return new Serving(
        Way.BY_HAND, today(), "12 号", Optional.of(one(random, Conclusion.Outcome.values())));
  }

  private void retype(Random random, Caller caller, Request request) {
    var kind = one(random, Kind.values());
    var subs = List.of(SubKind.values());
    var sub = kind.admits(null) ? null : subs.get(random.nextInt(subs.size()));
    retyping.retype(caller, request, kind, sub, one(random, Subject.values()), "其实是别的");
  }

  /** What ends a case is tried now and then only, so that there is something before it. */
  private void rarely(Random random, Caller caller, Request request) {
    switch (random.nextInt(10)) {
      case 2 ->
          QuarkusTransaction.requiringNew()
              .run(() -> work.take(caller, request, "close").ifPresent(work::close));
      case 3 -> QuarkusTransaction.requiringNew().run(() -> work.reopen(request.number()));
      case 4 -> QuarkusTransaction.requiringNew().run(() -> work.answerStands(request.number()));
      case 0 -> desk.refuse(caller, request, "不属于受理范围", Optional.of("LITIGATION"));
      case 1 -> residents.withdraw(request.number(), cases.talkOf(request.number()));
      default -> desk.message(caller, request, "请问在几号门口");
    }
  }

  /** Mostly somebody of the office that has the case, sometimes somebody else. */
  private Caller holder(Random random, CaseNumber number) {
    var office =
        QuarkusTransaction.requiringNew()
            .call(() -> entities.find(Case.class, number.toString()).office());
    var who = random.nextInt(5) == 0 ? one(random, STREET, DISTRICT, DISCIPLINE) : office;
    return cases.officer(who, one(random, Role.OFFICER, Role.LEAD));
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
  }

  @SafeVarargs
  private static <T> T one(Random random, T... of) {
    return of[random.nextInt(of.length)];
  }

  private static LocalDate date(Reckoned due) {
    return switch (due) {
      case Reckoned.On(var date) -> date;
      case Reckoned.NotBefore(var date, var _) -> date;
    };
  }
}
