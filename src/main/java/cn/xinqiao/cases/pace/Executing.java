package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseSearch;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.DecisionServed;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.Stage;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 督促执行, 信访工作条例 (2022) article 32: what a decision that supports an appeal grants is a task with a
 * day, open until somebody of the office that has the case writes down what was done, also after
 * the case is concluded.
 */
@ApplicationScoped
@Transactional
public class Executing {
  private static final int MOST = 200;

  private final EntityManager entities;
  private final Casework casework;
  private final CaseSearch search;
  private final ExecutionTerm term;
  private final OfficeTree offices;
  private final Clock clock;

  Executing(
      EntityManager entities,
      Casework casework,
      CaseSearch search,
      ExecutionTerm term,
      OfficeTree offices,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.search = search;
    this.term = term;
    this.offices = offices;
    this.clock = clock;
  }

  /**
   * What has to be done.
   *
   * @param owner the office that decided
   * @param provisional the day is only "not before"
   */
  public record Task(
      long id,
      Office owner,
      Stage stage,
      LocalDate dueOn,
      boolean provisional,
      Instant since,
      Optional<Instant> doneAt) {}

  /** An open one, with its case. */
  public record Listed(CaseFile.Line of, Task task) {}

  void decided(@Observes DecisionServed decision) {
    if (decision.outcome() != Conclusion.Outcome.SUPPORTED) {
      return;
    }
    var task = new Execution(decision, term.after(decision.on()), clock.instant());
    entities.persist(task);
    casework.note(decision.number(), Note.of(Happening.EXECUTION_OPENED, task.dueOn().toString()));
  }

  /** Those of a case, the oldest first; for whoever may see it. */
  public List<Task> of(CaseNumber number) {
    return entities
        .createQuery("from Execution where caseNumber = :number order by id", Execution.class)
        .setParameter("number", number.toString())
        .getResultStream()
        .map(this::told)
        .toList();
  }

  /**
   * What was done, in writing.
   *
   * @throws Refusal.NotFound when the case has no such task, or is not seen
   * @throws Refusal.Conflict when it is written down already
   */
  public void done(Caller caller, Request request, long id, String what) {
    var words = Words.needed(what);
    casework
        .take(caller, request, "execution " + id)
        .ifPresent(working -> {
          Optional.ofNullable(entities.find(Execution.class, id))
              .filter(task -> task.number().equals(working.number()))
              .orElseThrow(() -> new Refusal.NotFound("no such task"))
              .done(caller.officerId(), clock.instant());
          casework.write(working, caller, Note.of(Happening.EXECUTION_DONE).saying(words));
        });
  }

  /** What is open in the caller's subtree, the earliest day first; at most 200. */
  public List<Listed> open(Caller caller) {
    var found =
        entities
            .createQuery(
                "select e from Execution e join Case c on c.number = e.caseNumber where e.doneAt is"
                    + " null and c.officeCode like :subtree and (c.confidential = false or"
                    + " c.officeCode = :own) order by e.dueOn, e.id",
                Execution.class)
            .setParameter("subtree", caller.office().subtreePattern())
            .setParameter("own", caller.office().value())
            .setMaxResults(MOST)
            .getResultList();
    var lines = search.lines(caller, found.stream().map(Execution::number).distinct().toList());
    return found.stream()
        .flatMap(task ->
            lines.stream()
                .filter(line -> line.number().equals(task.number()))
                .map(line -> new Listed(line, told(task))))
        .toList();
  }

  private Task told(Execution task) {
    return new Task(
        task.id(),
        offices.get(task.owner()),
        task.stage(),
        task.dueOn(),
        task.isProvisional(),
        task.openedAt(),
        task.doneAt());
  }
}
