package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseCalls;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.DeskTasks;
import cn.xinqiao.cases.DeskTasks.Called;
import cn.xinqiao.kernel.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Keeps what became of calls, whether they were owed or made of one's own accord. */
@ApplicationScoped
class CallsMade implements CaseCalls {
  private final Holding holding;
  private final TaskBook book;
  private final TasksDone tasks;

  CallsMade(Holding holding, TaskBook book, TasksDone tasks) {
    this.holding = holding;
    this.book = book;
    this.tasks = tasks;
  }

  @Override
  @Transactional
  public void called(Caller caller, Request request, Called how, String sentence) {
    var said = Written.optional(sentence);
    holding
        .take(caller, request, "telephone")
        .ifPresent(working -> {
          book.open(DeskTasks.Kind.CALL, working.number().toString())
              .ifPresent(owed -> tasks.end(owed, how, caller));
          tasks.write(working, how, said, caller);
        });
  }
}
