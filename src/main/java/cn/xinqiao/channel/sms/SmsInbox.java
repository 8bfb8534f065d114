package cn.xinqiao.channel.sms;

import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Doorway;
import cn.xinqiao.channel.Inbox;
import cn.xinqiao.channel.Incoming;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.resident.ChannelIdentities;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What residents wrote by short message: into their talk, or the wish to get no more of ours. */
@ApplicationScoped
class SmsInbox {
  private static final Pattern KEPT_ID = Pattern.compile("[\\x21-\\x7e]{1,80}");

  /** As the providers' rules have it, and what people write instead. */
  private static final Pattern FAREWELL =
      Pattern.compile("(?i)\\s*[回复]*\\s*(td|t|退订|退订短信|拒收|不要再发(短信)?了?|stop|unsubscribe)[\\s.!。]*");

  private final Doorway doorway;
  private final Conversations conversations;
  private final ChannelIdentities identities;
  private final Inbox inbox;
  private final EntityManager entities;
  private final Clock clock;

  SmsInbox(
      Doorway doorway,
      Conversations conversations,
      ChannelIdentities identities,
      Inbox inbox,
      EntityManager entities,
      Clock clock) {
    this.doorway = doorway;
    this.conversations = conversations;
    this.identities = identities;
    this.inbox = inbox;
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * Committed when this returns; the same message once more changes nothing.
   *
   * @param id the gateway's
   * @param from as the gateway writes numbers; one that is none cannot be answered and is left out
   * @param at the provider's time; now when it says none
   */
  void take(String id, String from, String text, Instant at) {
    var number = PhoneNumbers.international(from);
    if (number.isEmpty() || text.isBlank()) {
      Log.info("sms: a message without a number or without words is left out");
      return;
    }
    var kept = KEPT_ID.matcher(id).matches() ? id : "sha256:" + Secrets.digest(id);
    long talk =
        doorway.conversationOf(SmsAdapter.CHANNEL, number.get(), Language.of(text, Language.ZH));
    QuarkusTransaction.requiringNew()
        .run(() -> {
          if (isFarewell(text)) {
            farewell(talk, kept);
          } else {
            message(talk, kept, text, at == null ? clock.instant() : at);
          }
        });
  }

  private static boolean isFarewell(String text) {
    return FAREWELL.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).matches();
  }

  private void farewell(long talk, String id) {
    var conversation = conversations.lock(talk);
    if (entities.find(SmsFarewell.class, id) == null) {
      entities.persist(new SmsFarewell(id, clock.instant()));
      conversation.identityId().ifPresent(identities::becameUnreachable);
    }
  }

  /** Whoever writes can be written to again; a message that is brought again says nothing new. */
  private void message(long talk, String id, String text, Instant at) {
    var conversation = conversations.lock(talk);
    if (isKnown(talk, id)) {
      return;
    }
    conversation.identityId().ifPresent(identities::wroteAgain);
    inbox.take(talk, new Incoming(id, text, Optional.empty(), Optional.empty(), List.of(), at));
  }

  private boolean isKnown(long talk, String id) {
    return entities
            .createQuery(
                "select count(m) from Message m where m.conversationId = :talk and m.externalId ="
                    + " :id",
                Long.class)
            .setParameter("talk", talk)
            .setParameter("id", id)
            .getSingleResult()
        > 0;
  }
}
