package cn.xinqiao.cases.reception;

import cn.xinqiao.cases.reception.SlotBook.Held;
import cn.xinqiao.cases.reception.SlotBook.Time;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes places and gives them back. A reporter has one appointment at a time: another one takes its
 * place. The last place is taken once, whoever asks at the same time, under the lock of the slot.
 */
@ApplicationScoped
class Appointments {
  /** No talk has this number. */
  private static final long NO_CIRCLE = 0;

  private final EntityManager entities;
  private final SlotBook slots;
  private final ReceptionTasks tasks;
  private final Clock clock;

  Appointments(EntityManager entities, SlotBook slots, ReceptionTasks tasks, Clock clock) {
    this.entities = entities;
    this.slots = slots;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** What came of asking for a time. */
  sealed interface Answer {
    /**
     * @param moved there was another appointment before
     */
    record Taken(Held held, boolean moved) implements Answer {}

    /** This very time was theirs already. */
    record Same(Held held) implements Answer {}

    record Full() implements Answer {}

    /** Over, cancelled, or too soon. */
    record Closed() implements Answer {}
  }

  /** Whoever wrote this case in this talk, or in one that is linked with it. */
  Optional<Visitor> visitor(Conversation talk, CaseNumber number) {
    return entities
        .createQuery(
            "select r.id, r.caseNumber, r.conversationId from CaseReporter r where r.caseNumber ="
                + " :number and r.leftAt is null and r.conversationId in (select t.id from"
                + " Conversation t where t.id = :talk or t.circle = :circle) order by r.id",
            Object[].class)
        .setParameter("number", number.toString())
        .setParameter("talk", talk.id())
        .setParameter("circle", talk.circle().orElse(NO_CIRCLE))
        .getResultStream()
        .map(Appointments::visitor)
        .findFirst();
  }

  /** Whoever reported this case first and is still on it. */
  Optional<Visitor> visitor(CaseNumber number) {
    return entities
        .createQuery(
            "select r.id, r.caseNumber, r.conversationId from CaseReporter r where r.caseNumber ="
                + " :number and r.leftAt is null order by r.id",
            Object[].class)
        .setParameter("number", number.toString())
        .getResultStream()
        .map(Appointments::visitor)
        .findFirst();
  }

  Optional<Visitor> visitor(ReceptionVisit visit) {
    return entities
        .createQuery(
            "select r.id, r.caseNumber, r.conversationId from CaseReporter r where r.id = :id and"
                + " r.leftAt is null",
            Object[].class)
        .setParameter("id", visit.reporterId())
        .getResultStream()
        .map(Appointments::visitor)
        .findFirst();
  }

  /** Also of a reporter who has left the case. */
  long talkOf(ReceptionVisit visit) {
    return entities
        .createQuery("select r.conversationId from CaseReporter r where r.id = :id", Long.class)
        .setParameter("id", visit.reporterId())
        .getSingleResult();
  }

  private static Visitor visitor(Object[] row) {
    return new Visitor((Long) row[0], CaseNumber.valueOf((String) row[1]), (Long) row[2]);
  }

  /** The appointments that this talk still has, soonest first. */
  List<Held> open(Conversation talk) {
    return entities
        .createQuery(
            "select v from ReceptionVisit v, CaseReporter r, ReceptionSlot s where r.id ="
                + " v.openReporter and s.id = v.slotId and r.conversationId in (select t.id from"
                + " Conversation t where t.id = :talk or t.circle = :circle) order by s.beginsAt,"
                + " v.id",
            ReceptionVisit.class)
        .setParameter("talk", talk.id())
        .setParameter("circle", talk.circle().orElse(NO_CIRCLE))
        .getResultStream()
        .map(slots::held)
        .toList();
  }

  /**
   * @param officer who books for the visitor; empty when the visitor does, for whom times close
   *     earlier
   */
  Answer take(Visitor visitor, long slot, Optional<Long> officer) {
    var present = slots.openOf(visitor.reporter());
    var involved = new HashSet<>(Set.of(slot));
    present.map(ReceptionVisit::slotId).ifPresent(involved::add);
    slots.lock(involved);
    present.ifPresent(entities::refresh);
    var time = slots.time(slot);
    var before = present.filter(ReceptionVisit::isOpen);
    if (before.filter(visit -> visit.slotId() == slot).isPresent()) {
      return new Answer.Same(slots.held(before.get()));
    }
    if (time.day().isCancelled() || isClosed(time, officer.isPresent())) {
      return new Answer.Closed();
    }
    if (!time.slot().isFree()) {
      return new Answer.Full();
    }
    before.ifPresent(visit -> end(visit, VisitState.GIVEN_UP));
    return new Answer.Taken(taken(visitor, time, officer), before.isPresent());
  }

  /** At the counter somebody may still come to a reception that is under way. */
  private boolean isClosed(Time time, boolean counter) {
    return counter
        ? clock.instant().isAfter(time.day().endsAt())
        : !time.slot().beginsAt().isAfter(slots.closes());
  }

  private Held taken(Visitor visitor, Time time, Optional<Long> officer) {
    entities.flush(); // the appointment before must be gone when this one comes
    time.slot().take();
    var visit =
        new ReceptionVisit(
            time.slot(), time.day().edition(), visitor, officer.orElse(null), clock.instant());
    entities.persist(visit);
    tasks.remind(visit, time);
    return new Held(visit, time);
  }

  /** Gives the place back, if the visit is to come; its slot is locked. */
  void end(ReceptionVisit visit, VisitState as) {
    if (as == VisitState.GIVEN_UP || as == VisitState.CALLED_OFF) {
      slots.time(visit.slotId()).slot().giveBack();
    }
    visit.end(as, clock.instant());
  }
}
