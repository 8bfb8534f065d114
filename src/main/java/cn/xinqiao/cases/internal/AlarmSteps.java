package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Happening;
import cn.xinqiao.office.Notice;
import cn.xinqiao.office.Notices;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** What follows when an alarm stays unseen, or when none of those who were called can be told. */
@ApplicationScoped
class AlarmSteps {
  static final TaskDescriptor<Void> NAME = TaskDescriptor.of("alarm-climb");

  private final EntityManager entities;
  private final Alarms alarms;
  private final DutyCalls calls;
  private final Timeline timeline;

  AlarmSteps(EntityManager entities, Alarms alarms, DutyCalls calls, Timeline timeline) {
    this.entities = entities;
    this.alarms = alarms;
    this.calls = calls;
    this.timeline = timeline;
  }

  /** Who comes next. */
  enum Step {
    LEAD,
    ABOVE
  }

  /** A step belongs to one ringing: when it rings anew, the steps of before do nothing. */
  static String instance(Alarm alarm, Step step) {
    return alarm.id() + "." + alarm.rings() + "." + step;
  }

  static String topic(Alarm alarm, Notice.Reason reason) {
    return alarm.id() + "." + alarm.rings() + "." + reason;
  }

  @Produces
  @Singleton
  Task<Void> climbTask() {
    return Tasks.oneTime(NAME)
        .execute((instance, context) ->
            QuarkusTransaction.requiringNew().run(() -> take(instance.getId())));
  }

  /** Nobody can be told, so nobody is waited for. */
  void unheard(@Observes Notices.Unheard call) {
    stillRinging(call.topic())
        .ifPresent(alarm -> {
          timeline.write(
              timeline.line(alarm.caseNumber(), Happening.NOBODY_TOLD).at(alarm.office()));
          if (call.topic().endsWith(Notice.Reason.LEAD.name()) || !calls.callLead(alarm)) {
            alarms.climb(alarm);
          }
        });
  }

  private void take(String instance) {
    var step = instance.endsWith(Step.ABOVE.name()) ? Step.ABOVE : Step.LEAD;
    stillRinging(instance)
        .ifPresent(alarm -> {
          switch (step) {
            case LEAD -> {
              // who was called early, because nobody on duty could be told, has their own time
              if (!alarm.isLeadCalled() && !calls.callLead(alarm)) {
                alarms.climb(alarm);
              }
            }
            case ABOVE -> alarms.climb(alarm);
          }
        });
  }

  /**
   * The alarm of {@code id.rings.…}, with its case locked: an officer may see it at this moment.
   */
  private Optional<Alarm> stillRinging(String key) {
    var parts = key.split("\\.");
    return Optional.ofNullable(entities.find(Alarm.class, Long.parseLong(parts[0])))
        .map(this::locked)
        .filter(Alarm::isRinging)
        // a step that an older version planned names no ringing
        .filter(alarm -> parts.length == 1 || alarm.rings() == Integer.parseInt(parts[1]));
  }

  private Alarm locked(Alarm alarm) {
    entities
        .createNativeQuery("select number from cases where number = :number for update")
        .setParameter("number", alarm.caseNumber())
        .getResultList();
    entities.refresh(alarm);
    return alarm;
  }
}
