package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Knows a request again by the key that its sender gave it, so that it acts once. */
@ApplicationScoped
class RequestKeys {
  private final EntityManager entities;
  private final Clock clock;

  RequestKeys(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** Whether this officer has not done this to this case with this key; without one it is new. */
  boolean isFirst(Caller caller, CaseDesk.Request request, String verb) {
    var number = request.number().toString();
    return request
        .idempotencyKey()
        .map(key -> Secrets.digest(String.valueOf(caller.officerId()), verb, number, key))
        .map(digest -> keep(digest, number) == 1)
        .orElse(true);
  }

  private int keep(String digest, String number) {
    return entities
        .createNativeQuery(
            "insert ignore into idempotency_key (digest, case_number, used_at) values (:digest,"
                + " :number, :now)")
        .setParameter("digest", digest)
        .setParameter("number", number)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }
}
