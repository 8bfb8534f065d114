package cn.xinqiao.office.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;

/** Counts wrong codes, so that nobody finds a right one by trying. */
@ApplicationScoped
class CodeTries {
  /** How long wrong codes count, and how long nothing is looked at after too many. */
  static final Duration PAUSE = Duration.ofHours(1);

  private static final int MOST = 5;

  private final EntityManager entities;
  private final Clock clock;

  CodeTries(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * @param who the fingerprint of a chat
   */
  boolean mayNotTry(String who) {
    return !entities
        .createNativeQuery(
            "select who from notice_code_try where who = :who and failures >= :most and failed_at >"
                + " :rested",
            String.class)
        .setParameter("who", who)
        .setParameter("most", MOST)
        .setParameter("rested", clock.instant().minus(PAUSE))
        .getResultList()
        .isEmpty();
  }

  void failed(String who) {
    var now = clock.instant();
    entities
        .createNativeQuery(
            "insert into notice_code_try (who, failures, failed_at) values (:who, 1, :now) on"
                + " duplicate key update failures = case when failed_at <= :rested then 1 else"
                + " failures + 1 end, failed_at = values(failed_at)")
        .setParameter("who", who)
        .setParameter("now", now)
        .setParameter("rested", now.minus(PAUSE))
        .executeUpdate();
  }
}
