package cn.xinqiao.cases.reception;

import cn.xinqiao.cases.reception.SlotBook.Time;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;

/**
 * Plans what follows later, as rows of the caller's transaction. An instance names what it is for
 * and when that was to be: what has moved meanwhile has another instance, and the old one does
 * nothing.
 */
@ApplicationScoped
class ReceptionTasks {
  static final TaskDescriptor<Void> REMIND = TaskDescriptor.of("reception-remind");
  static final TaskDescriptor<Void> BRIEF = TaskDescriptor.of("reception-brief");
  static final TaskDescriptor<Void> FOLLOW = TaskDescriptor.of("reception-follow");

  private final SchedulerClient tasks;
  private final ReceptionRules rules;
  private final Clock clock;

  ReceptionTasks(SchedulerClient tasks, ReceptionRules rules, Clock clock) {
    this.tasks = tasks;
    this.rules = rules;
    this.clock = clock;
  }

  /** What an instance is for. */
  record Due(long id, long at) {
    static Due of(String instance) {
      var parts = instance.split("@", 2);
      return new Due(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
  }

  /** On the day before; whoever books later than that has just read when it is. */
  void remind(ReceptionVisit visit, Time time) {
    var begins = time.slot().beginsAt();
    var at = dayBefore(begins, rules.remindFrom());
    if (at.isAfter(clock.instant())) {
      tasks.scheduleIfNotExists(REMIND.instance(id(visit.id(), begins)).build(), at);
    }
  }

  /** On the evening before; of a day that is planned later than that, when its booking closes. */
  void brief(ReceptionDay day) {
    var evening = dayBefore(day.beginsAt(), rules.briefAt());
    var at =
        evening.isAfter(clock.instant()) ? evening : day.beginsAt().minus(rules.closesBefore());
    tasks.scheduleIfNotExists(BRIEF.instance(id(day.id(), day.beginsAt())).build(), at);
  }

  /** As soon as this transaction has ended. */
  void follow(ReceptionVisit visit, Instant since) {
    tasks.scheduleIfNotExists(FOLLOW.instance(id(visit.id(), since)).build(), clock.instant());
  }

  private static String id(long of, Instant at) {
    return of + "@" + at.toEpochMilli();
  }

  private static Instant dayBefore(Instant moment, LocalTime hour) {
    return moment
        .atZone(VisitDates.SHANGHAI)
        .toLocalDate()
        .minusDays(1)
        .atTime(hour)
        .atZone(VisitDates.SHANGHAI)
        .toInstant();
  }
}
