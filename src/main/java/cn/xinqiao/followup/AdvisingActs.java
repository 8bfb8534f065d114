package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.RedactedCases.Betrayal;
import cn.xinqiao.followup.adviser.AdviserKind;
import cn.xinqiao.followup.adviser.Consultations;
import cn.xinqiao.followup.adviser.Consultations.Choice;
import cn.xinqiao.followup.adviser.Consultations.For;
import cn.xinqiao.followup.adviser.Consultations.Shown;
import cn.xinqiao.followup.adviser.Standing;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings advisers to the steps at which one helps. */
@ApplicationScoped
@Transactional
class AdvisingActs implements Advising {
  private final Casework casework;
  private final OneHandling handling;
  private final StepBook steps;
  private final RevisitBook revisits;
  private final Consultations consultations;

  AdvisingActs(
      Casework casework,
      OneHandling handling,
      StepBook steps,
      RevisitBook revisits,
      Consultations consultations) {
    this.casework = casework;
    this.handling = handling;
    this.steps = steps;
    this.revisits = revisits;
    this.consultations = consultations;
  }

  @Override
  public Optional<Help> of(Caller caller, CaseNumber number, long step) {
    var office = casework.glance(caller, number).one().office();
    return found(number, step).map(_ -> help(office, consultations.of(step)));
  }

  private Help help(OfficeCode office, Optional<Shown> now) {
    var standing = now.map(Shown::standing);
    boolean offers = standing.map(s -> s.isOver() && s != Standing.DECLINED).orElse(true);
    boolean asks = standing.map(s -> s == Standing.AGREED || s == Standing.ASKED).orElse(false);
    return new Help(
        now,
        offers ? consultations.kinds(office) : List.of(),
        asks ? consultations.choices(office, now.orElseThrow().kind()) : List.<Choice>of());
  }

  /** An open step of this case at which somebody talks with the resident. */
  private Optional<For> found(CaseNumber main, long step) {
    return steps
        .find(step)
        .filter(one -> one.step().isTalk() && one.isOpen())
        .filter(one -> handling.mainOf(one.number()).equals(main))
        .map(one -> new For(one.id(), one.number(), one.reporter()));
  }

  private For needed(CaseNumber main, long step) {
    return found(main, step)
        .orElseThrow(() -> new Refusal.NotFound("no such step at which an adviser helps"));
  }

  @Override
  public void offer(Caller caller, Request request, long step, AdviserKind kind) {
    casework
        .take(caller, request, "adviser-offer " + step)
        .ifPresent(working -> {
          var what = needed(working.number(), step);
          if (revisits.mayNeverAsk(what.reporter())) {
            throw new Refusal.RuleBroken("the resident does not want to be asked");
          }
          consultations.offer(working, caller, what, kind);
        });
  }

  @Override
  public void ask(Caller caller, Request request, long step, long adviser, String about) {
    casework
        .take(caller, request, "adviser " + step)
        .ifPresent(working ->
            consultations.ask(working, caller, needed(working.number(), step), adviser, about));
  }

  @Override
  public String link(Caller caller, CaseNumber number, long step) {
    casework.take(caller, Request.on(number), "adviser link " + step);
    return consultations.link(caller, needed(number, step));
  }

  @Override
  public Set<Betrayal> betrayed(Caller caller, CaseNumber number, long step, String about) {
    casework.glance(caller, number);
    return consultations.betrayed(number, needed(number, step), about);
  }
}
