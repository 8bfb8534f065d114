package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseWentOn;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** Writes timeline lines, as part of the caller's transaction. */
@ApplicationScoped
class Timeline {
  /** What nobody did to the case. */
  private static final List<Happening> QUIET =
      List.of(
          Happening.DELIVERED,
          Happening.ALARM_RAISED,
          Happening.ALARM_CLIMBED,
          Happening.ALARM_TO_LEAD,
          Happening.NOBODY_ON_DUTY,
          Happening.NOBODY_TOLD,
          Happening.ESCALATED,
          Happening.SUPERVISION_PROPOSED);

  private final EntityManager entities;
  private final Event<CaseWentOn> wentOn;
  private final Clock clock;

  Timeline(EntityManager entities, Event<CaseWentOn> wentOn, Clock clock) {
    this.entities = entities;
    this.wentOn = wentOn;
    this.clock = clock;
  }

  /** A line that is completed by its caller and written when the transaction ends. */
  CaseLine line(String caseNumber, Happening what) {
    return new CaseLine(caseNumber, what, clock.instant());
  }

  void write(CaseLine line) {
    entities.persist(line);
    wentOn.fire(new CaseWentOn(line.caseNumber(), line.what(), line.at()));
  }

  /** Whether this officer passed the case on, and nothing but the way of messages came after. */
  boolean wasLastPassedOnBy(CaseNumber number, long officerId) {
    return entities
            .createQuery(
                "select count(l) from CaseLine l where l.caseNumber = :number and l.officerId ="
                    + " :officer and l.what in :moves and not exists (select 1 from CaseLine n where"
                    + " n.caseNumber = :number and n.id > l.id and n.what not in :quiet)",
                Long.class)
            .setParameter("number", number.toString())
            .setParameter("officer", officerId)
            .setParameter("moves", List.of(Happening.TRANSFERRED))
            .setParameter("quiet", QUIET)
            .getSingleResult()
        > 0;
  }

  boolean has(String caseNumber, Happening what) {
    return !entities
        .createQuery(
            "select l.id from CaseLine l where l.caseNumber = :number and l.what = :what",
            Long.class)
        .setParameter("number", caseNumber)
        .setParameter("what", what)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  CaseWords keep(String words) {
    var kept = new CaseWords(words);
    entities.persist(kept);
    return kept;
  }
}
