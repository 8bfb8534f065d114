package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.ChannelRules;
import io.github.bucket4j.Bucket;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands out the moments at which a channel may send, over all replicas: the row of a channel holds
 * the next free one.
 */
@ApplicationScoped
class Pace {
  private static final long SECOND_IN_MICROS = 1_000_000;

  private final EntityManager entities;
  private final ChannelRules rules;
  private final Map<String, Bucket> kept = new ConcurrentHashMap<>();
  private final Clock clock;

  Pace(EntityManager entities, ChannelRules rules, Clock clock) {
    this.entities = entities;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Takes the next free moment. A transaction of its own, so that nobody waits for a sender.
   *
   * @return now or later
   */
  Instant next(String channel) {
    return rules
        .of(channel)
        .perSecond()
        .map(perSecond -> reserve(channel, SECOND_IN_MICROS / perSecond))
        .orElseGet(clock::instant);
  }

  /** Waits for a moment where this process was held up and many turns came together. */
  void keep(String channel) {
    rules
        .of(channel)
        .perSecond()
        .map(perSecond -> kept.computeIfAbsent(channel, name -> bucket(perSecond)))
        .ifPresent(bucket -> bucket.asBlocking().consumeUninterruptibly(1));
  }

  private static Bucket bucket(int perSecond) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(2).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }

  private Instant reserve(String channel, long apart) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          entities
              .createNativeQuery(
                  "insert into channel_pace (channel, next_micros) values (:channel, 0) on duplicate"
                      + " key update channel = channel")
              .setParameter("channel", channel)
              .executeUpdate();
          long free =
              ((Number)
                      entities
                          .createNativeQuery(
                              "select next_micros from channel_pace where channel = :channel for"
                                  + " update")
                          .setParameter("channel", channel)
                          .getSingleResult())
                  .longValue();
          long mine = Math.max(free, micros(clock.instant()));
          entities
              .createNativeQuery(
                  "update channel_pace set next_micros = :next where channel = :channel")
              .setParameter("next", mine + apart)
              .setParameter("channel", channel)
              .executeUpdate();
          return Instant.EPOCH.plus(mine, ChronoUnit.MICROS);
        });
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }
}
