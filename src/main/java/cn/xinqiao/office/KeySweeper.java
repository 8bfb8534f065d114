package cn.xinqiao.office;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Throws away, once a day, keys that open nothing any more. */
@ApplicationScoped
class KeySweeper {
  private final EntityManager entities;
  private final Clock clock;

  KeySweeper(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> sweepKeys() {
    return Tasks.recurring("sweep-officer-keys", FixedDelay.ofHours(24))
        .execute((instance, context) -> QuarkusTransaction.requiringNew().run(this::sweep));
  }

  void sweep() {
    entities
        .createQuery("delete from OfficerKey where expiresAt <= :now")
        .setParameter("now", clock.instant())
        .executeUpdate();
  }
}
