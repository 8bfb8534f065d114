package cn.xinqiao.followup;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.followup.adviser.Consultations;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Opens what is owed to a reporter, in the transaction of the answer that it follows from. */
@ApplicationScoped
class StepBook {
  private final EntityManager entities;
  private final Casework casework;
  private final OneHandling handling;
  private final StepTerms terms;
  private final Consultations consultations;
  private final Clock clock;

  StepBook(
      EntityManager entities,
      Casework casework,
      OneHandling handling,
      StepTerms terms,
      Consultations consultations,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.handling = handling;
    this.terms = terms;
    this.consultations = consultations;
    this.clock = clock;
  }

  /** What follows from how the keys stand now; what followed from how they stood is needless. */
  void follow(ReporterKeys keys, Optional<Revisit> revisit) {
    var needed = StepKind.of(keys.next());
    open(keys.reporter()).stream()
        .filter(step -> step.step().isOfKeys())
        .filter(step -> needed.filter(kind -> kind == step.step()).isEmpty())
        .forEach(step -> {
          step.notNeeded(clock.instant());
          consultations.ended(step.id());
        });
    needed.ifPresent(kind -> {
      open(keys, kind, keys.rule(), revisit);
      if (kind.worksAgain()) {
        casework.reopen(handling.mainOf(keys.number()));
      }
    });
  }

  /** Nobody calls who is to ask no more. */
  void spare(ReporterKeys keys) {
    open(keys.reporter()).stream()
        .filter(step -> step.step() == StepKind.CALL)
        .forEach(step -> step.notNeeded(clock.instant()));
  }

  /** The office has answered the case again. What is still next by the keys stays owed. */
  void answered(ReporterKeys keys) {
    var needed = StepKind.of(keys.next());
    open(keys.reporter()).stream()
        .filter(step -> step.step().isOfKeys())
        .filter(step -> needed.filter(kind -> kind == step.step()).isEmpty())
        .forEach(step -> {
          step.answered(clock.instant());
          consultations.ended(step.id());
        });
  }

  /**
   * Somebody has done it.
   *
   * @throws Refusal.Conflict when somebody else has, or it is not needed any more
   */
  void done(FollowStep step, long officer) {
    step.done(officer, clock.instant());
    consultations.ended(step.id());
  }

  /** A person has to read what was said, or to call; no rule says so, the words do. */
  void owe(ReporterKeys keys, StepKind kind, Optional<Revisit> revisit) {
    open(keys, kind, null, revisit);
  }

  private void open(ReporterKeys keys, StepKind kind, String rule, Optional<Revisit> revisit) {
    if (open(keys.reporter()).stream().noneMatch(step -> step.step() == kind)) {
      entities.persist(
          new FollowStep(
              keys,
              kind,
              rule,
              revisit.map(Revisit::id).orElse(null),
              terms.of(kind, clock.instant()),
              clock.instant()));
      casework.note(
          handling.mainOf(keys.number()),
          Note.of(Happening.STEP_OPENED, RevisitBook.code(keys.reporter())));
    }
  }

  /** What is owed to this reporter. */
  List<FollowStep> open(long reporter) {
    return entities
        .createQuery(
            "from FollowStep where reporterId = :reporter and doneAt is null order by dueOn, id",
            FollowStep.class)
        .setParameter("reporter", reporter)
        .getResultList();
  }

  Optional<FollowStep> find(long id) {
    return Optional.ofNullable(entities.find(FollowStep.class, id));
  }
}
