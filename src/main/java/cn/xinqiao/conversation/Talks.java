package cn.xinqiao.conversation;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.conversation.internal.Draft;
import cn.xinqiao.conversation.internal.Request;
import cn.xinqiao.conversation.internal.Stage;
import cn.xinqiao.conversation.internal.TalkState;
import cn.xinqiao.resident.Residents;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the talks stand. */
@ApplicationScoped
class Talks {
  private static final Duration IN_A_ROW = Duration.ofHours(1);

  private final EntityManager entities;
  private final Conversations conversations;
  private final Residents residents;
  private final ResidentCases cases;
  private final ObjectMapper json;
  private final Clock clock;

  Talks(
      EntityManager entities,
      Conversations conversations,
      Residents residents,
      ResidentCases cases,
      ObjectMapper json,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.residents = residents;
    this.cases = cases;
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
        residents.introduction(conversation.residentId()).isPresent(),
        Optional.ofNullable(talk.asked()).map(asked -> read(asked, Request.class)),
        talk.isCalmed(),
        unreadOf(talk));
  }

  /** Days later the same words are a new beginning. */
  private Optional<Draft> unreadOf(Talk talk) {
    return Optional.ofNullable(talk.unread())
        .filter(_ -> talk.changedAt().isAfter(clock.instant().minus(IN_A_ROW)))
        .map(words -> read(words, Draft.class));
  }

  Conversation conversation(long id) {
    return conversations.get(id);
  }

  /** A look at the cases of a talk, newest first, in a transaction of its own. */
  List<CaseFile> casesOf(long conversationId) {
    return QuarkusTransaction.requiringNew()
        .call(() -> cases.of(conversations.get(conversationId)));
  }

  /**
   * Part of the caller's transaction, which holds the conversation's lock if it changes anything.
   */
  Talk of(Conversation conversation) {
    var known = entities.find(Talk.class, conversation.id());
    return known == null ? new Talk(conversation, clock.instant()) : known;
  }

  Optional<Draft> draftOf(Talk talk) {
    return Optional.ofNullable(talk.draft()).map(draft -> read(draft, Draft.class));
  }

  void goOn(Talk talk, Stage next, Optional<Draft> draft) {
    talk.goOn(next, draft.map(this::written).orElse(null), clock.instant());
    if (!entities.contains(talk)) {
      entities.persist(talk);
    }
  }

  /** What is asked back about from now on; what was before is not done. */
  void asksBack(Talk talk, Optional<Request> request) {
    talk.asksBack(request.map(this::written).orElse(null));
  }

  /** If nothing is found in the next words either, a person reads these too. */
  void foundNothingIn(Talk talk, Optional<Draft> words) {
    talk.foundNothingIn(words.map(this::written).orElse(null));
  }

  private <T> T read(String stored, Class<T> as) {
    try {
      return json.readValue(stored, as);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored " + as.getSimpleName() + " cannot be read", e);
    }
  }

  private String written(Object kept) {
    try {
      return json.writeValueAsString(kept);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what a talk keeps is always JSON", e);
    }
  }
}
