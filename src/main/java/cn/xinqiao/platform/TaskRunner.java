package cn.xinqiao.platform;

import cn.xinqiao.kernel.Secrets;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the tasks that features define, from rows, so that a killed process loses none. */
@ApplicationScoped
class TaskRunner {
  private final Scheduler scheduler;

  TaskRunner(
      DataSource database,
      Clock clock,
      @Any Instance<Task<?>> tasks,
      @ConfigProperty(name = "xinqiao.tasks.threads") int threads) {
    List<RecurringTask<?>> recurring = new ArrayList<>();
    List<Task<?>> onDemand = new ArrayList<>();
    for (Task<?> task : tasks) {
      if (task instanceof RecurringTask<?> r) {
        recurring.add(r);
      } else {
        onDemand.add(task);
      }
    }
    scheduler =
        Scheduler.create(database, onDemand)
            .startTasks(recurring)
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed("xinqiao-" + Secrets.token().substring(0, 12)))
            .threads(threads)
            .executorService(
                Executors.newFixedThreadPool(
                    threads, Thread.ofPlatform().name("task-", 0).factory()))
            .pollingInterval(Duration.ofMillis(200))
            .heartbeatInterval(Duration.ofSeconds(2))
            .missedHeartbeatsLimit(4)
            // a task that this version does not know may belong to a newer replica: keep it
            .deleteUnresolvedAfter(Duration.ofDays(36_500))
            .shutdownMaxWait(Duration.ofSeconds(10))
            .alwaysPersistTimestampInUTC()
            .failureLogging(LogLevel.WARN, true)
            .build();
  }

  /** Last of all that starts, because a task may need whatever the others prepared. */
  void start(@Observes @Priority(4000) StartupEvent event) {
    scheduler.start();
  }

  void stop(@Observes ShutdownEvent event) {
    scheduler.stop();
  }
}
