package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.internal.CaseLine.Actor;
import cn.xinqiao.cases.internal.CaseLine.What;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.office.OfficeTree;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Emergencies ring at the office that holds the case; what nobody has seen in time also rings at
 * the office above, up to the city. Seen anywhere, it is quiet everywhere.
 */
@ApplicationScoped
class Alarms {
  private static final TaskDescriptor<Void> CLIMB = TaskDescriptor.of("alarm-climb");

  private final EntityManager entities;
  private final SchedulerClient tasks;
  private final Timeline timeline;
  private final OfficeTree offices;
  private final Clock clock;
  private final Duration patience;

  Alarms(
      EntityManager entities,
      SchedulerClient tasks,
      Timeline timeline,
      OfficeTree offices,
      Clock clock,
      Seeds seeds) {
    this.entities = entities;
    this.tasks = tasks;
    this.timeline = timeline;
    this.offices = offices;
    this.clock = clock;
    this.patience =
        SeedTable.rows(seeds.read("rules/alarm.csv")).getFirst().as("climb_after", Duration::parse);
  }

  /** Part of the transaction that opens the case. */
  void raise(Case emergency) {
    ringAt(emergency.number().toString(), emergency.office(), What.ALARM_RAISED);
  }

  /** There is news of a danger that somebody has seen already: it rings where the case is now. */
  void ringAgain(Case emergency) {
    if (ringing(emergency.number().toString()).isEmpty()) {
      ringAt(emergency.number().toString(), emergency.office(), What.ALARM_RAISED);
    }
  }

  /** The case has moved: it rings where it is now. */
  void follow(Case emergency) {
    if (!ringing(emergency.number().toString()).isEmpty()) {
      ringAt(emergency.number().toString(), emergency.office(), What.ALARM_RAISED);
    }
  }

  /**
   * @return whether it was still ringing
   */
  boolean seen(String caseNumber, Actor actor) {
    var ringing = ringing(caseNumber);
    ringing.forEach(alarm -> alarm.seen(actor.officerId(), clock.instant()));
    if (!ringing.isEmpty()) {
      timeline.write(timeline.line(caseNumber, What.ALARM_SEEN).by(actor));
    }
    return !ringing.isEmpty();
  }

  boolean isRinging(String caseNumber) {
    return !ringing(caseNumber).isEmpty();
  }

  @Produces
  @Singleton
  Task<Void> climbTask() {
    return Tasks.oneTime(CLIMB)
        .execute((instance, context) ->
            QuarkusTransaction.requiringNew().run(() -> climb(Long.parseLong(instance.getId()))));
  }

  private void climb(long alarmId) {
    var alarm = entities.find(Alarm.class, alarmId);
    if (alarm != null && alarm.isRinging()) {
      offices
          .get(alarm.office())
          .above()
          .ifPresent(above -> ringAt(alarm.caseNumber(), above, What.ALARM_CLIMBED));
    }
  }

  private void ringAt(String caseNumber, OfficeCode office, What why) {
    var known =
        entities
            .createQuery(
                "from Alarm where caseNumber = :number and officeCode = :office", Alarm.class)
            .setParameter("number", caseNumber)
            .setParameter("office", office.value())
            .getResultList();
    var alarm = known.isEmpty() ? new Alarm(caseNumber, office, clock.instant()) : known.getFirst();
    if (!known.isEmpty() && alarm.isRinging()) {
      return;
    }
    alarm.ring(clock.instant());
    entities.persist(alarm);
    timeline.write(timeline.line(caseNumber, why).at(office));
    tasks.scheduleIfNotExists(
        CLIMB.instance(String.valueOf(alarm.id())).build(), clock.instant().plus(patience));
  }

  private List<Alarm> ringing(String caseNumber) {
    return entities
        .createQuery("from Alarm where caseNumber = :number and seenAt is null", Alarm.class)
        .setParameter("number", caseNumber)
        .getResultList();
  }
}
