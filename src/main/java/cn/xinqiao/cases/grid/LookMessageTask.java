package cn.xinqiao.cases.grid;

import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.ShortMessages;
import cn.xinqiao.kernel.Slow;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Sends a keeper the link. A process that dies between sending and writing that down sends once
 * more: told twice, never not at all.
 */
@ApplicationScoped
class LookMessageTask {
  private static final Duration RETRY = Duration.ofSeconds(20);

  private final LookMessages planned;
  private final ShortMessages messages;
  private final Clock clock;

  LookMessageTask(LookMessages planned, ShortMessages messages, Clock clock) {
    this.planned = planned;
    this.messages = messages;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @Slow
  Task<Void> tellKeeper() {
    return Tasks.custom(LookMessages.NAME)
        .onFailure((failed, again) -> again.reschedule(failed, clock.instant().plus(RETRY)))
        .onDeadExecution((dead, again) -> again.reschedule(dead, clock.instant()))
        .execute((instance, context) -> run(Long.parseLong(instance.getId())));
  }

  /** The network is talked to between two transactions. */
  private CompletionHandler<Void> run(long id) {
    var call = QuarkusTransaction.requiringNew().call(() -> planned.call(id));
    if (call.isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    var delivery = hand(call.get());
    return QuarkusTransaction.requiringNew()
        .call(() -> planned.note(id, delivery))
        .<CompletionHandler<Void>>map(
            pause -> (done, then) -> then.reschedule(done, clock.instant().plus(pause)))
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  private Delivery hand(ShortMessages.Call call) {
    try {
      return messages.send(call);
    } catch (RuntimeException e) {
      // no message and no trace: either may hold a number or a key
      Log.warnf("a keeper could not be told now (%s)", e.getClass().getName());
      return new Delivery.TryLater(Duration.ZERO, e.getClass().getSimpleName());
    }
  }
}
