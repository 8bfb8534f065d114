package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.ChannelRules;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Message;
import cn.xinqiao.channel.Parcel;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packs what waits for one address, and knows when that address may not be written to. */
@ApplicationScoped
class Parcels {
  private final EntityManager entities;
  private final Ways ways;
  private final ChannelRules rules;
  private final AttachmentStore attachments;
  private final ObjectMapper json;
  private final Clock clock;

  Parcels(
      EntityManager entities,
      Ways ways,
      ChannelRules rules,
      AttachmentStore attachments,
      ObjectMapper json,
      Clock clock) {
    this.entities = entities;
    this.ways = ways;
    this.rules = rules;
    this.attachments = attachments;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What goes at once.
   *
   * @param dispatches that it stands for, oldest first
   */
  record Load(Parcel parcel, List<Dispatch> dispatches) {}

  /** The oldest, and what may be joined to it without leaving its order. */
  Load load(List<Dispatch> waiting) {
    var first = waiting.getFirst();
    var message = message(first);
    var utterance = utterance(message);
    var dispatches = new ArrayList<Dispatch>(List.of(first));
    var rule = rules.of(first.way().channel());
    if (rule.merge() && canBeJoined(message, utterance)) {
      for (Dispatch next : waiting.subList(1, waiting.size())) {
        var behind = message(next);
        var both = utterance.text() + "\n\n" + behind.words();
        if (!canBeJoined(behind, utterance(behind)) || both.length() > rule.longest()) {
          break;
        }
        utterance = utterance.saying(both);
        dispatches.add(next);
      }
    }
    return new Load(parcel(first, message, utterance), dispatches);
  }

  /** Why this address may not be written to any more with this message; empty when it may. */
  Optional<String> closed(Dispatch dispatch) {
    var rule = rules.of(dispatch.way().channel());
    var now = clock.instant();
    if (rule.giveUpAfter()
        .filter(most -> dispatch.createdAt().plus(most).isBefore(now))
        .isPresent()) {
      return Optional.of("too old to be sent");
    }
    if (dispatch.way().identityId() == null) {
      return Optional.empty(); // windows are about answers
    }
    var heard = talk(dispatch).heardAt();
    if (rule.window()
        .filter(w -> heard.isEmpty() || heard.get().plus(w).isBefore(now))
        .isPresent()) {
      return Optional.of("the resident wrote too long ago to be answered on this channel");
    }
    return rule.quota()
        .filter(most -> sentSince(dispatch, heard.orElse(Instant.EPOCH)) >= most)
        .map(most -> "the channel takes no more answers until the resident writes");
  }

  /** The moment until which this address is not sent the next message. */
  Instant restsUntil(Dispatch dispatch) {
    var pause = rules.of(dispatch.way().channel()).pause();
    return lastSent(dispatch).map(last -> last.plus(pause)).orElse(Instant.EPOCH);
  }

  private static boolean canBeJoined(Message message, Utterance utterance) {
    return message.sender() == Sender.BOT && utterance.canBeJoined();
  }

  private Parcel parcel(Dispatch dispatch, Message message, Utterance utterance) {
    var talk = entities.find(Conversation.class, message.conversationId());
    return new Parcel(
        dispatch.id(),
        ways.address(dispatch.way()),
        talk.language(),
        talk.id(),
        message.seq(),
        message.sender(),
        utterance,
        attachments.of(message.id()),
        entities.find(Outgoing.class, message.id()).caseNumber());
  }

  private Utterance utterance(Message message) {
    try {
      var structure = (ObjectNode) json.readTree(message.extras());
      structure.put("text", message.words());
      return json.treeToValue(structure, Utterance.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored message is not JSON", e);
    }
  }

  private Message message(Dispatch dispatch) {
    return entities.find(Message.class, dispatch.messageId());
  }

  private Conversation talk(Dispatch dispatch) {
    return entities
        .createQuery("from Conversation where identityId = :identity", Conversation.class)
        .setParameter("identity", dispatch.way().identityId())
        .getSingleResult();
  }

  private long sentSince(Dispatch dispatch, Instant since) {
    return entities
        .createQuery(
            "select count(d) from Dispatch d where d.identityId = :identity and d.sentAt >= :since",
            Long.class)
        .setParameter("identity", dispatch.way().identityId())
        .setParameter("since", since)
        .getSingleResult();
  }

  private Optional<Instant> lastSent(Dispatch dispatch) {
    var way = dispatch.way();
    var query =
        way.identityId() != null
            ? entities
                .createQuery(
                    "select max(d.sentAt) from Dispatch d where d.identityId = :to", Instant.class)
                .setParameter("to", way.identityId())
            : entities
                .createQuery(
                    "select max(d.sentAt) from Dispatch d where d.contactId = :to", Instant.class)
                .setParameter("to", way.contactId());
    return Optional.ofNullable(query.getSingleResult());
  }
}
