package cn.xinqiao.channel.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
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
import java.time.Duration;

/** Finds turns that should long be done and whose task is gone, and plans them again. */
@ApplicationScoped
class TurnSweeper {
  private static final Duration LATE = Duration.ofSeconds(10);

  private final EntityManager entities;
  private final SchedulerClient tasks;
  private final Clock clock;

  TurnSweeper(EntityManager entities, SchedulerClient tasks, Clock clock) {
    this.entities = entities;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> sweepTurns() {
    return Tasks.recurring("sweep-turns", FixedDelay.ofSeconds(5))
        .execute((instance, context) -> QuarkusTransaction.requiringNew().run(this::sweep));
  }

  private void sweep() {
    var now = clock.instant();
    entities
        .createQuery(
            "select t.key from Turn t where t.state <> :done and t.dueAt < :late order by t.dueAt",
            Turn.Key.class)
        .setParameter("done", Turn.State.DONE)
        .setParameter("late", now.minus(LATE))
        .setMaxResults(500)
        .getResultStream()
        .filter(key ->
            tasks.scheduleIfNotExists(
                TurnTask.NAME.instance(key.taskInstance()).data(null).build(), now))
        .forEach(key -> Log.warnf("turn %s had no task: planned again", key.taskInstance()));
  }
}
