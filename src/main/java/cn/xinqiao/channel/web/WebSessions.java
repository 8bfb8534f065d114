package cn.xinqiao.channel.web;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.LookupCodes;
import cn.xinqiao.channel.TalkErased;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** The browsers that talk with us. */
@ApplicationScoped
class WebSessions {
  static final String CHANNEL = "web";

  private final EntityManager entities;
  private final Conversations conversations;
  private final LookupCodes codes;
  private final Retention.Rule kept;
  private final Clock clock;

  WebSessions(
      EntityManager entities,
      Conversations conversations,
      LookupCodes codes,
      Retention retention,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.codes = codes;
    this.kept = retention.of(Retention.Kept.TALK);
    this.clock = clock;
  }

  /**
   * The token is told once, here, and kept by the browser alone.
   *
   * @param expiresAt when it dies if nobody writes any more; an open case keeps it longer
   */
  record Begun(String token, Instant expiresAt) {}

  @Transactional
  Begun begin(Language language) {
    var conversation = conversations.begin(CHANNEL);
    conversation.speak(language);
    return session(conversation);
  }

  @Transactional(dontRollbackOn = Refusal.NotFound.class) // a wrong code has to be counted
  Begun beginWithCode(CaseNumber number, String code) {
    return session(codes.openTalk(number, code, CHANNEL));
  }

  /**
   * @return the conversation of this token
   * @throws Refusal.NotFound when nobody has this token, or not any more
   */
  @Transactional
  long conversationOf(String token) {
    var session = entities.find(WebSession.class, Secrets.digest(token));
    if (session == null
        || !conversations.get(session.conversationId()).isAlive(clock.instant(), kept)) {
      throw new Refusal.NotFound("no such session");
    }
    return session.conversationId();
  }

  void forget(@Observes TalkErased talk) {
    entities
        .createQuery("delete from WebSession where conversationId = :conversation")
        .setParameter("conversation", talk.conversationId())
        .executeUpdate();
  }

  private Begun session(Conversation conversation) {
    var token = Secrets.token();
    entities.persist(new WebSession(token, conversation.id(), clock.instant()));
    return new Begun(token, conversation.keptUntil(kept));
  }
}
