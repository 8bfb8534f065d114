package cn.xinqiao.conversation;

import cn.xinqiao.cases.ResidentCases;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.kernel.Erased;
import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.resident.Residents;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Erases what a resident wants erased and no rule keeps (个人信息保护法 article 47): contacts at once, the
 * messages of a talk without open cases a little later, so that the last answer arrives first. The
 * words of registered cases stay as long as the rules say.
 */
@ApplicationScoped
class ErasureOnRequest {
  private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("erase-on-request");
  private static final Duration LAST_ANSWER = Duration.ofMinutes(10);

  private final ResidentCases cases;
  private final Residents residents;
  private final Instance<Eraser> erasers;
  private final Retention retention;
  private final Event<Erased> erased;
  private final SchedulerClient tasks;
  private final Clock clock;

  ErasureOnRequest(
      ResidentCases cases,
      Residents residents,
      @Any Instance<Eraser> erasers,
      Retention retention,
      Event<Erased> erased,
      SchedulerClient tasks,
      Clock clock) {
    this.cases = cases;
    this.residents = residents;
    this.erasers = erasers;
    this.retention = retention;
    this.erased = erased;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * Part of a transaction that holds the conversation's lock.
   *
   * @return whether the talk has to stay, because a case of it is still open
   */
  boolean erase(Conversation conversation) {
    residents.forgetContacts(conversation.residentId());
    cases.becameUnreachable(conversation);
    boolean open = cases.of(conversation).stream().anyMatch(file -> !file.line().state().isEnded());
    if (!open) {
      tasks.scheduleIfNotExists(
          TASK.instance(String.valueOf(conversation.id())).build(),
          clock.instant().plus(LAST_ANSWER));
    }
    return open;
  }

  @Produces
  @Singleton
  Task<Void> eraseOnRequest() {
    return Tasks.oneTime(TASK)
        .execute((instance, context) ->
            QuarkusTransaction.requiringNew().run(() -> eraseTalk(instance.getId())));
  }

  /** A case that was opened since keeps the talk, as a rule would. */
  private void eraseTalk(String id) {
    var rule = retention.of(Retention.Kept.TALK);
    for (Eraser eraser : erasers) {
      if (eraser.keeps() == rule.what()) {
        var counts = eraser.erase(id, rule, clock.instant());
        if (!counts.isEmpty()) {
          erased.fire(new Erased(rule, retention.version(), counts));
        }
      }
    }
  }
}
