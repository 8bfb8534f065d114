package cn.xinqiao.cases.internal;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;

/** Forgets, once a day, the keys of requests that no program repeats any more. */
@ApplicationScoped
class RepetitionSweeper {
  /** A lost answer is asked for again within minutes; a program that was down, within days. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final EntityManager entities;
  private final Clock clock;

  RepetitionSweeper(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> sweepRepetitions() {
    return Tasks.recurring("sweep-idempotency-keys", FixedDelay.ofHours(24))
        .execute((instance, context) -> QuarkusTransaction.requiringNew().run(this::sweep));
  }

  void sweep() {
    entities
        .createNativeQuery("delete from idempotency_key where used_at <= :before")
        .setParameter("before", clock.instant().minus(KEPT))
        .executeUpdate();
  }
}
