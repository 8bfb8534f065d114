package cn.xinqiao.channel;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.resident.ChannelIdentities;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

/** Where a channel brings a message that came from an address: to the one talk of that address. */
@ApplicationScoped
public class Doorway {
  private final EntityManager entities;
  private final Conversations conversations;
  private final ChannelIdentities identities;

  Doorway(EntityManager entities, Conversations conversations, ChannelIdentities identities) {
    this.entities = entities;
    this.conversations = conversations;
    this.identities = identities;
  }

  /**
   * The talk with this address, begun when there is none. A transaction of its own: the same
   * address may knock twice at once.
   *
   * @param address what the provider calls the sender; sealed before it is kept
   * @param language what the provider says of a newcomer's language
   * @return the conversation's id, for {@link Inbox#take}
   */
  public long conversationOf(String channel, String address, Language language) {
    try {
      return findOrBegin(channel, address, language);
    } catch (PersistenceException e) {
      return findOrBegin(channel, address, language); // another one has begun it meanwhile
    }
  }

  private long findOrBegin(String channel, String address, Language language) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            identities
                .find(channel, address)
                .map(known -> talkOf(known.id()))
                .orElseGet(() -> begin(channel, address, language)));
  }

  private long talkOf(long identityId) {
    return entities
        .createQuery("select c.id from Conversation c where c.identityId = :identity", Long.class)
        .setParameter("identity", identityId)
        .getSingleResult();
  }

  private long begin(String channel, String address, Language language) {
    var identity = identities.arrive(channel, address);
    var talk = conversations.beginWith(channel, identity.residentId());
    talk.goesTo(identity.id());
    talk.speak(language);
    return talk.id();
  }
}
