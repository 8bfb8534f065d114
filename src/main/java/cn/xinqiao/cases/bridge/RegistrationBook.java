package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Which officer registered what, and which form was sent before. Part of the transaction. */
@ApplicationScoped
class RegistrationBook {
  private final EntityManager entities;
  private final Clock clock;

  RegistrationBook(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** Waits for the same form, should it be on its way twice; false when it was sent before. */
  boolean isFirst(Caller caller, String key, Way way) {
    return entities
            .createNativeQuery(
                "insert ignore into registration (form_digest, way, officer_id, registered_at) values"
                    + " (:digest, :way, :officer, :now)")
            .setParameter("digest", digest(caller, key))
            .setParameter("way", way.name())
            .setParameter("officer", caller.officerId())
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  void opened(Caller caller, String key, CaseNumber number) {
    entities
        .createNativeQuery(
            "update registration set case_number = :number where form_digest = :digest")
        .setParameter("number", number.toString())
        .setParameter("digest", digest(caller, key))
        .executeUpdate();
  }

  /** What this form opened when it was sent before. */
  Optional<CaseNumber> openedBefore(Caller caller, String key) {
    List<?> found =
        entities
            .createNativeQuery(
                "select case_number from registration where form_digest = :digest", String.class)
            .setParameter("digest", digest(caller, key))
            .getResultList();
    return found.stream().map(String.class::cast).map(CaseNumber::valueOf).findFirst();
  }

  private static String digest(Caller caller, String key) {
    return Secrets.digest(String.valueOf(caller.officerId()), key);
  }
}
