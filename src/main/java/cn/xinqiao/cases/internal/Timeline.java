package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.internal.CaseLine.What;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** Writes timeline lines, as part of the caller's transaction. */
@ApplicationScoped
class Timeline {
  /** What nobody did to the case. */
  private static final List<What> QUIET =
      List.of(
          What.DELIVERED,
          What.ALARM_RAISED,
          What.ALARM_CLIMBED,
          What.ALARM_TO_LEAD,
          What.NOBODY_ON_DUTY,
          What.NOBODY_TOLD);

  private final EntityManager entities;
  private final Clock clock;

  Timeline(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** A line that is completed by its caller and written when the transaction ends. */
  CaseLine line(String caseNumber, CaseLine.What what) {
    return new CaseLine(caseNumber, what, clock.instant());
  }

  void write(CaseLine line) {
    entities.persist(line);
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
            .setParameter("moves", List.of(What.TRANSFERRED, What.RETURNED))
            .setParameter("quiet", QUIET)
            .getSingleResult()
        > 0;
  }

  boolean has(String caseNumber, What what) {
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
