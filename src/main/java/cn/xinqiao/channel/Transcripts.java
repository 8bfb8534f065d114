package cn.xinqiao.channel;

import cn.xinqiao.channel.internal.Transcript;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a machine understood of voice messages. It is shown beside the recording as 机器转写 and erased
 * with it. Each method is part of the caller's transaction.
 */
@ApplicationScoped
public class Transcripts {
  private final EntityManager entities;
  private final Clock clock;

  Transcripts(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** Kept once; a task that runs again changes nothing. */
  void keep(String attachmentId, String words) {
    if (entities.find(Transcript.class, attachmentId) == null) {
      entities.persist(new Transcript(attachmentId, words, clock.instant()));
    }
  }

  /** The words of those that have any, by the id of the recording. */
  public Map<String, String> of(Collection<String> attachmentIds) {
    if (attachmentIds.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery("from Transcript where attachmentId in :ids", Transcript.class)
        .setParameter("ids", attachmentIds)
        .getResultStream()
        .collect(Collectors.toMap(Transcript::attachmentId, Transcript::words));
  }
}
