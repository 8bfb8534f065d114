package cn.xinqiao.channel;

import cn.xinqiao.kernel.Refusal;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes each message in exactly once. When {@link #take} returns, the message, what an emergency
 * rule made of it and the turn that will answer it are rows of one committed transaction.
 */
@ApplicationScoped
public class Inbox {
  private static final Duration AFTER_TEXT = Duration.ofMillis(1200);
  private static final Duration AFTER_PICTURE_OR_PIN = Duration.ofSeconds(3);

  private final EntityManager entities;
  private final Conversations conversations;
  private final InboundHandler handler;
  private final OfferedOptions offered;
  private final AttachmentStore attachments;
  private final SchedulerClient tasks;
  private final Clock clock;

  Inbox(
      EntityManager entities,
      Conversations conversations,
      InboundHandler handler,
      OfferedOptions offered,
      AttachmentStore attachments,
      SchedulerClient tasks,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.handler = handler;
    this.offered = offered;
    this.attachments = attachments;
    this.tasks = tasks;
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
    var message = new Message(conversation, incoming, clock.instant());
    entities.persist(message);
    attachments.bind(conversationId, incoming.attachments(), message.id());
    if (!handler.settlesAtOnce(conversation, message)) {
      joinTurn(conversation, message, incoming);
    }
    return message.seq();
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
    Instant now = clock.instant();
    var window = windowAfter(incoming);
    var open = openTurn(conversation);
    if (open.isPresent()) {
      open.get().slide(now, window);
      message.belongsTo(open.get().key().number());
      if (window.isZero()) {
        open.get().endNow(now);
        wake(open.get(), now);
      }
      return;
    }
    var turn = new Turn(new Turn.Key(conversation.id(), conversation.nextTurn()), now, window);
    entities.persist(turn);
    message.belongsTo(turn.key().number());
    tasks.schedule(
        TurnTask.NAME.instance(turn.key().taskInstance()).data(null).build(), turn.dueAt());
  }

  /** A button ends the wait. A task that is just being picked up will see the new end by itself. */
  private void wake(Turn turn, Instant now) {
    try {
      tasks.reschedule(TurnTask.NAME.instanceId(turn.key().taskInstance()), now);
    } catch (TaskInstanceException e) {
      // it waits for this conversation's lock, or the sweeper will plan it again
    }
  }

  private Optional<Turn> openTurn(Conversation conversation) {
    return Optional.ofNullable(
            entities.find(Turn.class, new Turn.Key(conversation.id(), conversation.lastTurn())))
        .filter(Turn::takesMessages);
  }

  private static Duration windowAfter(Incoming incoming) {
    if (incoming.choice().isPresent()) {
      return Duration.ZERO;
    }
    return incoming.attachments().isEmpty() && incoming.location().isEmpty()
        ? AFTER_TEXT
        : AFTER_PICTURE_OR_PIN;
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
