package cn.xinqiao.cases.document;

import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.kernel.CaseNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Who agreed to electronic service in which case; the last word of each resident counts. */
@ApplicationScoped
class Consents {
  private final EntityManager entities;
  private final OneHandling handling;
  private final Clock clock;

  Consents(EntityManager entities, OneHandling handling, Clock clock) {
    this.entities = entities;
    this.handling = handling;
    this.clock = clock;
  }

  /**
   * By resident; who said nothing is not there. Each says it of the case that they know, before it
   * was joined to this one or since.
   */
  Map<Long, Boolean> of(CaseNumber main) {
    var last = new HashMap<Long, Boolean>();
    var numbers =
        Stream.concat(
                Stream.of(main),
                handling.reporters(main).stream().map(OneHandling.Reporter::number))
            .map(CaseNumber::toString)
            .distinct()
            .toList();
    entities
        .createQuery(
            "from ServiceConsent where caseNumber in :numbers order by id", ServiceConsent.class)
        .setParameter("numbers", numbers)
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
