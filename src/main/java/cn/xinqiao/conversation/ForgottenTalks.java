package cn.xinqiao.conversation;

import cn.xinqiao.channel.TalkErased;
import cn.xinqiao.channel.TalkNeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

/** Where a talk stood goes with its words; but a draft first becomes a case, as was promised. */
@ApplicationScoped
class ForgottenTalks implements TalkNeed {
  private final EntityManager entities;

  ForgottenTalks(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public boolean isUnfinished(long conversationId) {
    var talk = entities.find(Talk.class, conversationId);
    return talk != null && talk.draft() != null;
  }

  void forget(@Observes TalkErased erased) {
    entities
        .createQuery("delete from Talk where conversationId = :talk")
        .setParameter("talk", erased.conversationId())
        .executeUpdate();
  }
}
