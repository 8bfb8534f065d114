package cn.xinqiao.channel.email;

import cn.xinqiao.channel.Reports;
import cn.xinqiao.kernel.Slow;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Waits for letters to come back. The post tells of a failure and is silent about success: an
 * answer proves that a letter arrived, and so, after a while, does silence.
 */
@ApplicationScoped
class UnreturnedLetters {
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
  private static final int AT_ONCE = 200;

  private final EntityManager entities;
  private final Reports reports;
  private final MailAccount account;
  private final Clock clock;

  UnreturnedLetters(EntityManager entities, Reports reports, MailAccount account, Clock clock) {
    this.entities = entities;
    this.reports = reports;
    this.account = account;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @Slow
  Task<Void> takeSilenceForArrival() {
    return Tasks.recurring("mail-silence", FixedDelay.of(BETWEEN_LOOKS))
        .execute((instance, context) -> silenceIsArrival());
  }

  /** The relay has taken it. A transaction of its own. */
  void sent(String id) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          if (entities.find(UnreturnedLetter.class, id) == null) {
            entities.persist(new UnreturnedLetter(id, clock.instant()));
          }
        });
  }

  void cameBack(String id, String why) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          forget(id);
          reports.failed(EmailAdapter.CHANNEL, id, why);
        });
  }

  /** Somebody has it in hands: they answered it, or their post office says so. */
  void arrived(String id) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          forget(id);
          reports.arrived(EmailAdapter.CHANNEL, id);
        });
  }

  void silenceIsArrival() {
    var before = clock.instant().minus(account.settings().silenceMeansArrival());
    List<String> silent =
        QuarkusTransaction.requiringNew()
            .call(() ->
                entities
                    .createQuery(
                        "select l.id from UnreturnedLetter l where l.sentAt < :before order by"
                            + " l.sentAt",
                        String.class)
                    .setParameter("before", before)
                    .setMaxResults(AT_ONCE)
                    .getResultList());
    silent.forEach(this::arrived);
  }

  private void forget(String id) {
    entities
        .createQuery("delete from UnreturnedLetter where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }
}
