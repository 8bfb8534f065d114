package cn.xinqiao.office.internal;

import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeAddresses.Lately;
import cn.xinqiao.office.internal.NoticeAttempt.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is known of ways that were tried. Part of the caller's transaction. */
@ApplicationScoped
class NoticeAttempts {
  private final EntityManager entities;

  NoticeAttempts(EntityManager entities) {
    this.entities = entities;
  }

  /** How it went the last time, by address; those that were never tried are not there. */
  Map<Long, Lately> lately(List<Long> addresses) {
    var lately = new HashMap<Long, Lately>();
    if (!addresses.isEmpty()) {
      last(addresses)
          .forEach(attempt ->
              attempt.lately().ifPresent(known -> lately.put(attempt.addressId(), known)));
    }
    return lately;
  }

  private List<NoticeAttempt> last(List<Long> addresses) {
    return entities
        .createQuery(
            "from NoticeAttempt where id in (select max(a.id) from NoticeAttempt a where a.addressId"
                + " in :addresses and a.outcome is not null group by a.addressId)",
            NoticeAttempt.class)
        .setParameter("addresses", addresses)
        .getResultList();
  }

  /** What a provider took under this id, the last time when that was tried again. */
  Optional<NoticeAttempt> taken(AddressKind kind, String providerId) {
    return entities
        .createQuery(
            "from NoticeAttempt where providerId = :id and kind = :kind and outcome = :taken order by"
                + " id desc",
            NoticeAttempt.class)
        .setParameter("id", providerId)
        .setParameter("kind", kind)
        .setParameter("taken", Outcome.TAKEN)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
