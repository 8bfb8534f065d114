package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.DeskTasks.Kind;
import cn.xinqiao.cases.DeskTasks.Owed;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.resident.ContactKind;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens desk tasks, within the transaction of whatever makes them necessary. */
@ApplicationScoped
class TaskBook {
  private final EntityManager entities;
  private final TaskRules rules;
  private final Residents residents;
  private final Timeline timeline;
  private final Clock clock;

  TaskBook(
      EntityManager entities,
      TaskRules rules,
      Residents residents,
      Timeline timeline,
      Clock clock) {
    this.entities = entities;
    this.rules = rules;
    this.residents = residents;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** A second voice message waits for the same listener as the first. */
  DeskTask listenTo(String caseNumber, Instant since) {
    return open(Kind.LISTEN, caseNumber)
        .orElseGet(() -> begin(Kind.LISTEN, caseNumber, since, null));
  }

  /** A person has to call, if there is a number; else the timeline says that nothing arrives. */
  void undelivered(@Observes Outbox.Undelivered lost) {
    timeline.write(timeline.line(lost.caseNumber(), Happening.UNDELIVERED));
    if (hasTelephone(lost.caseNumber()) && open(Kind.CALL, lost.caseNumber()).isEmpty()) {
      begin(Kind.CALL, lost.caseNumber(), clock.instant(), lost.why());
    }
  }

  List<Owed> owed(String caseNumber) {
    return entities
        .createQuery(
            "from DeskTask where caseNumber = :number and doneAt is null order by dueAt, id",
            DeskTask.class)
        .setParameter("number", caseNumber)
        .getResultStream()
        .map(DeskTask::owed)
        .toList();
  }

  /** The open task of this id, if it belongs to this case. */
  Optional<DeskTask> find(String caseNumber, long id) {
    return Optional.ofNullable(entities.find(DeskTask.class, id))
        .filter(task -> task.caseNumber().equals(caseNumber));
  }

  /** What of this kind is owed for the case. */
  Optional<DeskTask> open(Kind kind, String caseNumber) {
    return entities
        .createQuery(
            "from DeskTask where caseNumber = :number and kind = :kind and doneAt is null order by id",
            DeskTask.class)
        .setParameter("number", caseNumber)
        .setParameter("kind", kind)
        .getResultStream()
        .findFirst();
  }

  private DeskTask begin(Kind kind, String caseNumber, Instant since, String why) {
    var task = new DeskTask(kind, caseNumber, since, rules.promise(kind, since), why);
    entities.persist(task);
    return task;
  }

  private boolean hasTelephone(String caseNumber) {
    return entities
        .createQuery(
            "select distinct r.residentId from CaseReporter r where r.caseNumber = :number",
            Long.class)
        .setParameter("number", caseNumber)
        .getResultStream()
        .flatMap(resident -> residents.contacts(resident).stream())
        .anyMatch(contact -> contact.kind() == ContactKind.PHONE);
  }
}
