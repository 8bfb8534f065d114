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
import cn.xinqiao.kernel.Vault;
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
  private final Vault vault;
  private final Clock clock;

  WebSessions(
      EntityManager entities,
      Conversations conversations,
      LookupCodes codes,
      Retention retention,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.codes = codes;
    this.kept = retention.of(Retention.Kept.TALK);
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * The token is told once, here, and kept by the browser alone.
   *
   * @param expiresAt when it dies if nobody writes any more; an open case keeps it longer
   */
  record Begun(String token, Instant expiresAt) {}

  /**
   * @param device the address and the browser that it is opened from
   */
  @Transactional
  Begun begin(Language language, String device) {
    var conversation = conversations.begin(CHANNEL);
    conversation.speak(language);
    return session(conversation, device);
  }

  @Transactional(dontRollbackOn = Refusal.NotFound.class) // a wrong code has to be counted
  Begun beginWithCode(CaseNumber number, String code, String device) {
    return session(codes.openTalk(number, code, CHANNEL), device);
  }

  /**
   * Asks for the number alone: whoever goes on to write into the conversation reads it under its
   * lock, and must not find an older copy of it in the same transaction.
   *
   * @return the conversation of this token
   * @throws Refusal.NotFound when nobody has this token, or not any more
   */
  @Transactional
  long conversationOf(String token) {
    return entities
        .createQuery(
            "select c.id from WebSession s, Conversation c where s.digest = :digest and c.id ="
                + " s.conversationId and c.erasedAt is null and (c.openCases > 0 or c.lastAt >"
                + " :since)",
            Long.class)
        .setParameter("digest", Secrets.digest(token))
        .setParameter("since", kept.before(clock.instant()))
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("no such session"));
  }

  void forget(@Observes TalkErased talk) {
    entities
        .createQuery("delete from WebSession where conversationId = :conversation")
        .setParameter("conversation", talk.conversationId())
        .executeUpdate();
  }

  private Begun session(Conversation conversation, String device) {
    conversation.isOpenedFrom(vault.fingerprint(device));
    var token = Secrets.token();
    entities.persist(new WebSession(token, conversation.id(), clock.instant()));
    return new Begun(token, conversation.keptUntil(kept));
  }
}
