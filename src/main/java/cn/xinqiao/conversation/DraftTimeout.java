package cn.xinqiao.conversation;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.conversation.internal.Drafting;
import cn.xinqiao.conversation.internal.Stage;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens what nobody answered. A question that stays open for half an hour must not swallow the
 * matter: the case is opened all the same, marked unconfirmed, and its number is sent.
 */
@ApplicationScoped
class DraftTimeout {
  private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("unanswered-question");

  private final Conversations conversations;
  private final Talks talks;
  private final Drafting drafting;
  private final Instance<Performer> performer; // it plans with us what we later perform with it
  private final SchedulerClient tasks;
  private final Clock clock;
  private final Duration patience;

  DraftTimeout(
      Conversations conversations,
      Talks talks,
      Drafting drafting,
      Instance<Performer> performer,
      SchedulerClient tasks,
      Clock clock,
      @ConfigProperty(name = "xinqiao.talk.open-unanswered-after") Duration patience) {
    this.conversations = conversations;
    this.talks = talks;
    this.drafting = drafting;
    this.performer = performer;
    this.tasks = tasks;
    this.clock = clock;
    this.patience = patience;
  }

  void plan(Conversation conversation, long question) {
    tasks.scheduleIfNotExists(
        TASK.instance(conversation.id() + "-" + question).build(), clock.instant().plus(patience));
  }

  @Produces
  @Singleton
  Task<Void> task() {
    return Tasks.oneTime(TASK)
        .execute((instance, context) -> {
          var parts = instance.getId().split("-");
          QuarkusTransaction.requiringNew()
              .run(() -> openUnanswered(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
        });
  }

  private void openUnanswered(long conversationId, long question) {
    var conversation = conversations.lock(conversationId);
    var talk = talks.of(conversation);
    var draft = talks.draftOf(talk);
    if (draft.isEmpty() || talk.cardSeq() == null || talk.cardSeq() != question) {
      return; // it was answered
    }
    var opened = draft.get().matters().isEmpty() ? drafting.forPerson(draft.get()) : draft.get();
    // a danger that interrupted the question may still be talked about
    var next = talk.stage() == Stage.EMERGENCY ? Stage.EMERGENCY : Stage.IDLE;
    talks.goOn(talk, next, Optional.empty());
    performer.get().open(conversation, opened);
  }
}
