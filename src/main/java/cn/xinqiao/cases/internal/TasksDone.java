package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.clock.DeskHours.Promise;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Carries out what officers owe beside their cases. */
@ApplicationScoped
class TasksDone implements DeskTasks {
  private static final int MOST = 50;

  private final EntityManager entities;
  private final ScopedSearch search;
  private final Holding holding;
  private final TaskBook book;
  private final TaskRules rules;
  private final Listening listening;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Dues dues;
  private final Clock clock;

  TasksDone(
      EntityManager entities,
      ScopedSearch search,
      Holding holding,
      TaskBook book,
      TaskRules rules,
      Listening listening,
      CaseFiles files,
      Timeline timeline,
      Dues dues,
      Clock clock) {
    this.entities = entities;
    this.search = search;
    this.holding = holding;
    this.book = book;
    this.rules = rules;
    this.listening = listening;
    this.files = files;
    this.timeline = timeline;
    this.dues = dues;
    this.clock = clock;
  }

  @Override
  @Transactional
  public List<Row> owed(Caller caller) {
    if (!caller.mayRead()) {
      return List.of();
    }
    var tasks = search.owed(caller, MOST);
    var cases = tasks.stream().map(t -> entities.find(Case.class, t.caseNumber())).distinct();
    var lines =
        files.lines(cases.toList()).stream()
            .collect(Collectors.toMap(line -> line.number().toString(), Function.identity()));
    return tasks.stream().map(t -> new Row(t.owed(), lines.get(t.caseNumber()))).toList();
  }

  /** The words are understood before anything is locked. */
  @Override
  public void listened(Caller caller, Request request, long task, String words) {
    var text = Written.needed(words, "what was said is needed");
    var understood = listening.understand(text);
    QuarkusTransaction.joiningExisting()
        .run(() ->
            holding
                .take(caller, request, "listen")
                .ifPresent(working -> {
                  var owed = owed(working, task, Kind.LISTEN);
                  owed.done(DeskTask.Outcome.HEARD, caller.officerId(), clock.instant());
                  listening.heard(working, owed, understood, Holding.actor(caller, working));
                }));
  }

  @Override
  @Transactional
  public void called(Caller caller, Request request, long task, Called how, String sentence) {
    var said = Written.optional(sentence);
    if (how == Called.REACHED && said.isEmpty()) {
      throw new Refusal.RuleBroken("one sentence on what was said is needed");
    }
    holding
        .take(caller, request, "call")
        .ifPresent(working -> {
          end(owed(working, task, Kind.CALL), how, caller);
          write(working, how, said, caller);
        });
  }

  /** The line of a call; whoever was reached has been contacted. */
  void write(Case working, Called how, String said, Caller caller) {
    var line =
        timeline
            .line(working.number().toString(), Happening.CALLED)
            .by(Holding.actor(caller, working))
            .with(how.name());
    timeline.write(said.isEmpty() ? line : line.saying(timeline.keep(said)));
    if (how == Called.REACHED) {
      dues.met(working, cn.xinqiao.clock.What.FIRST_CONTACT);
    }
  }

  void end(DeskTask task, Called how, Caller caller) {
    var now = clock.instant();
    switch (how) {
      case REACHED -> task.done(DeskTask.Outcome.REACHED, caller.officerId(), now);
      case WRONG_NUMBER -> task.done(DeskTask.Outcome.WRONG_NUMBER, caller.officerId(), now);
      case NOT_REACHED -> {
        if (task.attempts() + 1 < rules.tries(Kind.CALL)) {
          task.tryAgain(again());
        } else {
          task.done(DeskTask.Outcome.NOT_REACHED, caller.officerId(), now);
        }
      }
    }
  }

  private Promise again() {
    return rules.promise(Kind.CALL, clock.instant());
  }

  private DeskTask owed(Case working, long id, Kind kind) {
    return book.find(working.number().toString(), id)
        .filter(task -> task.kind() == kind)
        .orElseThrow(() -> new Refusal.NotFound("no such task of this case"));
  }
}
