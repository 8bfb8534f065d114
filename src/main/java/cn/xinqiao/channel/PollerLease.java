package cn.xinqiao.channel;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets one replica of several fetch from a provider. Whoever holds the lease renews it well before
 * it ends; when it dies, another one finds the lease ended and takes it.
 */
@ApplicationScoped
public class PollerLease {
  private final EntityManager entities;
  private final Clock clock;

  PollerLease(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * Takes or renews it, in a transaction of its own.
   *
   * @param holder the same for each call of one replica; ASCII, at most 64 characters
   * @return whether it is theirs from now on for {@code length}
   */
  public boolean hold(String channel, String holder, Duration length) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          var now = clock.instant();
          if (take(channel, holder, now, now.plus(length))) {
            return true;
          }
          entities
              .createNativeQuery(
                  "insert into poller_lease (channel, holder, until_at) values (:channel, 'nobody',"
                      + " :ended) on duplicate key update channel = channel")
              .setParameter("channel", channel)
              .setParameter("ended", Instant.ofEpochSecond(1))
              .executeUpdate();
          return take(channel, holder, now, now.plus(length));
        });
  }

  private boolean take(String channel, String holder, Instant now, Instant until) {
    return entities
            .createNativeQuery(
                "update poller_lease set holder = :holder, until_at = :until where channel ="
                    + " :channel and (holder = :holder or until_at < :now)")
            .setParameter("holder", holder)
            .setParameter("until", until)
            .setParameter("channel", channel)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** Gives it back, so that another one need not wait for its end. */
  public void release(String channel, String holder) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            entities
                .createNativeQuery(
                    "update poller_lease set until_at = :ended where channel = :channel and holder ="
                        + " :holder")
                .setParameter("ended", Instant.ofEpochSecond(1))
                .setParameter("channel", channel)
                .setParameter("holder", holder)
                .executeUpdate());
  }
}
