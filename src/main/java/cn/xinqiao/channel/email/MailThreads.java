package cn.xinqiao.channel.email;

import cn.xinqiao.channel.TalkErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Which letter of the resident the next one of ours answers. Part of the caller's transaction. */
@ApplicationScoped
class MailThreads {
  private final EntityManager entities;

  MailThreads(EntityManager entities) {
    this.entities = entities;
  }

  Optional<MailThread> of(long conversationId) {
    return Optional.ofNullable(entities.find(MailThread.class, conversationId));
  }

  /** Whether the letters of this talk have had that subject before. */
  boolean isAbout(long conversationId, String subject) {
    return of(conversationId).filter(thread -> thread.isAbout(subject)).isPresent();
  }

  /** A letter came in; the talk is locked by the caller. */
  void wrote(long conversationId, String subject, String id) {
    var thread =
        of(conversationId)
            .orElseGet(() -> {
              var begun = new MailThread(conversationId);
              entities.persist(begun);
              return begun;
            });
    thread.answered(subject, id);
  }

  void erase(@Observes TalkErased erased) {
    of(erased.conversationId()).ifPresent(entities::remove);
  }
}
