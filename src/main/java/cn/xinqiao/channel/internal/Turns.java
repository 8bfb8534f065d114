package cn.xinqiao.channel.internal;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Opens turns, each with its task, and lets messages join them. Part of the inbox transaction,
 * which holds the conversation's lock.
 */
@ApplicationScoped
public class Turns {
  private final EntityManager entities;
  private final SchedulerClient tasks;
  private final Clock clock;

  Turns(EntityManager entities, SchedulerClient tasks, Clock clock) {
    this.entities = entities;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * One more message for a turn that waits.
   *
   * @param window how long more is waited for; zero ends the wait
   * @return whether the turn still takes messages; otherwise the message needs another one
   */
  public boolean join(long conversationId, long number, Duration window) {
    var now = clock.instant();
    var open = open(new Turn.Key(conversationId, number));
    open.ifPresent(turn -> {
      turn.slide(now, window);
      if (window.isZero()) {
        turn.endNow(now);
        wake(turn, now);
      }
    });
    return open.isPresent();
  }

  /** A new turn, which waits that long for more. */
  public void begin(long conversationId, long number, Duration window) {
    var turn = new Turn(new Turn.Key(conversationId, number), clock.instant(), window);
    entities.persist(turn);
    tasks.scheduleIfNotExists(
        TurnTask.NAME.instance(turn.key().taskInstance()).data(null).build(), turn.dueAt());
  }

  /** Whether nobody has begun to understand this turn yet. */
  public boolean takes(long conversationId, long number) {
    return open(new Turn.Key(conversationId, number)).isPresent();
  }

  private Optional<Turn> open(Turn.Key key) {
    return Optional.ofNullable(entities.find(Turn.class, key)).filter(Turn::takesMessages);
  }

  /** A button ends the wait. A task that is just being picked up will see the new end by itself. */
  private void wake(Turn turn, Instant now) {
    try {
      tasks.reschedule(TurnTask.NAME.instanceId(turn.key().taskInstance()), now);
    } catch (TaskInstanceException e) {
      // it waits for this conversation's lock, or the sweeper will plan it again
    }
  }
}
