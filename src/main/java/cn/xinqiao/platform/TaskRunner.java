package cn.xinqiao.platform;

import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Slow;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
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
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the tasks that features define, from rows, so that a killed process loses none. */
@ApplicationScoped
class TaskRunner {
  static final String QUICK_TABLE = "scheduled_tasks";
  static final String SLOW_TABLE = "slow_tasks";

  /** They only wait, so many may wait at once. */
  private static final int SLOW_AT_ONCE = 48;

  private final Scheduler quick;
  private final Scheduler slow;
  private final boolean runs;

  TaskRunner(
      DataSource database,
      Clock clock,
      @Any Instance<Task<?>> all,
      @Slow Instance<Task<?>> slowOnes,
      @ConfigProperty(name = "xinqiao.tasks.threads") int threads,
      @ConfigProperty(name = "xinqiao.tasks.run") boolean runs) {
    this.runs = runs;
    var waiting = slowOnes.stream().map(Task::getName).collect(Collectors.toSet());
    quick =
        scheduler(
                database,
                QUICK_TABLE,
                all.stream().filter(task -> !waiting.contains(task.getName())).toList(),
                clock)
            .threads(threads)
            .executorService(
                Executors.newFixedThreadPool(
                    threads, Thread.ofPlatform().name("task-", 0).factory()))
            .build();
    slow =
        scheduler(database, SLOW_TABLE, List.copyOf(slowOnes.stream().toList()), clock)
            .threads(SLOW_AT_ONCE)
            .executorService(
                Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("slow-task-", 0).factory()))
            .build();
  }

  private static SchedulerBuilder scheduler(
      DataSource database, String table, List<Task<?>> tasks, Clock clock) {
    List<RecurringTask<?>> recurring = new ArrayList<>();
    List<Task<?>> onDemand = new ArrayList<>();
    for (Task<?> task : tasks) {
      if (task instanceof RecurringTask<?> r) {
        recurring.add(r);
      } else {
        onDemand.add(task);
      }
    }
    return Scheduler.create(database, onDemand)
        .startTasks(recurring)
        .tableName(table)
        .clock(clock::instant)
        .schedulerName(new SchedulerName.Fixed("xinqiao-" + Secrets.token().substring(0, 12)))
        .pollingInterval(Duration.ofMillis(200))
        .heartbeatInterval(Duration.ofSeconds(2))
        .missedHeartbeatsLimit(4)
        // a task that this version does not know may belong to a newer replica: keep it
        .deleteUnresolvedAfter(Duration.ofDays(36_500))
        .shutdownMaxWait(Duration.ofSeconds(10))
        .alwaysPersistTimestampInUTC()
        .failureLogging(LogLevel.WARN, true);
  }

  /** Last of all that starts, because a task may need whatever the others prepared. */
  void start(@Observes @Priority(4000) StartupEvent event) {
    if (runs) {
      quick.start();
      slow.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (runs) {
      quick.stop();
      slow.stop();
    }
  }
}
