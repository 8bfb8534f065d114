package cn.xinqiao.cases.reception;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The times that can be booked, and who has booked them. Part of the caller's transaction. */
@ApplicationScoped
class SlotBook {
  private final EntityManager entities;
  private final ReceptionRules rules;
  private final Clock clock;

  SlotBook(EntityManager entities, ReceptionRules rules, Clock clock) {
    this.entities = entities;
    this.rules = rules;
    this.clock = clock;
  }

  /** A time and the day that it belongs to. */
  record Time(ReceptionSlot slot, ReceptionDay day) {}

  /** A visit with its time. */
  record Held(ReceptionVisit visit, Time time) {}

  /** The next free times at an office that residents can still book, soonest first. */
  List<Time> next(OfficeCode office) {
    return entities
        .createQuery(
            "select s from ReceptionSlot s, ReceptionDay d where d.id = s.dayId and d.officeCode ="
                + " :office and d.state = :planned and s.taken < s.capacity and s.beginsAt > :from"
                + " order by s.beginsAt, s.id",
            ReceptionSlot.class)
        .setParameter("office", office.value())
        .setParameter("planned", ReceptionDay.State.PLANNED)
        .setParameter("from", closes())
        .setMaxResults(rules.offered())
        .getResultStream()
        .map(this::time)
        .toList();
  }

  /** Times that begin then or earlier are closed to residents. */
  Instant closes() {
    return clock.instant().plus(rules.closesBefore());
  }

  Optional<Long> idOf(String ref) {
    return entities
        .createQuery("select s.id from ReceptionSlot s where s.ref = :ref", Long.class)
        .setParameter("ref", ref)
        .getResultStream()
        .findFirst();
  }

  /** Locks these slots, in one order whoever asks, and reads them as they are then. */
  void lock(Collection<Long> slots) {
    for (long id : new TreeSet<>(slots)) {
      entities
          .createNativeQuery("select id from reception_slot where id = :id for update")
          .setParameter("id", id)
          .getResultList();
      var slot = entities.find(ReceptionSlot.class, id);
      entities.refresh(slot);
      entities.refresh(entities.find(ReceptionDay.class, slot.dayId()));
    }
  }

  Time time(long slot) {
    return time(entities.find(ReceptionSlot.class, slot));
  }

  private Time time(ReceptionSlot slot) {
    return new Time(slot, entities.find(ReceptionDay.class, slot.dayId()));
  }

  /** The times of a day, in order. */
  List<ReceptionSlot> of(ReceptionDay day) {
    return entities
        .createQuery(
            "from ReceptionSlot where dayId = :day order by beginsAt, id", ReceptionSlot.class)
        .setParameter("day", day.id())
        .getResultList();
  }

  Optional<ReceptionVisit> find(long visit) {
    return Optional.ofNullable(entities.find(ReceptionVisit.class, visit));
  }

  /** The visit as it is now, with its time locked: whoever changes one comes this way. */
  Optional<Held> locked(long visit) {
    return find(visit)
        .map(found -> {
          lock(List.of(found.slotId()));
          entities.refresh(found);
          return held(found);
        });
  }

  Held held(ReceptionVisit visit) {
    return new Held(visit, time(visit.slotId()));
  }

  /** The appointment that this reporter still has. */
  Optional<ReceptionVisit> openOf(long reporter) {
    return entities
        .createQuery("from ReceptionVisit where openReporter = :reporter", ReceptionVisit.class)
        .setParameter("reporter", reporter)
        .getResultStream()
        .findFirst();
  }

  /** Appointments about a case: of these who are told of it, and of who has just left it. */
  List<ReceptionVisit> openAbout(CaseNumber number, Collection<Long> reporters) {
    return entities
        .createQuery(
            "from ReceptionVisit where openReporter in :reporters or (caseNumber = :number and state"
                + " = :booked) order by id",
            ReceptionVisit.class)
        .setParameter("reporters", reporters)
        .setParameter("number", number.toString())
        .setParameter("booked", VisitState.BOOKED)
        .getResultList();
  }

  /** Who comes, or came, on a day, in the order of their times. */
  List<Held> visitsOn(ReceptionDay day, Collection<VisitState> states) {
    return entities
        .createQuery(
            "select v from ReceptionVisit v, ReceptionSlot s where s.id = v.slotId and s.dayId ="
                + " :day and v.state in :states order by s.beginsAt, v.id",
            ReceptionVisit.class)
        .setParameter("day", day.id())
        .setParameter("states", states)
        .getResultStream()
        .map(this::held)
        .toList();
  }

  /** All visits of these cases, the oldest first. */
  List<Held> visitsOf(Collection<String> numbers) {
    return entities
        .createQuery(
            "from ReceptionVisit where caseNumber in :numbers order by id", ReceptionVisit.class)
        .setParameter("numbers", numbers)
        .getResultStream()
        .map(this::held)
        .toList();
  }
}
