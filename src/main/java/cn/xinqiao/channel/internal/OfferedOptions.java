package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Incoming;
import cn.xinqiao.channel.Sender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Objects;

/** Which buttons a resident has been shown. */
@ApplicationScoped
public class OfferedOptions {
  private final EntityManager entities;
  private final ObjectMapper json;

  OfferedOptions(EntityManager entities, ObjectMapper json) {
    this.entities = entities;
    this.json = json;
  }

  /** Also true for a button of an older message: that one is stale, not unknown. */
  public boolean has(Conversation conversation, Incoming.Choice choice) {
    var seq = choice.of() == null ? conversation.lastOptions() : choice.of();
    if (seq == null) {
      return false;
    }
    return entities
        .createQuery(
            "select m.extras from Message m where m.conversationId = :conversation and m.seq = :seq"
                + " and m.sender = :bot",
            String.class)
        .setParameter("conversation", conversation.id())
        .setParameter("seq", seq)
        .setParameter("bot", Sender.BOT)
        .getResultStream()
        .filter(Objects::nonNull)
        .anyMatch(extras -> offers(extras, choice));
  }

  private boolean offers(String extras, Incoming.Choice choice) {
    try {
      for (var option : json.readTree(extras).path("options")) {
        if (option.path("id").asText().equals(choice.id())
            && (choice.matter() == null
                || !option.has("matter")
                || option.path("matter").asInt() == choice.matter())) {
          return true;
        }
      }
      return false;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored message is not JSON", e);
    }
  }
}
