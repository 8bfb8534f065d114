package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;

/**
 * Turns a key by the resident's word: the keys, the line of the timeline, what is owed from now on
 * and what is not asked any more are one transaction. The talk is locked by the caller.
 */
@ApplicationScoped
class KeyTurns {
  private final EntityManager entities;
  private final Casework casework;
  private final OneHandling handling;
  private final KeyBook book;
  private final RevisitBook revisits;
  private final StepBook steps;
  private final Outcomes outcomes;
  private final Courses courses;
  private final ClosingBook closings;
  private final Clock clock;

  KeyTurns(
      EntityManager entities,
      Casework casework,
      OneHandling handling,
      KeyBook book,
      RevisitBook revisits,
      StepBook steps,
      Outcomes outcomes,
      Courses courses,
      ClosingBook closings,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.handling = handling;
    this.book = book;
    this.revisits = revisits;
    this.steps = steps;
    this.outcomes = outcomes;
    this.courses = courses;
    this.closings = closings;
    this.clock = clock;
  }

  /** The keys of this reporter, with the case that is handled for them locked. */
  ReporterKeys locked(long reporter) {
    var keys = entities.find(ReporterKeys.class, reporter);
    entities
        .createNativeQuery("select number from cases where number = :number for update")
        .setParameter("number", handling.mainOf(keys.number()).toString())
        .getResultList();
    entities.refresh(keys);
    return keys;
  }

  /** The resident says how it stands. */
  void told(ReporterKeys keys, KeyTurn.Told told, Optional<Revisit> revisit) {
    var main = handling.mainOf(keys.number());
    boolean wasSettled = keys.settledAt().isPresent();
    keys.askedAs(book.asked(casework.now(main)), clock.instant());
    keys.told(told.answer(), clock.instant());
    keys.follows(outcomes.of(keys.keys(), courses.of(main)));
    entities.persist(KeyTurn.byResident(keys, told, clock.instant()));
    casework.note(main, Note.of(line(told.answer()), RevisitBook.code(keys.reporter())));
    if (told.answer() == Answer.NO_MORE) {
      revisits.skip(keys, Skipped.NO_MORE);
      steps.spare(keys);
    } else if (keys.keys().areTurned()) {
      revisits.skip(keys, Skipped.SETTLED);
    }
    steps.follow(keys, revisit);
    if (keys.keys().areTurned()) {
      settled(main);
    } else if (wasSettled || isClosedAgainst(told.answer(), main)) {
      openAgain(main);
    }
    closings.lapse(main);
  }

  /** It was put away with an approval, which is worth less than this word. */
  private boolean isClosedAgainst(Answer answer, CaseNumber main) {
    return answer == Answer.NOT_PUT_RIGHT && casework.now(main).state() == CaseState.CLOSED;
  }

  /** A petition goes on by its review. */
  private void openAgain(CaseNumber main) {
    if (casework.now(main).kind() == Kind.SERVICE_REQUEST) {
      casework.reopen(main);
    }
  }

  /** Where nobody else waits for work, what was opened again for this reporter is answered. */
  private void settled(CaseNumber main) {
    boolean works =
        book.of(main).stream()
            .flatMap(keys -> steps.open(keys.reporter()).stream())
            .anyMatch(step -> step.step().worksAgain());
    if (!works) {
      casework.answerStands(main);
    }
  }

  private static Happening line(Answer answer) {
    return switch (answer) {
      case PUT_RIGHT -> Happening.MATTER_CONFIRMED;
      case NOT_PUT_RIGHT -> Happening.MATTER_DENIED;
      case AT_EASE -> Happening.HEART_AT_EASE;
      case UNHAPPY -> Happening.HEART_UNHAPPY;
      case NOT_AT_EASE -> Happening.HEART_NOT_AT_EASE;
      case NO_MORE -> Happening.ASKED_NO_MORE;
    };
  }
}
