package cn.xinqiao.channel;

import cn.xinqiao.channel.internal.Turns;
import cn.xinqiao.kernel.Slow;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has voice messages read by a machine before their turn begins, where there is one. Whatever goes
 * wrong there, the turn begins all the same, and a person listens.
 */
@ApplicationScoped
class VoiceReading {
  private static final TaskDescriptor<Void> NAME = TaskDescriptor.of("read-voice");
  private static final int TRIES = 2;

  private final EntityManager entities;
  private final Conversations conversations;
  private final AttachmentStore attachments;
  private final Transcripts transcripts;
  private final Transcriber transcriber;
  private final Instance<InboundHandler> handler;
  private final Turns turns;
  private final SchedulerClient tasks;
  private final Clock clock;

  VoiceReading(
      EntityManager entities,
      Conversations conversations,
      AttachmentStore attachments,
      Transcripts transcripts,
      Transcriber transcriber,
      Instance<InboundHandler> handler,
      Turns turns,
      @Slow SchedulerClient tasks,
      Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.attachments = attachments;
    this.transcripts = transcripts;
    this.transcriber = transcriber;
    this.handler = handler;
    this.turns = turns;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * Part of the inbox transaction.
   *
   * @return whether the message waits to be read; its turn begins after that
   */
  boolean takes(Message message) {
    if (!transcriber.isOpen() || recordings(message).isEmpty()) {
      return false;
    }
    tasks.scheduleIfNotExists(NAME.instance(String.valueOf(message.id())).build(), clock.instant());
    return true;
  }

  @Produces
  @Singleton
  @Slow
  Task<Void> task() {
    return Tasks.oneTime(NAME)
        .execute((instance, context) -> read(Long.parseLong(instance.getId())));
  }

  private void read(long messageId) {
    var voices =
        QuarkusTransaction.requiringNew()
            .call(() ->
                Optional.ofNullable(entities.find(Message.class, messageId))
                    .map(this::recordings)
                    .orElse(List.of()));
    var read = new HashMap<String, String>();
    for (String id : voices) {
      read(id).ifPresent(words -> read.put(id, words));
    }
    QuarkusTransaction.requiringNew().run(() -> goOn(messageId, read));
  }

  /** A server that is slow is not asked again: the resident waits. */
  private Optional<String> read(String id) {
    var recording = QuarkusTransaction.requiringNew().call(() -> attachments.find(id));
    for (int left = TRIES; recording.isPresent() && left > 0; left--) {
      try {
        return transcriber.read(recording.get()).map(Incoming::readable);
      } catch (RuntimeException e) {
        Log.warnf("a voice message could not be read: %s", e.getMessage());
        if (e.getCause() instanceof HttpTimeoutException) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** As if the words had just been typed: danger first, else a turn. */
  private void goOn(long messageId, Map<String, String> read) {
    var message = entities.find(Message.class, messageId);
    if (message == null) {
      return; // erased meanwhile
    }
    var conversation = conversations.lock(message.conversationId());
    read.forEach(transcripts::keep);
    var words = (message.words() + "\n" + String.join("\n", read.values())).strip();
    if (!read.isEmpty() && handler.get().settlesAtOnce(conversation, message, words)) {
      return;
    }
    if (!turns.join(conversation.id(), conversation.lastTurn(), Duration.ofMillis(300))) {
      turns.begin(conversation.id(), conversation.nextTurn(), Duration.ofMillis(300));
    }
    message.belongsTo(conversation.lastTurn());
  }

  private List<String> recordings(Message message) {
    return attachments.of(message.id()).stream()
        .filter(a -> Recordings.isRecording(a.type()))
        .map(AttachmentStore.Listed::id)
        .toList();
  }
}
