package cn.xinqiao.cases.document;

import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Who agreed to electronic service in which case; the last word of each resident counts. */
@ApplicationScoped
class Consents {
  private final EntityManager entities;
  private final Clock clock;

  Consents(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** By resident; who said nothing is not there. */
  Map<Long, Boolean> of(CaseNumber number) {
    var last = new HashMap<Long, Boolean>();
    entities
        .createQuery(
            "from ServiceConsent where caseNumber = :number order by id", ServiceConsent.class)
        .setParameter("number", number.toString())
        .getResultStream()
        .forEach(said -> last.put(said.residentId(), said.isGiven()));
    return last;
  }

  void said(CaseNumber number, long residentId, boolean given) {
    entities.persist(ServiceConsent.said(number, residentId, given, clock.instant()));
  }

  void toldTo(long officerId, CaseNumber number, long residentId, boolean given) {
    entities.persist(ServiceConsent.toldTo(officerId, number, residentId, given, clock.instant()));
  }
}
