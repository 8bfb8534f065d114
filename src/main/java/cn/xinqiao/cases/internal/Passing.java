package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.PassingOn;
import cn.xinqiao.cases.internal.CaseLine.Actor;
import cn.xinqiao.clock.Deadlines;
import cn.xinqiao.clock.Rule;
import cn.xinqiao.clock.Trigger;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.OfficeTree;
import cn.xinqiao.routing.ConfidentialDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/** Moves cases from desk to desk, with all that has to follow. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Passing implements PassingOn {
  private final EntityManager entities;
  private final Timeline timeline;
  private final Dues dues;
  private final Deadlines deadlines;
  private final Alarms alarms;
  private final ReporterNews news;
  private final OfficerTalks talks;
  private final JoinedCases joined;
  private final OfficeTree offices;
  private final Clock clock;

  Passing(
      EntityManager entities,
      Timeline timeline,
      Dues dues,
      Deadlines deadlines,
      Alarms alarms,
      ReporterNews news,
      OfficerTalks talks,
      JoinedCases joined,
      OfficeTree offices,
      Clock clock) {
    this.entities = entities;
    this.timeline = timeline;
    this.dues = dues;
    this.deadlines = deadlines;
    this.alarms = alarms;
    this.news = news;
    this.talks = talks;
    this.joined = joined;
    this.offices = offices;
    this.clock = clock;
  }

  @Override
  public Arrival arrival(CaseNumber number) {
    var one = entities.find(Case.class, number.toString());
    return dues.of(one).stream()
        .filter(c -> c.what() == What.RETURN_WINDOW && c.desk().equals(Optional.of(one.office())))
        .max(Comparator.comparing(CaseClock::id))
        .map(c -> arrival(one, c.on().filter(_ -> !c.isProvisional()), c.ruleId()))
        .orElseGet(() -> opened(one));
  }

  /** What was opened on a desk had no way there; its days for a return are those from then on. */
  private Arrival opened(Case one) {
    return deadlines
        .due(Trigger.ARRIVED, one.kind(), one.subKind(), one.urgency(), one.openedAt())
        .stream()
        .filter(due -> due.what() == What.RETURN_WINDOW)
        .findFirst()
        .map(due -> arrival(one, Optional.of(due.on()).filter(_ -> !due.provisional()), due.rule()))
        .orElseGet(() -> new Arrival(one.cameFrom(), Optional.empty(), ""));
  }

  private Arrival arrival(Case one, Optional<LocalDate> until, String rule) {
    return new Arrival(one.cameFrom(), until, deadlines.find(rule).map(Rule::source).orElse(rule));
  }

  @Override
  public void move(
      InHand working, Caller caller, OfficeCode as, OfficeCode to, Happening what, String reason) {
    var moved = entities.find(Case.class, working.number().toString());
    move(moved, Holding.actor(caller, as), to, what, reason);
  }

  void move(Case working, Actor actor, OfficeCode to, Happening what, String reason) {
    if (to.equals(working.office())) {
      throw new Refusal.RuleBroken("the case is there already");
    }
    var confidential = ConfidentialDesk.TASK.equals(offices.get(to).task());
    if (confidential && !working.isConfidential()) {
      joined.requireAlone(working);
    }
    if (working.isConfidential() && !confidential) {
      throw new Refusal.RuleBroken("an accusation stays with the confidential desks (信访工作条例第三十条)");
    }
    var why = Written.needed(reason, "a reason is needed");
    var line = timeline.line(working.number().toString(), what);
    timeline.write(line.by(actor).with(to.value()).saying(timeline.keep(why)));
    talks.leave(working);
    dues.left(working);
    working.moveTo(to, clock.instant());
    joined.follow(working);
    if (confidential) {
      working.becomeConfidential();
    }
    dues.begin(working, Trigger.ARRIVED, clock.instant());
    if (working.emergency().isPresent()) {
      alarms.raise(working); // seen here is not seen there
    }
    news.moved(working);
  }
}
