package cn.xinqiao.cases.reception;

import cn.xinqiao.cases.reception.ReceptionTasks.Due;
import cn.xinqiao.channel.Conversations;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Reminds visitors on the day before, in hours in which nobody is disturbed. After a standstill it
 * is done late, but never at night and never after the time itself.
 */
@ApplicationScoped
class VisitReminding {
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final SlotBook slots;
  private final Appointments appointments;
  private final VisitNews news;
  private final Conversations conversations;
  private final ReceptionRules rules;
  private final Clock clock;

  VisitReminding(
      SlotBook slots,
      Appointments appointments,
      VisitNews news,
      Conversations conversations,
      ReceptionRules rules,
      Clock clock) {
    this.slots = slots;
    this.appointments = appointments;
    this.news = news;
    this.conversations = conversations;
    this.rules = rules;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> remind() {
    return Tasks.custom(ReceptionTasks.REMIND)
        .onFailure((failed, again) -> again.reschedule(failed, clock.instant().plus(RETRY)))
        .onDeadExecution((dead, again) -> again.reschedule(dead, clock.instant()))
        .execute((instance, context) -> remind(Due.of(instance.getId())));
  }

  private CompletionHandler<Void> remind(Due due) {
    var begins = Instant.ofEpochMilli(due.at());
    var now = clock.instant();
    if (!now.isBefore(begins)) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    var later = waitsUntil(now.atZone(VisitDates.SHANGHAI), rules);
    if (later.isPresent()) {
      return (done, then) -> then.reschedule(done, later.get());
    }
    QuarkusTransaction.requiringNew().run(() -> remind(due.id(), begins));
    return new CompletionHandler.OnCompleteRemove<>();
  }

  /** The next hour in which one may be reminded; empty when it is one now. */
  static Optional<Instant> waitsUntil(ZonedDateTime now, ReceptionRules rules) {
    if (now.toLocalTime().isBefore(rules.remindFrom())) {
      return Optional.of(now.with(rules.remindFrom()).toInstant());
    }
    return now.toLocalTime().isBefore(rules.remindUntil())
        ? Optional.empty()
        : Optional.of(now.plusDays(1).with(rules.remindFrom()).toInstant());
  }

  void remind(long visit, Instant begins) {
    slots
        .find(visit)
        .map(appointments::talkOf)
        .map(conversations::lock)
        .ifPresent(talk ->
            slots
                .locked(visit)
                .filter(held -> held.visit().isOpen() && !held.time().day().isCancelled())
                .filter(
                    held -> held.time().slot().beginsAt().toEpochMilli() == begins.toEpochMilli())
                .ifPresent(held -> news.tell(talk, held, "reception.reminder")));
  }
}
