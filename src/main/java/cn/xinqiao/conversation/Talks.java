package cn.xinqiao.conversation;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.conversation.internal.Draft;
import cn.xinqiao.conversation.internal.Stage;
import cn.xinqiao.conversation.internal.TalkState;
import cn.xinqiao.resident.Residents;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;

/** Where the talks stand. */
@ApplicationScoped
class Talks {
  private final EntityManager entities;
  private final Conversations conversations;
  private final Residents residents;
  private final ObjectMapper json;
  private final Clock clock;

  Talks(
      EntityManager entities,
      Conversations conversations,
      Residents residents,
      ObjectMapper json,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.residents = residents;
    this.json = json;
    this.clock = clock;
  }

  /** A look without the lock, in a transaction of its own. */
  TalkState look(long conversationId) {
    return QuarkusTransaction.requiringNew().call(() -> state(conversations.get(conversationId)));
  }

  private TalkState state(Conversation conversation) {
    var talk = of(conversation);
    return new TalkState(
        talk.version(),
        talk.stage(),
        talk.cardSeq(),
        draftOf(talk),
        talk.wasContactAsked(),
        residents.isReachable(conversation.residentId()),
        residents.introduction(conversation.residentId()).isPresent());
  }

  Conversation conversation(long id) {
    return conversations.get(id);
  }

  /**
   * Part of the caller's transaction, which holds the conversation's lock if it changes anything.
   */
  Talk of(Conversation conversation) {
    var known = entities.find(Talk.class, conversation.id());
    return known == null ? new Talk(conversation, clock.instant()) : known;
  }

  Optional<Draft> draftOf(Talk talk) {
    return Optional.ofNullable(talk.draft()).map(this::read);
  }

  void goOn(Talk talk, Stage next, Optional<Draft> draft) {
    talk.goOn(next, draft.map(this::written).orElse(null), clock.instant());
    if (!entities.contains(talk)) {
      entities.persist(talk);
    }
  }

  private Draft read(String draft) {
    try {
      return json.readValue(draft, Draft.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored draft cannot be read", e);
    }
  }

  private String written(Draft draft) {
    try {
      return json.writeValueAsString(draft);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a draft is always JSON", e);
    }
  }
}
