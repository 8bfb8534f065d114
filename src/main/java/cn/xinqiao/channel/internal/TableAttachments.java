package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Attachments as rows, so that replicas need no shared disk. */
@ApplicationScoped
class TableAttachments implements AttachmentStore {
  private final EntityManager entities;
  private final Clock clock;

  TableAttachments(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  @Override
  public Stored keep(long conversationId, String type, byte[] content) {
    var attachment =
        new Attachment(Secrets.token(), conversationId, type, content, clock.instant());
    entities.persist(attachment);
    return attachment.stored();
  }

  @Override
  public Optional<Stored> find(String id) {
    return Secrets.isToken(id)
        ? Optional.ofNullable(entities.find(Attachment.class, id)).map(Attachment::stored)
        : Optional.empty();
  }

  @Override
  public void bind(long conversationId, List<String> ids, long messageId) {
    for (String id : ids) {
      int bound = Secrets.isToken(id) ? bind(conversationId, id, messageId) : 0;
      if (bound == 0) {
        throw new Refusal.RuleBroken("no such attachment, or it was sent already");
      }
    }
  }

  private int bind(long conversationId, String id, long messageId) {
    return entities
        .createQuery(
            "update Attachment set messageId = :message where id = :id and conversationId ="
                + " :conversation and messageId is null")
        .setParameter("message", messageId)
        .setParameter("id", id)
        .setParameter("conversation", conversationId)
        .executeUpdate();
  }

  @Override
  public List<Listed> of(long messageId) {
    return entities
        .createQuery(
            "select a.id, a.type, a.size from Attachment a where a.messageId = :message order by"
                + " a.createdAt",
            Listed.class)
        .setParameter("message", messageId)
        .getResultList();
  }

  @Override
  public int eraseAllBut(Collection<String> kept, long conversationId) {
    entities
        .createQuery(
            "update Attachment set messageId = null where conversationId = :conversation and id in"
                + " :kept")
        .setParameter("conversation", conversationId)
        .setParameter("kept", kept)
        .executeUpdate();
    // an attachment that is kept has no message now, and neither has one that was never sent
    return entities
        .createQuery(
            "delete from Attachment where conversationId = :conversation and id not in :kept")
        .setParameter("conversation", conversationId)
        .setParameter("kept", kept)
        .executeUpdate();
  }

  @Override
  public void eraseUnbound(Collection<String> ids) {
    entities
        .createQuery("delete from Attachment where id in :ids and messageId is null")
        .setParameter("ids", ids)
        .executeUpdate();
  }
}
