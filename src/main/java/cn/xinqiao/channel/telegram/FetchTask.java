package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Inbox;
import cn.xinqiao.channel.Incoming;
import cn.xinqiao.channel.Pictures;
import cn.xinqiao.channel.Recordings;
import cn.xinqiao.channel.Recordings.Recording;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Slow;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Fetches one file and makes it a message of its own; the words that came with it were taken
 * before. What cannot be had is said to the resident once.
 */
@ApplicationScoped
class FetchTask {
  static final TaskDescriptor<Void> NAME = TaskDescriptor.of("telegram-file");

  /** With doubled pauses from two seconds on: given up after two minutes. */
  private static final int ATTEMPTS = 7;

  private static final Duration RETRY = Duration.ofSeconds(30);

  private final EntityManager entities;
  private final TelegramApi api;
  private final Pictures pictures;
  private final Recordings recordings;
  private final AttachmentStore attachments;
  private final Conversations conversations;
  private final Inbox inbox;
  private final Apologies apologies;
  private final Clock clock;

  FetchTask(
      EntityManager entities,
      TelegramApi api,
      Pictures pictures,
      Recordings recordings,
      AttachmentStore attachments,
      Conversations conversations,
      Inbox inbox,
      Apologies apologies,
      Clock clock) {
    this.entities = entities;
    this.api = api;
    this.pictures = pictures;
    this.recordings = recordings;
    this.attachments = attachments;
    this.conversations = conversations;
    this.inbox = inbox;
    this.apologies = apologies;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @Slow
  Task<Void> fetchFile() {
    return Tasks.custom(NAME)
        .onFailure((failed, again) -> again.reschedule(failed, clock.instant().plus(RETRY)))
        .onDeadExecution((dead, again) -> again.reschedule(dead, clock.instant()))
        .execute((instance, context) -> run(Long.parseLong(instance.getId())));
  }

  /**
   * What stays of a file.
   *
   * @param type a media type of ours
   */
  private record Kept(String type, byte[] bytes) {}

  private CompletionHandler<Void> run(long id) {
    var file =
        QuarkusTransaction.requiringNew()
            .call(() -> Optional.ofNullable(entities.find(WaitingFile.class, id)));
    if (file.isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    var here = temporary();
    try {
      return switch (api.fetch(file.get().fileId(), here)) {
        case TelegramApi.Fetched.Done() -> taken(file.get(), here);
        case TelegramApi.Fetched.TooLarge() -> given(file.get(), "telegram.file.large");
        case TelegramApi.Fetched.Gone() -> given(file.get(), "telegram.file.lost");
        case TelegramApi.Fetched.NotNow() -> later(file.get());
      };
    } finally {
      delete(here);
    }
  }

  private CompletionHandler<Void> taken(WaitingFile file, Path here) {
    try {
      var content = content(file, here);
      QuarkusTransaction.requiringNew().run(() -> take(file, content));
      return new CompletionHandler.OnCompleteRemove<>();
    } catch (Refusal.TooLarge e) {
      return given(file, "telegram.file.large");
    } catch (Refusal.Unsupported e) {
      return given(file, "telegram.file.unreadable");
    }
  }

  private Kept content(WaitingFile file, Path here) {
    return switch (file.kind()) {
      case PICTURE -> new Kept("image/jpeg", pictures.redraw(here));
      case SOUND -> kept(recordings.read(here));
    };
  }

  private static Kept kept(Recording recording) {
    return new Kept(recording.type(), recording.content());
  }

  private void take(WaitingFile file, Kept content) {
    conversations.lock(file.conversationId());
    if (removed(file) && !inbox.knows(file.conversationId(), file.externalId())) {
      var kept = attachments.keep(file.conversationId(), content.type(), content.bytes());
      inbox.take(
          file.conversationId(),
          new Incoming(
              file.externalId(),
              "",
              Optional.empty(),
              Optional.empty(),
              List.of(kept.id()),
              file.saidAt()));
    }
  }

  /** It will not come: that is said instead. */
  private CompletionHandler<Void> given(WaitingFile file, String key) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          var talk = conversations.lock(file.conversationId());
          if (removed(file)) {
            apologies.say(talk, key);
          }
        });
    return new CompletionHandler.OnCompleteRemove<>();
  }

  private CompletionHandler<Void> later(WaitingFile file) {
    int failed =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              var found = entities.find(WaitingFile.class, file.id());
              return found == null ? ATTEMPTS : found.failedAgain();
            });
    return failed < ATTEMPTS
        ? (done, then) ->
            then.reschedule(done, clock.instant().plus(Duration.ofSeconds(1L << failed)))
        : given(file, "telegram.file.lost");
  }

  /** Whether it was still there: only one of two replicas goes on with it. */
  private boolean removed(WaitingFile file) {
    return entities
            .createQuery("delete from WaitingFile where id = :id")
            .setParameter("id", file.id())
            .executeUpdate()
        == 1;
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("telegram-", ".part");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
