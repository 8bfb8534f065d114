package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseWentOn;
import cn.xinqiao.cases.HandedBack;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.office.OfficeTree;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who talks with a resident in the bot's place: one officer at a time, until the talk is handed
 * back or that officer has been silent for as long as {@code seeds/rules/officer-talk.csv} says.
 * Danger is met all the while.
 */
@Startup
@ApplicationScoped
class OfficerTalks {
  private static final TaskDescriptor<Void> NAME = TaskDescriptor.of("officer-silent");

  private final EntityManager entities;
  private final Conversations conversations;
  private final ReporterNews news;
  private final Timeline timeline;
  private final OfficeTree offices;
  private final SchedulerClient tasks;
  private final Event<HandedBack> handedBack;
  private final Clock clock;
  private final Duration quiet;

  OfficerTalks(
      EntityManager entities,
      Conversations conversations,
      ReporterNews news,
      Timeline timeline,
      OfficeTree offices,
      SchedulerClient tasks,
      Event<HandedBack> handedBack,
      Clock clock,
      Seeds seeds) {
    this.entities = entities;
    this.conversations = conversations;
    this.news = news;
    this.timeline = timeline;
    this.offices = offices;
    this.tasks = tasks;
    this.handedBack = handedBack;
    this.clock = clock;
    this.quiet =
        SeedTable.rows(seeds.read("rules/officer-talk.csv"))
            .getFirst()
            .as("quiet_for", Duration::parse);
  }

  Duration quiet() {
    return quiet;
  }

  /**
   * The officer has the word in every talk of this case from now on.
   *
   * @return whether somebody of the residents did not know that before
   * @throws Refusal.Conflict while another officer talks there
   */
  boolean take(Case told, Caller officer) {
    var talks = news.talks(told.number().toString());
    var until = clock.instant().plus(quiet);
    boolean unknown = false;
    for (long id : talks) {
      var talk = conversations.lock(id);
      var held = held(id);
      if (held.filter(h -> !h.isOf(officer.officerId())).isPresent()) {
        throw new Refusal.Conflict("another officer is talking with the resident");
      }
      unknown |= held.isEmpty();
      holds(talk, told, officer, until);
    }
    return unknown;
  }

  private void holds(Conversation talk, Case told, Caller officer, Instant until) {
    var known = entities.find(OfficerTalk.class, talk.id());
    var holding = known == null ? new OfficerTalk(talk.id()) : known;
    holding.isHeldBy(officer, told.number().toString(), until);
    entities.persist(holding);
    talk.takeOver(until);
    tasks.scheduleIfNotExists(NAME.instance(String.valueOf(talk.id())).build(), until);
  }

  /**
   * @throws Refusal.Conflict when this officer does not talk there
   */
  void handBack(Case told, Caller officer, String summary) {
    var mine =
        news.talks(told.number().toString()).stream()
            .filter(id -> held(id).filter(h -> h.isOf(officer.officerId())).isPresent())
            .toList();
    if (mine.isEmpty()) {
      throw new Refusal.Conflict("you are not talking with the resident");
    }
    for (long id : mine) {
      var talk = conversations.lock(id);
      ends(talk);
      news.handedBack(talk, told, officer);
      handedBack.fire(new HandedBack(id, told.number().toString(), summary));
    }
  }

  /** The case goes to another desk: its officer has the word no more. */
  void leave(Case moved) {
    for (long id : news.talks(moved.number().toString())) {
      var talk = conversations.lock(id);
      if (held(id).filter(h -> h.caseNumber().equals(moved.number().toString())).isPresent()) {
        ends(talk);
      }
    }
  }

  /** Whoever keeps off a case (回避) talks about it no more. */
  void keepsOff(@Observes CaseWentOn went) {
    if (went.what() == Happening.RECUSED) {
      leave(entities.find(Case.class, went.number().toString()));
    }
  }

  /** Who has the word in a talk of this case; another case of the resident may be the reason. */
  Optional<CaseFile.Talking> talking(Case shown) {
    return news.talks(shown.number().toString()).stream()
        .flatMap(id -> held(id).stream())
        .findFirst()
        .map(h -> new CaseFile.Talking(h.officerId(), offices.get(h.office()), h.until()));
  }

  @Produces
  @Singleton
  Task<Void> task() {
    return Tasks.custom(NAME)
        .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(5), 2))
        .onDeadExecution((dead, again) -> again.reschedule(dead, clock.instant()))
        .execute((instance, context) ->
            QuarkusTransaction.requiringNew().call(() -> look(Long.parseLong(instance.getId()))));
  }

  private CompletionHandler<Void> look(long conversationId) {
    var talk = conversations.lock(conversationId);
    var held = entities.find(OfficerTalk.class, conversationId);
    if (held != null && held.until().isAfter(clock.instant())) {
      return (done, again) -> again.reschedule(done, held.until());
    }
    if (held != null) {
      var told = entities.find(Case.class, held.caseNumber());
      ends(talk);
      timeline.write(timeline.line(held.caseNumber(), Happening.OFFICER_LEFT).at(held.office()));
      news.officerLeft(talk, told, held.office());
    }
    return new CompletionHandler.OnCompleteRemove<>();
  }

  private void ends(Conversation talk) {
    talk.takeOver(null);
    entities
        .createQuery("delete from OfficerTalk where conversationId = :talk")
        .setParameter("talk", talk.id())
        .executeUpdate();
  }

  private Optional<OfficerTalk> held(long conversationId) {
    return entities
        .createQuery(
            "from OfficerTalk where conversationId = :talk and untilAt > :now", OfficerTalk.class)
        .setParameter("talk", conversationId)
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }
}
