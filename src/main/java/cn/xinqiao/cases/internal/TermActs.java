package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.CaseTerms;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.Stage;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Carries out what is done with the time of a case. */
@ApplicationScoped
@Transactional
class TermActs implements CaseTerms {
  private static final String HEARING = "HEARING";

  private final Holding holding;
  private final Timeline timeline;
  private final Dues dues;
  private final ReporterNews news;

  TermActs(Holding holding, Timeline timeline, Dues dues, ReporterNews news) {
    this.holding = holding;
    this.timeline = timeline;
    this.dues = dues;
    this.news = news;
  }

  @Override
  public void extend(Caller caller, Request request, String reason) {
    var why = Written.needed(reason, "a reason is needed");
    holding
        .take(caller, request, "extension")
        .ifPresent(working -> {
          if (caller.role() == Role.LEAD) {
            extend(caller, working, why);
          } else {
            requireNotAsked(working);
            write(caller, working, Happening.EXTENSION_ASKED, why);
          }
        });
  }

  private void extend(Caller head, Case working, String why) {
    var longer = dues.extend(working, What.ANSWER, head.officerId());
    write(head, working, Happening.EXTENDED, why);
    news.extended(working, why, longer);
  }

  private void requireNotAsked(Case working) {
    if (timeline.has(working.number().toString(), Happening.EXTENSION_ASKED)) {
      throw new Refusal.Conflict("more time was asked for before; the head decides");
    }
    dues.requireExtensible(working, What.ANSWER);
  }

  @Override
  public void beginHearing(Caller caller, Request request, String reason) {
    hearing(caller, request, reason, Happening.HEARING_BEGUN);
  }

  @Override
  public void endHearing(Caller caller, Request request, String reason) {
    hearing(caller, request, reason, Happening.HEARING_ENDED);
  }

  private void hearing(Caller caller, Request request, String reason, Happening what) {
    var why = Written.needed(reason, "a reason is needed");
    holding
        .take(caller, request, "hearing")
        .ifPresent(working -> {
          if (working.stage() != Stage.FINAL_REVIEW) {
            throw new Refusal.RuleBroken(
                "only the time of a final review stands still for a hearing (信访工作条例第三十六条)");
          }
          if (what == Happening.HEARING_BEGUN) {
            dues.pause(working, What.FINAL_REVIEW, HEARING, caller.officerId());
          } else {
            dues.resume(working, What.FINAL_REVIEW, HEARING, caller.officerId());
          }
          write(caller, working, what, why);
        });
  }

  private void write(Caller caller, Case working, Happening what, String words) {
    var line = timeline.line(working.number().toString(), what);
    timeline.write(line.by(Holding.actor(caller, working)).saying(timeline.keep(words)));
  }
}
