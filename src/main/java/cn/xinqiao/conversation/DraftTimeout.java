package cn.xinqiao.conversation;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.conversation.internal.Draft;
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
 * matter: the case is opened all the same, marked unconfirmed, and its number is sent. Whoever does
 * not say within minutes whether there is danger may not be able to: the alarm is raised.
 */
@ApplicationScoped
class DraftTimeout {
  private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("unanswered-question");

  private final Conversations conversations;
  private final Talks talks;
  private final Drafting drafting;
  private final EmergencyTalk emergencies;
  private final Instance<Performer> performer; // it plans with us what we later perform with it
  private final SchedulerClient tasks;
  private final Clock clock;
  private final Duration patience;
  private final Duration patienceInDanger;

  DraftTimeout(
      Conversations conversations,
      Talks talks,
      Drafting drafting,
      EmergencyTalk emergencies,
      Instance<Performer> performer,
      SchedulerClient tasks,
      Clock clock,
      @ConfigProperty(name = "xinqiao.talk.open-unanswered-after") Duration patience,
      @ConfigProperty(name = "xinqiao.talk.danger-unanswered-after") Duration patienceInDanger) {
    this.conversations = conversations;
    this.talks = talks;
    this.drafting = drafting;
    this.emergencies = emergencies;
    this.performer = performer;
    this.tasks = tasks;
    this.clock = clock;
    this.patience = patience;
    this.patienceInDanger = patienceInDanger;
  }

  void plan(Conversation conversation, Stage stage, long question) {
    var wait = stage == Stage.DANGER ? patienceInDanger : patience;
    tasks.scheduleIfNotExists(
        TASK.instance(conversation.id() + "-" + question).build(), clock.instant().plus(wait));
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
    if (talk.stage() == Stage.DANGER) {
      raiseAlarm(conversation, talk, draft.get());
    } else {
      open(conversation, talk, draft.get());
    }
  }

  private void raiseAlarm(Conversation conversation, Talk talk, Draft draft) {
    var unanswered = draft.suspected().orElseThrow().because("问过是不是现在的危险，市民没有回答");
    talks.goOn(talk, Stage.EMERGENCY, Optional.empty());
    emergencies.raise(conversation, talk, draft, unanswered);
    draft.later().ifPresent(later -> performer.get().open(conversation, later));
  }

  private void open(Conversation conversation, Talk talk, Draft draft) {
    var opened = draft.matters().isEmpty() ? drafting.forPerson(draft) : draft;
    // a danger that interrupted the question may still be talked about
    var next = talk.stage() == Stage.EMERGENCY ? Stage.EMERGENCY : Stage.IDLE;
    talks.goOn(talk, next, Optional.empty());
    performer.get().open(conversation, opened);
    draft.later().ifPresent(later -> performer.get().open(conversation, later));
  }
}
