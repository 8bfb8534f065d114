package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.TalkErased;
import cn.xinqiao.channel.TalkNeed;
import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.resident.ResidentNeed;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Erases talks that are over: messages, what became of them, attachments that no case needs. The
 * conversation's row stays, because cases refer to it; it holds no words.
 */
@ApplicationScoped
class TalkErasure implements Eraser, ResidentNeed {
  private final EntityManager entities;
  private final Conversations conversations;
  private final AttachmentStore attachments;
  private final Residents residents;
  private final Instance<TalkNeed> needs;
  private final Event<TalkErased> erased;
  private final Clock clock;

  TalkErasure(
      EntityManager entities,
      Conversations conversations,
      AttachmentStore attachments,
      Residents residents,
      @Any Instance<TalkNeed> needs,
      Event<TalkErased> erased,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.attachments = attachments;
    this.residents = residents;
    this.needs = needs;
    this.erased = erased;
    this.clock = clock;
  }

  @Override
  public Retention.Kept keeps() {
    return Retention.Kept.TALK;
  }

  @Override
  public List<String> due(Instant before, String after) {
    return entities
        .createQuery(
            "select c.id from Conversation c where c.erasedAt is null and c.openCases <= 0 and"
                + " c.lastAt <= :before and c.id > :after order by c.id",
            Long.class)
        .setParameter("before", before)
        .setParameter("after", after.isEmpty() ? 0 : Long.parseLong(after))
        .setMaxResults(MOST)
        .getResultStream()
        .map(String::valueOf)
        .toList();
  }

  @Override
  public Map<String, Integer> erase(String id, Retention.Rule rule, Instant before) {
    var talk = conversations.lock(Long.parseLong(id));
    if (!talk.isOver(before) || isUnfinished(talk.id())) {
      return Map.of();
    }
    talk.erased(clock.instant());
    deleteDispatches(talk);
    delete("LinkCode where conversationId", talk);
    delete("Outgoing where conversationId", talk);
    int pictures = attachments.eraseAllBut(neededAttachments(talk.id()), talk.id());
    int messages = delete("Message where conversationId", talk);
    delete("Turn where key.conversationId", talk);
    erased.fire(new TalkErased(talk.id()));
    residents.perhapsUnneeded(List.of(talk.residentId()));
    return Map.of("talks", 1, "messages", messages, "pictures", pictures);
  }

  @Override
  public boolean needs(long residentId) {
    return entities
            .createQuery(
                "select count(c) from Conversation c where c.residentId = :resident and c.erasedAt"
                    + " is null",
                Long.class)
            .setParameter("resident", residentId)
            .getSingleResult()
        > 0;
  }

  /** After months without power there may be words that nobody has understood yet. */
  private boolean isUnfinished(long conversationId) {
    long turns =
        entities
            .createQuery(
                "select count(t) from Turn t where t.key.conversationId = :talk and t.state <>"
                    + " :done",
                Long.class)
            .setParameter("talk", conversationId)
            .setParameter("done", Turn.State.DONE)
            .getSingleResult();
    return turns > 0 || needs.stream().anyMatch(need -> need.isUnfinished(conversationId));
  }

  private List<String> neededAttachments(long conversationId) {
    return needs.stream()
        .flatMap(need -> need.attachments(conversationId).stream())
        .collect(Collectors.toList());
  }

  private void deleteDispatches(Conversation talk) {
    entities
        .createQuery(
            "delete from Dispatch where messageId in (select m.id from Message m where"
                + " m.conversationId = :talk)")
        .setParameter("talk", talk.id())
        .executeUpdate();
  }

  private int delete(String rows, Conversation talk) {
    return entities
        .createQuery("delete from " + rows + " = :talk")
        .setParameter("talk", talk.id())
        .executeUpdate();
  }
}
