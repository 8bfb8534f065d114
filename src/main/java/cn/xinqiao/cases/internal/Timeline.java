package cn.xinqiao.cases.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Writes timeline lines, as part of the caller's transaction. */
@ApplicationScoped
class Timeline {
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

  CaseWords keep(String words) {
    var kept = new CaseWords(words);
    entities.persist(kept);
    return kept;
  }
}
