package cn.xinqiao.platform;

import cn.xinqiao.kernel.Erased;
import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Retention;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Erases each night what has been kept as long as it was promised, in small transactions. Whatever
 * a killed process left undone is due again, and what two replicas do at once is done once.
 */
@ApplicationScoped
class DailyErasure {
  private static final Daily AT_NIGHT = new Daily(ZoneId.of("Asia/Shanghai"), LocalTime.of(3, 20));
  private static final int AT_ONCE = 20;

  private final Retention retention;
  private final Instance<Eraser> erasers;
  private final Event<Erased> erased;
  private final Clock clock;

  DailyErasure(
      Retention retention, @Any Instance<Eraser> erasers, Event<Erased> erased, Clock clock) {
    this.retention = retention;
    this.erasers = erasers;
    this.erased = erased;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> eraseDaily() {
    return Tasks.recurring("erase-daily", AT_NIGHT).execute((instance, context) -> run());
  }

  void run() {
    for (Retention.Rule rule : retention.all()) {
      erasers.stream()
          .filter(e -> e.keeps() == rule.what())
          .sorted(Comparator.comparing(Eraser::isLast))
          .forEach(e -> keep(rule, e));
    }
  }

  private void keep(Retention.Rule rule, Eraser eraser) {
    var before = rule.before(clock.instant());
    var due = due(eraser, before, "");
    while (!due.isEmpty()) { // what is held back or fails stays due until tomorrow
      for (int from = 0; from < due.size(); from += AT_ONCE) {
        erase(rule, eraser, before, due.subList(from, Math.min(from + AT_ONCE, due.size())));
      }
      due = due(eraser, before, due.getLast());
    }
  }

  private static List<String> due(Eraser eraser, Instant before, String after) {
    return QuarkusTransaction.requiringNew().call(() -> eraser.due(before, after));
  }

  /** One that cannot be erased must not keep the others: then each is tried alone. */
  private void erase(Retention.Rule rule, Eraser eraser, Instant before, List<String> ids) {
    try {
      QuarkusTransaction.requiringNew().run(() -> eraseTogether(rule, eraser, before, ids));
    } catch (RuntimeException e) {
      if (ids.size() == 1) {
        // the message of a database's refusal may quote what should have been erased
        Log.errorf("rule %s: %s could not be erased: %s", rule.id(), ids.getFirst(), e.getClass());
      } else {
        ids.forEach(id -> erase(rule, eraser, before, List.of(id)));
      }
    }
  }

  private void eraseTogether(Retention.Rule rule, Eraser eraser, Instant before, List<String> ids) {
    var counts = new TreeMap<String, Integer>();
    for (String id : ids) {
      eraser
          .erase(id, rule, before)
          .forEach((what, count) -> counts.merge(what, count, Integer::sum));
    }
    if (!counts.isEmpty()) {
      erased.fire(new Erased(rule, retention.version(), Map.copyOf(counts)));
    }
  }
}
