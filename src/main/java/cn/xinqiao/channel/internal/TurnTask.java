package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.InboundHandler;
import cn.xinqiao.channel.InboundHandler.Effects;
import cn.xinqiao.channel.InboundHandler.Overtaken;
import cn.xinqiao.channel.InboundHandler.TurnWords;
import cn.xinqiao.channel.Message;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Works off one turn. The task's key is conversation and turn number, so a message that arrives
 * during a run belongs to the next turn and is never dropped. No lock is held while the words are
 * understood; the effects and the end of the turn are one transaction.
 */
@ApplicationScoped
class TurnTask {
  static final TaskDescriptor<Void> NAME = TaskDescriptor.of("turn");

  private static final int ATTEMPTS = 4;
  private static final int GLANCES = 5;
  private static final Duration SOON = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final EntityManager entities;
  private final Conversations conversations;
  private final InboundHandler handler;
  private final TurnPermits permits;
  private final Clock clock;

  TurnTask(
      EntityManager entities,
      Conversations conversations,
      InboundHandler handler,
      TurnPermits permits,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.handler = handler;
    this.permits = permits;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> task() {
    return Tasks.custom(NAME)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(RETRY, 2))
        .onDeadExecution((dead, again) -> again.reschedule(dead, clock.instant()))
        .execute((instance, context) -> run(key(instance.getId())));
  }

  /** What to do with a turn right now. */
  private sealed interface Next {
    record Wait(Instant until) implements Next {}

    record Understand(TurnWords words, int attempt) implements Next {}

    record Nothing() implements Next {}
  }

  private CompletionHandler<Void> run(Turn.Key key) {
    return switch (QuarkusTransaction.requiringNew().call(() -> begin(key))) {
      case Next.Wait(var until) -> (done, then) -> then.reschedule(done, until);
      case Next.Nothing() -> new CompletionHandler.OnCompleteRemove<>();
      case Next.Understand(var words, var attempt) -> {
        permits.during(() -> answer(key, words, attempt));
        yield new CompletionHandler.OnCompleteRemove<>();
      }
    };
  }

  private Next begin(Turn.Key key) {
    conversations.lock(key.conversationId());
    var turn = entities.find(Turn.class, key);
    if (turn == null || turn.isDone()) {
      return new Next.Nothing();
    }
    var now = clock.instant();
    var before = entities.find(Turn.class, key.before());
    if (before != null && !before.isDone()) {
      return new Next.Wait(now.plus(SOON));
    }
    if (now.isBefore(turn.dueAt())) {
      return new Next.Wait(turn.dueAt());
    }
    var messages = messagesOf(key);
    if (messages.isEmpty()) {
      turn.finish(now); // its only words were changed into a cry for help, which was met at once
      return new Next.Nothing();
    }
    int attempt = turn.start();
    return new Next.Understand(new TurnWords(key.conversationId(), messages), attempt);
  }

  private void answer(Turn.Key key, TurnWords words, int attempt) {
    for (int glance = 1; ; glance++) {
      var effects = effects(words, attempt);
      try {
        QuarkusTransaction.requiringNew().run(() -> finish(key, effects));
        return;
      } catch (Overtaken e) {
        if (glance == GLANCES) {
          throw e;
        }
      }
    }
  }

  private Effects effects(TurnWords words, int attempt) {
    if (attempt <= ATTEMPTS) {
      return handler.understand(words);
    }
    Log.errorf("conversation %d: a turn goes to a person", words.conversationId());
    return handler.handToPerson(words);
  }

  private void finish(Turn.Key key, Effects effects) {
    var conversation = conversations.lock(key.conversationId());
    var turn = entities.find(Turn.class, key);
    if (turn.isDone()) {
      return; // another replica took this turn over while we were thought dead
    }
    effects.apply(conversation);
    turn.finish(clock.instant());
  }

  private List<Message> messagesOf(Turn.Key key) {
    return entities
        .createQuery(
            "from Message where conversationId = :conversation and turnNo = :turn order by providerAt,"
                + " seq",
            Message.class)
        .setParameter("conversation", key.conversationId())
        .setParameter("turn", key.number())
        .getResultList();
  }

  private static Turn.Key key(String taskInstance) {
    var parts = taskInstance.split("-");
    return new Turn.Key(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }
}
