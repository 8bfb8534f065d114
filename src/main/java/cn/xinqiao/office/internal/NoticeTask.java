package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Slow;
import cn.xinqiao.office.Notice;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.NoticeSubjects;
import cn.xinqiao.office.NoticeWay;
import cn.xinqiao.office.NoticeWay.Letter;
import cn.xinqiao.office.NoticeWay.Result;
import cn.xinqiao.office.Notices.Unheard;
import cn.xinqiao.office.internal.PlannedNotice.State;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings one notice to its officer or group, on the first way that works. A process that dies
 * between sending and writing that down sends once more: told twice, never not at all.
 */
@ApplicationScoped
class NoticeTask {
  static final TaskDescriptor<Void> NAME = TaskDescriptor.of("notice");
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final EntityManager entities;
  private final SealedAddresses addresses;
  private final NoticeLinks links;
  private final NoticeWords words;
  private final NoticeSubjects subjects;
  private final Event<Unheard> unheard;
  private final Clock clock;

  NoticeTask(
      EntityManager entities,
      SealedAddresses addresses,
      NoticeLinks links,
      NoticeWords words,
      NoticeSubjects subjects,
      Event<Unheard> unheard,
      Clock clock) {
    this.entities = entities;
    this.addresses = addresses;
    this.links = links;
    this.words = words;
    this.subjects = subjects;
    this.unheard = unheard;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @Slow
  Task<Void> tell() {
    return Tasks.custom(NAME)
        .onFailure((failed, again) -> again.reschedule(failed, clock.instant().plus(RETRY)))
        .onDeadExecution((dead, again) -> again.reschedule(dead, clock.instant()))
        .execute((instance, context) -> run(Long.parseLong(instance.getId())));
  }

  /** What to do with a notice right now. */
  private sealed interface Next {
    record Send(long attempt, NoticeWay way, Letter letter) implements Next {}

    record Wait(Instant until) implements Next {}

    record Nothing() implements Next {}
  }

  private CompletionHandler<Void> run(long id) {
    return switch (QuarkusTransaction.requiringNew().call(() -> look(id))) {
      case Next.Send(var attempt, var way, var letter) -> {
        var result = hand(way, letter);
        QuarkusTransaction.requiringNew().run(() -> note(attempt, result));
        yield run(id); // a few rounds at most; each other one waits
      }
      case Next.Wait(var until) -> (done, then) -> then.reschedule(done, until);
      case Next.Nothing() -> new CompletionHandler.OnCompleteRemove<>();
    };
  }

  private Next look(long id) {
    var notice = entities.find(PlannedNotice.class, id);
    if (notice == null || !notice.isWaiting()) {
      return new Next.Nothing();
    }
    var token = links.token();
    var content = content(notice, token);
    if (content.isEmpty()) {
      notice.settle(State.MOOT, clock.instant());
      return new Next.Nothing();
    }
    var usable =
        addresses.rows(notice.owner()).stream()
            .filter(row -> notice.mayGoTo(row.id()))
            .filter(row -> addresses.way(row.kind()).isPresent())
            .toList();
    return switch (pace(notice).of(ids(usable), tried(id), clock.instant())) {
      case NextWay.Choice.Try(var address) ->
          send(notice, usable.get(ids(usable).indexOf(address)), content.get(), token);
      case NextWay.Choice.Wait(var until) -> new Next.Wait(until);
      case NextWay.Choice.NoneLeft() -> {
        fails(notice);
        yield new Next.Nothing();
      }
    };
  }

  private Next send(
      PlannedNotice notice, NoticeAddress row, Notice content, Optional<String> token) {
    var attempt =
        new NoticeAttempt(
            notice.id(), row, token.map(Secrets::digest).orElse(null), clock.instant());
    entities.persist(attempt);
    try {
      var opened = addresses.open(notice.owner(), row);
      return new Next.Send(
          attempt.id(),
          addresses.way(row.kind()).orElseThrow(),
          new Letter(
              notice.id() + "." + row.id(),
              opened.address(),
              opened.secret(),
              content,
              words.of(content)));
    } catch (IllegalStateException e) {
      // another key or another owner: the officer's other ways still work
      attempt.ended(new Result.Refused("the address cannot be opened"), clock.instant());
      return look(notice.id());
    }
  }

  private static Result hand(NoticeWay way, Letter letter) {
    try {
      return way.send(letter);
    } catch (RuntimeException e) {
      // no message and no trace: either may hold an address or a key
      Log.warnf("%s: a notice could not be sent now (%s)", way.kind(), e.getClass().getName());
      return new Result.TryLater(Duration.ZERO, e.getClass().getSimpleName());
    }
  }

  private void note(long attemptId, Result result) {
    var attempt = entities.find(NoticeAttempt.class, attemptId);
    attempt.ended(result, clock.instant());
    if (result instanceof Result.Taken) {
      entities.find(PlannedNotice.class, attempt.noticeId()).settle(State.TAKEN, clock.instant());
    }
  }

  private void fails(PlannedNotice notice) {
    notice.settle(State.FAILED, clock.instant());
    entities.flush();
    if (notice.topic() != null && nobodyElse(notice.topic())) {
      unheard.fire(new Unheard(notice.caseNumber(), notice.topic()));
    }
  }

  private boolean nobodyElse(String topic) {
    return entities
        .createQuery(
            "select n.id from PlannedNotice n where n.topic = :topic and n.state <> :failed",
            Long.class)
        .setParameter("topic", topic)
        .setParameter("failed", State.FAILED)
        .getResultList()
        .isEmpty();
  }

  /** Empty when there is nothing to tell any more. */
  private Optional<Notice> content(PlannedNotice notice, Optional<String> token) {
    return switch (notice.kind()) {
      case EMERGENCY ->
          subjects
              .ringing(notice.caseNumber(), notice.office())
              .map(found -> emergency(notice, found, token));
      case GATHERED ->
          Optional.of(
              switch (notice.owner()) {
                case Owner.Officer _ ->
                    new Notice.Gathered(notice.office(), notice.words(), links.desk());
                case Owner.Group _ ->
                    new Notice.Asked(notice.office(), notice.words(), links.desk());
              });
      case TRIAL -> Optional.of(new Notice.Trial(notice.office()));
    };
  }

  private Notice emergency(
      PlannedNotice notice, NoticeSubjects.Ringing found, Optional<String> token) {
    return new Notice.Emergency(
        found.holder(),
        notice.reason(),
        words.danger(found.danger()),
        notice.caseNumber(),
        found.place(),
        Duration.between(found.since(), clock.instant()),
        links.link(token));
  }

  private static NextWay pace(PlannedNotice notice) {
    return switch (notice.kind()) {
      case EMERGENCY -> NextWay.URGENT;
      case GATHERED, TRIAL -> NextWay.PATIENT;
    };
  }

  private List<NextWay.Tried> tried(long notice) {
    return entities
        .createQuery("from NoticeAttempt where noticeId = :notice order by id", NoticeAttempt.class)
        .setParameter("notice", notice)
        .getResultStream()
        .map(NoticeAttempt::tried)
        .toList();
  }

  private static List<Long> ids(List<NoticeAddress> rows) {
    return rows.stream().map(NoticeAddress::id).toList();
  }
}
