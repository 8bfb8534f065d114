package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.Bells;
import cn.xinqiao.channel.Sender;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Rings the bells here for what another replica wrote, with one query for all who wait. */
@ApplicationScoped
class OtherReplicas {
  private static final Duration LOOK_BACK = Duration.ofSeconds(3);

  private final EntityManager entities;
  private final Bells bells;
  private final Clock clock;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("other-replicas").daemon().factory());

  OtherReplicas(EntityManager entities, Bells bells, Clock clock) {
    this.entities = entities;
    this.bells = bells;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    watch.scheduleWithFixedDelay(this::look, 1000, 500, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    watch.shutdownNow();
  }

  private void look() {
    try {
      if (bells.isAnybodyWaiting()) {
        QuarkusTransaction.requiringNew().run(this::ringForNews);
      }
    } catch (RuntimeException e) {
      Log.warn("could not look for messages of other replicas", e);
    }
  }

  private void ringForNews() {
    entities
        .createQuery(
            "select distinct m.conversationId from Message m where m.createdAt > :since and"
                + " m.sender <> :resident",
            Long.class)
        .setParameter("since", clock.instant().minus(LOOK_BACK))
        .setParameter("resident", Sender.RESIDENT)
        .getResultStream()
        .forEach(bells::ring);
  }
}
