package cn.xinqiao.cases.joining;

import cn.xinqiao.cases.MatterUnderstood;
import cn.xinqiao.cases.NewMatter;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Slow;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.triage.Meaning;
import cn.xinqiao.triage.Triage;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps what cases mean. What triage has read stands there with the case; what came another way is
 * read by a task soon after. Of what is confidential nothing is kept, and of what has no place
 * neither: it is like nothing else.
 */
@ApplicationScoped
class MeaningBook {
  private static final TaskDescriptor<Void> READING = TaskDescriptor.of("read-meaning");
  private static final Duration SOON = Duration.ofSeconds(2);

  private final EntityManager entities;
  private final OfficeTree offices;
  private final PublicThings things;
  private final Triage triage;
  private final SchedulerClient tasks;
  private final Clock clock;

  MeaningBook(
      EntityManager entities,
      OfficeTree offices,
      PublicThings things,
      Triage triage,
      @Slow SchedulerClient tasks,
      Clock clock) {
    this.entities = entities;
    this.offices = offices;
    this.things = things;
    this.triage = triage;
    this.tasks = tasks;
    this.clock = clock;
  }

  void understood(@Observes MatterUnderstood told) {
    var known = entities.find(CaseMeaning.class, told.number().toString());
    if (known != null) {
      entities.remove(known);
      entities.flush();
    }
    boolean unheard = told.matter().decidedWith().equals(NewMatter.UNHEARD);
    if (told.confidential() || told.matter().isConfidential() || unheard) {
      return;
    }
    street(told.matter().office(), told.matter().neighbourhood())
        .ifPresent(street -> keep(told, street));
  }

  private void keep(MatterUnderstood told, OfficeCode street) {
    var matter = told.matter();
    var likened =
        new Likened(
            street,
            matter.neighbourhood(),
            matter.subject(),
            things.in(matter.words()),
            matter.place().map(Site::in).orElse(Site.UNKNOWN),
            told.openedAt(),
            matter.meaning());
    entities.persist(new CaseMeaning(told.number(), likened));
    if (matter.meaning().isEmpty()) {
      tasks.scheduleIfNotExists(
          READING.instance(told.number().toString()).build(), clock.instant().plus(SOON));
    }
  }

  /** The street-level office in which a place is; empty for a place that nobody knows so well. */
  Optional<OfficeCode> street(OfficeCode office, Optional<OfficeCode> neighbourhood) {
    return neighbourhood
        .flatMap(offices::find)
        .flatMap(Office::above)
        .or(() ->
            offices
                .find(office)
                .filter(one -> one.level() == OfficeLevel.STREET)
                .map(Office::code));
  }

  Optional<Likened> of(CaseNumber number) {
    return Optional.ofNullable(entities.find(CaseMeaning.class, number.toString()))
        .filter(CaseMeaning::isRead)
        .map(CaseMeaning::likened);
  }

  void erased(@Observes WordsErased gone) {
    entities
        .createQuery("delete from CaseMeaning where caseNumber = :number")
        .setParameter("number", gone.number().toString())
        .executeUpdate();
  }

  @Produces
  @Singleton
  @Slow
  Task<Void> reading() {
    return Tasks.oneTime(READING).execute((instance, context) -> read(instance.getId()));
  }

  /** The model is asked beside any transaction: it takes as long as the text is. */
  void read(String number) {
    QuarkusTransaction.requiringNew()
        .call(() -> words(number))
        .map(triage::meaning)
        .ifPresent(meaning -> QuarkusTransaction.requiringNew().run(() -> means(number, meaning)));
  }

  private Optional<String> words(String number) {
    return entities
        .createQuery(
            "select m.words from Matter m, Case c, CaseMeaning k where k.caseNumber = :number and"
                + " k.meaning is null and c.number = k.caseNumber and m.id = c.matterId and"
                + " c.wordsErasedAt is null",
            String.class)
        .setParameter("number", number)
        .getResultStream()
        .findFirst();
  }

  /** The row may have gone meanwhile. */
  private void means(String number, Meaning meaning) {
    Optional.ofNullable(entities.find(CaseMeaning.class, number)).ifPresent(k -> k.means(meaning));
  }
}
