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
import java.time.Duration;
import java.util.List;

/** Throws away, once a day, keys and codes that open nothing any more, and old wrong tries. */
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
    var now = clock.instant();
    for (String keys : List.of("OfficerKey", "NoticeCode")) {
      entities
          .createQuery("delete from " + keys + " where expiresAt <= :now")
          .setParameter("now", now)
          .executeUpdate();
    }
    entities
        .createNativeQuery("delete from notice_code_try where failed_at <= :day")
        .setParameter("day", now.minus(Duration.ofDays(1)))
        .executeUpdate();
  }
}
