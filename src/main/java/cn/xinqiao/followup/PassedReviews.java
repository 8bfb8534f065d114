package cn.xinqiao.followup;

import cn.xinqiao.cases.OneHandling;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sees that nobody is left with the offer of a review whose time is over: what follows then is told
 * by {@code rules/outcomes.csv}, as after every answer.
 */
@ApplicationScoped
class PassedReviews {
  private static final int PAGE = 200;

  private final EntityManager entities;
  private final OneHandling handling;
  private final KeyTurns turns;
  private final Outcomes outcomes;
  private final Courses courses;
  private final StepBook steps;
  private final Clock clock;

  PassedReviews(
      EntityManager entities,
      OneHandling handling,
      KeyTurns turns,
      Outcomes outcomes,
      Courses courses,
      StepBook steps,
      Clock clock) {
    this.entities = entities;
    this.handling = handling;
    this.turns = turns;
    this.outcomes = outcomes;
    this.courses = courses;
    this.steps = steps;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> reviewsPassed() {
    return Tasks.recurring("reviews-passed", FixedDelay.ofHours(1))
        .execute((instance, context) -> run(clock.instant()));
  }

  void run(Instant now) {
    long last = 0;
    while (true) {
      var page = passed(now, last);
      if (page.isEmpty()) {
        return;
      }
      page.forEach(this::inPeace);
      last = page.getLast();
    }
  }

  private List<Long> passed(Instant now, long last) {
    List<?> found =
        QuarkusTransaction.requiringNew()
            .call(() ->
                entities
                    .createNativeQuery(
                        "select distinct k.reporter_id from reporter_keys k join cases c on c.number ="
                            + " k.case_number join case_clock t on t.case_number ="
                            + " coalesce(c.joined_to, c.number) and t.what = 'REVIEW_WINDOW' and"
                            + " t.stopped_at is null where k.next_step = 'OFFER_REVIEW' and t.due_on <"
                            + " :today and k.reporter_id > :last order by k.reporter_id",
                        Long.class)
                    .setParameter("today", now.atZone(AskingHours.CITY).toLocalDate())
                    .setParameter("last", last)
                    .setMaxResults(PAGE)
                    .getResultList());
    return found.stream().map(Long.class::cast).toList();
  }

  /** One that goes wrong must not keep the others; it comes again next time. */
  private void inPeace(long reporter) {
    try {
      QuarkusTransaction.requiringNew().run(() -> goOn(reporter));
    } catch (RuntimeException e) {
      Log.warnf("what follows for reporter %d was not found (%s)", reporter, e.getClass());
    }
  }

  private void goOn(long reporter) {
    var keys = turns.locked(reporter);
    var course = courses.of(handling.mainOf(keys.number()));
    if (keys.next() == NextStep.OFFER_REVIEW && course != Course.REVIEWABLE) {
      keys.follows(outcomes.of(keys.keys(), course));
      steps.follow(keys, Optional.empty());
    }
  }
}
