package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.internal.Dispatch.State;
import cn.xinqiao.kernel.Slow;
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

/** Finds messages that should long have gone and whose task is gone, and plans them again. */
@ApplicationScoped
class DispatchSweeper {
  private static final Duration LATE = Duration.ofMinutes(1);

  private final EntityManager entities;
  private final Post post;
  private final Clock clock;

  DispatchSweeper(EntityManager entities, Post post, Clock clock) {
    this.entities = entities;
    this.post = post;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @Slow
  Task<Void> sweepDispatches() {
    return Tasks.recurring("sweep-dispatches", FixedDelay.ofSeconds(30))
        .execute((instance, context) -> QuarkusTransaction.requiringNew().run(this::sweep));
  }

  private void sweep() {
    var now = clock.instant();
    entities
        .createQuery(
            "from Dispatch where state in :open and nextAt < :late order by nextAt", Dispatch.class)
        .setParameter("open", List.of(State.WAITING, State.HANDED_OVER))
        .setParameter("late", now.minus(LATE))
        .setMaxResults(500)
        .getResultList()
        .forEach(dispatch -> post.plan(dispatch, now));
  }
}
