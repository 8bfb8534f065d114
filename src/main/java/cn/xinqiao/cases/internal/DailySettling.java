package cn.xinqiao.cases.internal;

import cn.xinqiao.kernel.ListChanged;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Tells dates exactly that could only be told as "not before": each night those whose year of
 * holidays has been loaded meanwhile, each case in a transaction of its own.
 */
@ApplicationScoped
class DailySettling {
  private static final Daily AT_NIGHT = new Daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(4, 10));

  private final EntityManager entities;
  private final Dues dues;

  DailySettling(EntityManager entities, Dues dues) {
    this.entities = entities;
    this.dues = dues;
  }

  @Produces
  @Singleton
  Task<Void> settleDaily() {
    return Tasks.recurring("dues-settle-daily", AT_NIGHT).execute((instance, context) -> run());
  }

  /** A year's holidays have come: what was "not before" is told at once. */
  void changed(@ObservesAsync ListChanged list) {
    run();
  }

  void run() {
    QuarkusTransaction.requiringNew()
        .call(dues::unsettled)
        .forEach(number -> QuarkusTransaction.requiringNew().run(() -> settle(number)));
  }

  private void settle(String number) {
    entities
        .createNativeQuery("select number from cases where number = :number for update")
        .setParameter("number", number)
        .getResultList();
    dues.settle(entities.find(Case.class, number));
  }
}
