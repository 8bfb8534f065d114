package cn.xinqiao.cases.bridge;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Reads a table, or opens its rows, some at a time: between two turns other tasks have theirs, and
 * a process that ends loses nothing, because every row knows what became of it.
 */
@ApplicationScoped
class OrderImportTask {
  static final TaskDescriptor<Void> NAME = TaskDescriptor.of("order-import");
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final OrderReading reading;
  private final OrderOpening opening;
  private final Clock clock;

  OrderImportTask(OrderReading reading, OrderOpening opening, Clock clock) {
    this.reading = reading;
    this.opening = opening;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> importOrders() {
    return Tasks.custom(NAME)
        .onFailure((failed, again) -> again.reschedule(failed, clock.instant().plus(RETRY)))
        .onDeadExecution((dead, again) -> again.reschedule(dead, clock.instant()))
        .execute((instance, context) -> run(instance.getId()));
  }

  /**
   * @param instance the batch's id, a full stop and what is to be done with it
   */
  private CompletionHandler<Void> run(String instance) {
    var parts = instance.split("\\.");
    long batch = Long.parseLong(parts[0]);
    boolean more =
        switch (OrderBatch.State.valueOf(parts[1])) {
          case READING -> reading.read(batch);
          case OPENING -> opening.openSome(batch);
          case READY, DONE, UNREADABLE -> false;
        };
    return more
        ? (done, then) -> then.reschedule(done, clock.instant())
        : new CompletionHandler.OnCompleteRemove<>();
  }
}
