package cn.xinqiao.channel;

import cn.xinqiao.channel.internal.Outgoing;
import cn.xinqiao.channel.internal.Post;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What goes out to residents, kept until it has arrived. A message is written in the transaction of
 * whatever caused it: what is rolled back was never said.
 */
@ApplicationScoped
public class Outbox {
  private final EntityManager entities;
  private final ObjectMapper json;
  private final AttachmentStore attachments;
  private final Event<Said> said;
  private final Event<Delivered> delivered;
  private final Post post;
  private final Clock clock;

  Outbox(
      EntityManager entities,
      ObjectMapper json,
      AttachmentStore attachments,
      Post post,
      Event<Said> said,
      Event<Delivered> delivered,
      Clock clock) {
    this.entities = entities;
    this.json = json;
    this.attachments = attachments;
    this.post = post;
    this.said = said;
    this.delivered = delivered;
    this.clock = clock;
  }

  /** Something new can be fetched from this conversation. */
  public record Said(long conversationId) {}

  /** A message about a case has arrived; its talk and its place there tell which one. */
  public record Delivered(
      String caseNumber, long conversationId, long seq, String channel, String proof) {}

  /** A message about a case has come to nobody, and no other way is left. */
  public record Undelivered(String caseNumber, long conversationId, long seq, String why) {}

  /** The bot says something; the conversation is locked by the caller. */
  public long say(Conversation conversation, Utterance utterance) {
    return send(conversation, Sender.BOT, utterance, null, false, List.of());
  }

  /**
   * Something about a case that has to arrive: where the talk's own way fails, the next contact
   * that the resident gave is tried, and at last {@link Undelivered} is told.
   *
   * @param sender the bot, or the officer who wrote it
   */
  public long sayAbout(
      Conversation conversation, Sender sender, Utterance utterance, String caseNumber) {
    return sayAbout(conversation, sender, utterance, caseNumber, List.of());
  }

  /**
   * The same with attachments.
   *
   * @param attachments kept for this conversation, and sent in no other message
   */
  public long sayAbout(
      Conversation conversation,
      Sender sender,
      Utterance utterance,
      String caseNumber,
      List<String> attachments) {
    return send(conversation, sender, utterance, caseNumber, true, attachments);
  }

  /** News of a case that the resident can do without, and that newer news makes untrue. */
  public long mention(Conversation conversation, Utterance utterance, String caseNumber) {
    return send(conversation, Sender.BOT, utterance, caseNumber, false, List.of());
  }

  private long send(
      Conversation conversation,
      Sender sender,
      Utterance utterance,
      String caseNumber,
      boolean mustReach,
      List<String> attached) {
    var message =
        new Message(
            conversation,
            sender,
            utterance.text(),
            structureOf(conversation, sender, utterance),
            clock.instant());
    entities.persist(message);
    attachments.bind(conversation.id(), attached, message.id());
    entities.persist(new Outgoing(message, conversation, caseNumber, mustReach));
    post.send(conversation, message, utterance, Optional.ofNullable(caseNumber), mustReach);
    if (sender == Sender.BOT) {
      conversation.offers(utterance.options().isEmpty() ? null : message.seq());
    }
    said.fire(new Said(conversation.id()));
    return message.seq();
  }

  /**
   * A client says that it has everything up to this number. Two pages of the same talk may say so
   * at once: each arrival is told to its case once.
   */
  public void arrived(long conversationId, long upTo) {
    List<Outgoing> pending =
        entities
            .createQuery(
                "from Outgoing where conversationId = :conversation and state = :pending and seq <="
                    + " :upTo order by seq",
                Outgoing.class)
            .setParameter("conversation", conversationId)
            .setParameter("pending", Outgoing.State.PENDING)
            .setParameter("upTo", upTo)
            .getResultList();
    for (Outgoing outgoing : pending) {
      if (isSettledNow(outgoing)) {
        outgoing
            .caseNumber()
            .ifPresent(number ->
                delivered.fire(
                    new Delivered(
                        number, conversationId, outgoing.seq(), outgoing.channel(), "fetched")));
      }
    }
  }

  private boolean isSettledNow(Outgoing outgoing) {
    return entities
            .createQuery(
                "update Outgoing set state = :delivered, attempts = attempts + 1, proof = :proof,"
                    + " settledAt = :now where messageId = :id and state = :pending")
            .setParameter("delivered", Outgoing.State.DELIVERED)
            .setParameter("proof", "fetched by the resident's client")
            .setParameter("now", clock.instant())
            .setParameter("id", outgoing.messageId())
            .setParameter("pending", Outgoing.State.PENDING)
            .executeUpdate()
        == 1;
  }

  /**
   * Whether a message of a talk was sent to this address, be it that of another channel: whoever
   * answers from there answers in that talk.
   */
  public boolean wasSentTo(long conversationId, long seq, String address) {
    return post.wentTo(conversationId, seq, address);
  }

  /** The case that an officer last wrote about here: what the resident says now answers that. */
  public Optional<String> lastCaseOf(long conversationId) {
    return entities
        .createQuery(
            "select o.caseNumber from Outgoing o, Message m where m.id = o.messageId and"
                + " o.conversationId = :conversation and m.sender = :officer and o.caseNumber is not"
                + " null order by o.seq desc",
            String.class)
        .setParameter("conversation", conversationId)
        .setParameter("officer", Sender.OFFICER)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** An officer writes as officers do; what the bot says is in the language of the talk. */
  private String structureOf(Conversation conversation, Sender sender, Utterance utterance) {
    try {
      ObjectNode structure = json.valueToTree(utterance);
      if (sender == Sender.BOT) {
        structure.put("language", conversation.language().tag());
      }
      return json.writeValueAsString(structure);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an utterance is always JSON", e);
    }
  }
}
