package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.Inbox;
import cn.xinqiao.channel.TalkErased;
import cn.xinqiao.channel.telegram.Happening.File;
import cn.xinqiao.kernel.Slow;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;

/**
 * Files that Telegram keeps for us. They are fetched by tasks, because nobody's words wait for
 * somebody else's picture. Each method is part of the caller's transaction.
 */
@ApplicationScoped
class WaitingFiles {
  private final EntityManager entities;
  private final Inbox inbox;
  private final SchedulerClient tasks;
  private final Clock clock;

  WaitingFiles(EntityManager entities, Inbox inbox, @Slow SchedulerClient tasks, Clock clock) {
    this.entities = entities;
    this.inbox = inbox;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** A redelivery of what waits, or was taken already, changes nothing. */
  void await(long talk, String externalId, File file, Instant saidAt) {
    inbox.expectMore(talk); // holds the talk's lock from here on
    if (inbox.knows(talk, externalId) || waits(talk, externalId)) {
      return;
    }
    var waiting = new WaitingFile(talk, externalId, file, saidAt, clock.instant());
    entities.persist(waiting);
    tasks.scheduleIfNotExists(
        FetchTask.NAME.instance(String.valueOf(waiting.id())).build(), clock.instant());
  }

  /** Whether something of this talk is still on its way, for which its turn should wait. */
  boolean isAwaited(long talk) {
    return entities
            .createQuery(
                "select count(f) from WaitingFile f where f.conversationId = :talk", Long.class)
            .setParameter("talk", talk)
            .getSingleResult()
        > 0;
  }

  private boolean waits(long talk, String externalId) {
    return entities
            .createQuery(
                "select count(f) from WaitingFile f where f.conversationId = :talk and"
                    + " f.externalId = :id",
                Long.class)
            .setParameter("talk", talk)
            .setParameter("id", externalId)
            .getSingleResult()
        > 0;
  }

  void forget(@Observes TalkErased talk) {
    entities
        .createQuery("delete from WaitingFile where conversationId = :talk")
        .setParameter("talk", talk.conversationId())
        .executeUpdate();
  }
}
