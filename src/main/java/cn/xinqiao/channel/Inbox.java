package cn.xinqiao.channel;

import cn.xinqiao.channel.internal.Flood;
import cn.xinqiao.channel.internal.OfferedOptions;
import cn.xinqiao.channel.internal.Turns;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.resident.ChannelIdentities;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes each message in exactly once. When {@link #take} returns, the message, what an emergency
 * rule made of it and the turn that will answer it are rows of one committed transaction. Of a
 * flood each message is kept and looked at for danger, but not answered.
 */
@ApplicationScoped
public class Inbox {
  private final EntityManager entities;
  private final Conversations conversations;
  private final ChannelIdentities identities;
  private final InboundHandler handler;
  private final OfferedOptions offered;
  private final AttachmentStore attachments;
  private final Turns turns;
  private final VoiceReading voices;
  private final Flood flood;
  private final Duration afterWords;
  private final Duration afterPictureOrPin;
  private final Clock clock;

  Inbox(
      EntityManager entities,
      Conversations conversations,
      ChannelIdentities identities,
      InboundHandler handler,
      OfferedOptions offered,
      AttachmentStore attachments,
      Turns turns,
      VoiceReading voices,
      Flood flood,
      @ConfigProperty(name = "xinqiao.talk.more-after-words") Duration afterWords,
      @ConfigProperty(name = "xinqiao.talk.more-after-picture") Duration afterPictureOrPin,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.identities = identities;
    this.handler = handler;
    this.offered = offered;
    this.attachments = attachments;
    this.turns = turns;
    this.voices = voices;
    this.flood = flood;
    this.afterWords = afterWords;
    this.afterPictureOrPin = afterPictureOrPin;
    this.clock = clock;
  }

  /**
   * @return the number of the message in its conversation; for a redelivery, the number it got
   *     first
   * @throws Refusal.Conflict when the id was used for another message
   * @throws Refusal.RuleBroken when there is nothing in it, or its choice was never offered
   */
  @Transactional
  public long take(long conversationId, Incoming incoming) {
    var conversation = conversations.lock(conversationId);
    var known = known(conversationId, incoming.externalId());
    if (known.isPresent()) {
      if (!known.get().isSameAs(incoming)) {
        throw new Refusal.Conflict("this id was used for another message");
      }
      return known.get().seq();
    }
    check(conversation, incoming);
    conversation.heard(clock.instant());
    conversation.identityId().ifPresent(identities::wroteAgain);
    var message = new Message(conversation, incoming, clock.instant());
    entities.persist(message);
    attachments.bind(conversationId, incoming.attachments(), message.id());
    if (!handler.settlesAtOnce(conversation, message, message.words())
        && !flood.stops(conversation, incoming)
        && !voices.takes(message)) {
      joinTurn(conversation, message, incoming);
    }
    return message.seq();
  }

  /** Whether a message with this id was taken before. */
  @Transactional
  public boolean knows(long conversationId, String externalId) {
    return known(conversationId, externalId).isPresent();
  }

  /**
   * The resident gave a message other words. That counts while nobody has begun to understand it;
   * later the new words are to be taken as a message of their own.
   *
   * @return whether they count; false also for a message that was never taken
   */
  @Transactional
  public boolean amend(long conversationId, String externalId, String words) {
    var conversation = conversations.lock(conversationId);
    var open =
        known(conversationId, externalId)
            .filter(message ->
                message.turn().filter(turn -> turns.takes(conversationId, turn)).isPresent());
    open.ifPresent(message -> {
      message.rewritten(Incoming.readable(words));
      if (handler.settlesAtOnce(conversation, message, message.words())) {
        message.leavesTurn();
      }
    });
    return open.isPresent();
  }

  /** Something is on its way that takes a moment to fetch: a turn that is open waits for it. */
  @Transactional
  public void expectMore(long conversationId) {
    var conversation = conversations.lock(conversationId);
    turns.join(conversationId, conversation.lastTurn(), afterPictureOrPin);
  }

  private void check(Conversation conversation, Incoming incoming) {
    if (incoming.words().length() > Incoming.LONGEST) {
      throw new Refusal.TooLarge("a message has at most " + Incoming.LONGEST + " characters");
    }
    if (incoming.isEmpty()) {
      throw new Refusal.RuleBroken("the message is empty");
    }
    incoming
        .choice()
        .filter(choice -> !offered.has(conversation, choice))
        .ifPresent(choice -> {
          throw new Refusal.RuleBroken("this choice was not offered");
        });
  }

  private void joinTurn(Conversation conversation, Message message, Incoming incoming) {
    var window = windowAfter(incoming);
    if (!turns.join(conversation.id(), conversation.lastTurn(), window)) {
      turns.begin(conversation.id(), conversation.nextTurn(), window);
    }
    message.belongsTo(conversation.lastTurn());
  }

  private Duration windowAfter(Incoming incoming) {
    if (incoming.choice().isPresent()) {
      return Duration.ZERO;
    }
    return incoming.moreComes()
            || !incoming.attachments().isEmpty()
            || incoming.location().isPresent()
        ? afterPictureOrPin
        : afterWords;
  }

  private Optional<Message> known(long conversationId, String externalId) {
    return entities
        .createQuery(
            "from Message where conversationId = :conversation and externalId = :id", Message.class)
        .setParameter("conversation", conversationId)
        .setParameter("id", externalId)
        .getResultStream()
        .findFirst();
  }
}
