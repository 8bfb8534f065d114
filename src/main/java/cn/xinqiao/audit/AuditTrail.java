package cn.xinqiao.audit;

import cn.xinqiao.kernel.Erased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes down who saw or did what. The entry is part of the caller's transaction. */
@ApplicationScoped
public class AuditTrail {
  private final EntityManager entities;
  private final Clock clock;

  AuditTrail(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * @param object what was seen or changed, such as a case number; never a name or a contact
   * @param purpose why, where a purpose is asked for; may be null
   */
  public void record(Long officerId, Act act, String object, String purpose) {
    entities.persist(new AuditEntry(clock.instant(), officerId, act, object, purpose));
  }

  /** What a page shows to the same officer again and again is written down the first time. */
  public void recordOnce(long officerId, Act act, String object, String purpose) {
    var known =
        entities
            .createQuery(
                "select e.id from AuditEntry e where e.object = :object and e.officerId = :officer"
                    + " and e.act = :act and e.purpose = :purpose",
                Long.class)
            .setParameter("object", object)
            .setParameter("officer", officerId)
            .setParameter("act", act)
            .setParameter("purpose", purpose)
            .setMaxResults(1)
            .getResultList();
    if (known.isEmpty()) {
      record(officerId, act, object, purpose);
    }
  }

  /** How many of what were erased, by which rule. */
  void wasErased(@Observes Erased erased) {
    var counts =
        new TreeMap<>(erased.counts())
            .entrySet().stream()
                .map(count -> count.getKey() + "=" + count.getValue())
                .collect(Collectors.joining(" "));
    record(null, Act.ERASE, counts, erased.rule().id() + " v" + erased.listVersion());
  }
}
