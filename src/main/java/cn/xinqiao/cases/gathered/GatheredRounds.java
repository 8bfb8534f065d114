package cn.xinqiao.cases.gathered;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Which of the two gathered notices of a day an officer has had. Part of the caller's transaction.
 */
@ApplicationScoped
class GatheredRounds {
  private static final Duration FIRST_LOOK_BACK = Duration.ofDays(1);

  private final EntityManager entities;

  GatheredRounds(EntityManager entities) {
    this.entities = entities;
  }

  boolean isDone(long officer, LocalDate day, int round) {
    return !entities
        .createNativeQuery(
            "select round_no from gathered_round where officer_id = :officer and on_day = :day and"
                + " round_no = :round",
            Integer.class)
        .setParameter("officer", officer)
        .setParameter("day", day)
        .setParameter("round", round)
        .getResultList()
        .isEmpty();
  }

  /** Two replicas at once: the second breaks on the key, with everything that it did. */
  void done(long officer, LocalDate day, int round, Instant now) {
    entities
        .createNativeQuery(
            "insert into gathered_round (officer_id, on_day, round_no, looked_at) values (:officer,"
                + " :day, :round, :now)")
        .setParameter("officer", officer)
        .setParameter("day", day)
        .setParameter("round", round)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Since when there may be news; a day for somebody who is told for the first time. */
  Instant lastBefore(long officer, Instant now) {
    List<?> looks =
        entities
            .createNativeQuery(
                "select looked_at from gathered_round where officer_id = :officer and looked_at < :now"
                    + " order by looked_at desc",
                Instant.class)
            .setParameter("officer", officer)
            .setParameter("now", now)
            .setMaxResults(1)
            .getResultList();
    return looks.stream().map(Instant.class::cast).findFirst().orElse(now.minus(FIRST_LOOK_BACK));
  }
}
