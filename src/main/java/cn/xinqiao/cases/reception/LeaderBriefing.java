package cn.xinqiao.cases.reception;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.reception.ReceptionTasks.Due;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.Notices;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/**
 * Tells the leader on the evening before how many come and about which cases: numbers alone, what
 * they are about is read at the desk. An accusation is counted at its own desk only.
 */
@ApplicationScoped
class LeaderBriefing {
  private final EntityManager entities;
  private final SlotBook slots;
  private final Casework casework;
  private final OneHandling handling;
  private final Notices notices;
  private final Texts texts;
  private final Clock clock;

  LeaderBriefing(
      EntityManager entities,
      SlotBook slots,
      Casework casework,
      OneHandling handling,
      Notices notices,
      Texts texts,
      Clock clock) {
    this.entities = entities;
    this.slots = slots;
    this.casework = casework;
    this.handling = handling;
    this.notices = notices;
    this.texts = texts;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> brief() {
    return Tasks.oneTime(ReceptionTasks.BRIEF)
        .execute((instance, context) ->
            QuarkusTransaction.requiringNew().run(() -> brief(Due.of(instance.getId()))));
  }

  void brief(Due due) {
    var day = entities.find(ReceptionDay.class, due.id());
    if (day == null
        || day.isCancelled()
        || day.beginsAt().toEpochMilli() != due.at()
        || day.endsAt().isBefore(clock.instant())) {
      return;
    }
    var numbers =
        slots.visitsOn(day, List.of(VisitState.BOOKED)).stream()
            .map(held -> handling.mainOf(held.visit().caseNumber()))
            .map(casework::now)
            .filter(handled -> VisitFollowing.handles(day.leaderOffice(), handled))
            .map(handled -> handled.number().toString())
            .distinct()
            .toList();
    var when = VisitDates.minute(day.beginsAt(), Language.ZH);
    notices.gathered(
        day.leaderId(),
        day.leaderOffice(),
        numbers.isEmpty()
            ? texts.say(Language.ZH, "notice.reception.none", when, day.place())
            : texts.say(
                Language.ZH,
                "notice.reception",
                when,
                day.place(),
                numbers.size(),
                String.join("  ", numbers)));
  }
}
