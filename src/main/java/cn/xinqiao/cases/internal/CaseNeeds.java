package cn.xinqiao.cases.internal;

import cn.xinqiao.channel.TalkNeed;
import cn.xinqiao.resident.ResidentNeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a case that still has its words needs: its pictures, and whoever reported it. */
@ApplicationScoped
class CaseNeeds implements TalkNeed, ResidentNeed {
  private final EntityManager entities;

  CaseNeeds(EntityManager entities) {
    this.entities = entities;
  }

  /** Sent in this talk; the case may have been reported in another, which a code opened here. */
  @Override
  public Set<String> attachments(long conversationId) {
    List<?> pictures =
        entities
            .createNativeQuery(
                "select p.attachment_id from intake_picture p join attachment a on a.id ="
                    + " p.attachment_id where a.conversation_id = :talk union select r.attachment_id"
                    + " from recording r join attachment a on a.id = r.attachment_id where"
                    + " a.conversation_id = :talk",
                String.class)
            .setParameter("talk", conversationId)
            .getResultList();
    return pictures.stream().map(String.class::cast).collect(Collectors.toSet());
  }

  @Override
  public boolean needs(long residentId) {
    return entities
            .createQuery(
                "select count(c) from Case c, CaseReporter r where r.caseNumber = c.number and"
                    + " r.residentId = :resident and c.wordsErasedAt is null",
                Long.class)
            .setParameter("resident", residentId)
            .getSingleResult()
        > 0;
  }
}
