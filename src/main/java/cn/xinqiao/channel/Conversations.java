package cn.xinqiao.channel;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The talks with residents. Each method is part of the caller's transaction. */
@ApplicationScoped
public class Conversations {
  private final EntityManager entities;
  private final Residents residents;
  private final Clock clock;

  Conversations(EntityManager entities, Residents residents, Clock clock) {
    this.entities = entities;
    this.residents = residents;
    this.clock = clock;
  }

  /** A talk with somebody new. */
  public Conversation begin(String channel) {
    return beginWith(channel, residents.arrive());
  }

  /** Another talk with a resident whom we know, because they held the code of a case. */
  public Conversation beginWith(String channel, long residentId) {
    var conversation = new Conversation(channel, residentId, Language.ZH, clock.instant());
    entities.persist(conversation);
    return conversation;
  }

  /** Whoever writes into a conversation locks it first. */
  public Conversation lock(long id) {
    List<?> found =
        entities
            .createNativeQuery(
                "select * from conversation where id = :id for update", Conversation.class)
            .setParameter("id", id)
            .getResultList();
    if (found.isEmpty()) {
      throw new Refusal.NotFound("no such conversation");
    }
    return (Conversation) found.getFirst();
  }

  public Conversation get(long id) {
    return entities.find(Conversation.class, id);
  }

  /** The message with this number, if there is one. */
  public Optional<Message> message(long conversationId, long seq) {
    return entities
        .createQuery(
            "from Message where conversationId = :conversation and seq = :seq", Message.class)
        .setParameter("conversation", conversationId)
        .setParameter("seq", seq)
        .getResultStream()
        .findFirst();
  }

  /** All messages after a number, in order; at most 200 at a time. */
  public List<Message> messagesAfter(long conversationId, long seq) {
    return entities
        .createQuery(
            "from Message where conversationId = :conversation and seq > :seq order by seq",
            Message.class)
        .setParameter("conversation", conversationId)
        .setParameter("seq", seq)
        .setMaxResults(200)
        .getResultList();
  }
}
