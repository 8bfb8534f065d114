package cn.xinqiao.followup;

import cn.xinqiao.channel.Conversations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongToIntFunction;

/**
 * Sends what is due, talk by talk. That something was sent or skipped is a row of the transaction
 * that writes the message, made under the lock of the talk: a restart, a second replica or a clock
 * that is put back asks nobody twice.
 */
@ApplicationScoped
class Revisiting {
  private static final int PAGE = 500;

  private final EntityManager entities;
  private final Conversations conversations;
  private final Asking asking;
  private final Clock clock;

  Revisiting(EntityManager entities, Conversations conversations, Asking asking, Clock clock) {
    this.entities = entities;
    this.conversations = conversations;
    this.asking = asking;
    this.clock = clock;
  }

  @Produces
  @Singleton
  Task<Void> revisit() {
    return Tasks.recurring("revisit", FixedDelay.ofMinutes(5))
        .execute((instance, context) -> run(clock.instant()));
  }

  /**
   * @return how many were sent or skipped
   */
  int run(Instant now) {
    sweep(
        "r.answerBy <= :now and r.state in ('SENT', 'PROVED')", now, talk -> fallSilent(talk, now));
    return sweep("r.dueAt <= :now and r.state = 'PLANNED'", now, talk -> asking.ask(talk, now));
  }

  private int sweep(String which, Instant now, LongToIntFunction act) {
    int done = 0;
    long last = 0;
    while (true) {
      var page = talks(which, now, last);
      if (page.isEmpty()) {
        return done;
      }
      for (long talk : page) {
        done += inPeace(talk, act);
      }
      last = page.getLast();
    }
  }

  private List<Long> talks(String which, Instant now, long last) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery(
                    "select distinct c.conversationId from Revisit r, CaseReporter c where c.id ="
                        + " r.reporterId and "
                        + which
                        + " and c.conversationId > :last order by c.conversationId",
                    Long.class)
                .setParameter("now", now)
                .setParameter("last", last)
                .setMaxResults(PAGE)
                .getResultList());
  }

  /** A talk that goes wrong must not keep the others from theirs; it comes again next time. */
  private static int inPeace(long talk, LongToIntFunction act) {
    try {
      return QuarkusTransaction.requiringNew().call(() -> act.applyAsInt(talk));
    } catch (RuntimeException e) {
      Log.warnf("revisits of talk %d were not sent (%s)", talk, e.getClass());
      return 0;
    }
  }

  /** An answer that comes at the same moment is no silence. */
  private int fallSilent(long talk, Instant now) {
    conversations.lock(talk);
    var silent =
        entities
            .createQuery(
                "select r from Revisit r, CaseReporter c where c.id = r.reporterId and"
                    + " c.conversationId = :talk and r.answerBy <= :now and r.state in :open",
                Revisit.class)
            .setParameter("talk", talk)
            .setParameter("now", now)
            .setParameter("open", List.of(RevisitState.SENT, RevisitState.PROVED))
            .getResultList();
    silent.forEach(Revisit::silent);
    return silent.size();
  }
}
