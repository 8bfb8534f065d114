package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.internal.CaseLine.Actor;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Emergencies ring at the office that holds the case; what nobody has seen in time, or where nobody
 * is on duty, also rings at the office above, up to the city. Seen anywhere, it is quiet
 * everywhere.
 */
@ApplicationScoped
class Alarms {
  private final EntityManager entities;
  private final Timeline timeline;
  private final DutyCalls calls;
  private final OfficeTree offices;
  private final Clock clock;

  Alarms(
      EntityManager entities, Timeline timeline, DutyCalls calls, OfficeTree offices, Clock clock) {
    this.entities = entities;
    this.timeline = timeline;
    this.calls = calls;
    this.offices = offices;
    this.clock = clock;
  }

  /** Part of the transaction that opens the case. */
  void raise(Case emergency) {
    ringAt(emergency.number().toString(), emergency.office(), Happening.ALARM_RAISED);
  }

  /** There is news of a danger that somebody has seen already: it rings where the case is now. */
  void ringAgain(Case emergency) {
    if (ringing(emergency.number().toString()).isEmpty()) {
      ringAt(emergency.number().toString(), emergency.office(), Happening.ALARM_RAISED);
    }
  }

  /** The case has moved: it rings where it is now. */
  void follow(Case emergency) {
    if (!ringing(emergency.number().toString()).isEmpty()) {
      ringAt(emergency.number().toString(), emergency.office(), Happening.ALARM_RAISED);
    }
  }

  /**
   * @return whether it was still ringing
   */
  boolean seen(String caseNumber, Actor actor) {
    var ringing = ringing(caseNumber);
    ringing.forEach(alarm -> alarm.seen(actor.officerId(), clock.instant()));
    if (!ringing.isEmpty()) {
      timeline.write(timeline.line(caseNumber, Happening.ALARM_SEEN).by(actor));
    }
    return !ringing.isEmpty();
  }

  boolean isRinging(String caseNumber) {
    return !ringing(caseNumber).isEmpty();
  }

  /** Onto the office above, if there is one. */
  void climb(Alarm unseen) {
    offices
        .get(unseen.office())
        .above()
        .ifPresent(above -> ringAt(unseen.caseNumber(), above, Happening.ALARM_CLIMBED));
  }

  private void ringAt(String caseNumber, OfficeCode office, Happening why) {
    var alarm = known(caseNumber, office).orElseGet(() -> new Alarm(caseNumber, office));
    if (alarm.id() != null && alarm.isRinging()) {
      return;
    }
    alarm.ring(why == Happening.ALARM_CLIMBED, clock.instant());
    entities.persist(alarm);
    timeline.write(timeline.line(caseNumber, why).at(office));
    if (!calls.begin(alarm)) {
      climb(alarm);
    }
  }

  private Optional<Alarm> known(String caseNumber, OfficeCode office) {
    return entities
        .createQuery("from Alarm where caseNumber = :number and officeCode = :office", Alarm.class)
        .setParameter("number", caseNumber)
        .setParameter("office", office.value())
        .getResultStream()
        .findFirst();
  }

  private List<Alarm> ringing(String caseNumber) {
    return entities
        .createQuery("from Alarm where caseNumber = :number and seenAt is null", Alarm.class)
        .setParameter("number", caseNumber)
        .getResultList();
  }
}
