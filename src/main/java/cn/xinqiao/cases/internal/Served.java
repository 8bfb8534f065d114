package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.DecisionServed;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.Services.Document;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SubKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What follows when a written answer was served: its clock stops, the resident's days begin. */
@ApplicationScoped
class Served {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final Dues dues;
  private final ClockRows rows;
  private final Reporters reporters;
  private final Timeline timeline;
  private final Event<DecisionServed> decisions;

  Served(
      Dues dues,
      ClockRows rows,
      Reporters reporters,
      Timeline timeline,
      Event<DecisionServed> decisions) {
    this.dues = dues;
    this.rows = rows;
    this.reporters = reporters;
    this.timeline = timeline;
    this.decisions = decisions;
  }

  /** Whether this document is the answer of the stage at which the case is. */
  boolean isDecision(Case answered, Document document) {
    return document.kind()
        == switch (answered.stage()) {
          case HANDLING -> DocumentKind.DECISION;
          case REVIEW -> DocumentKind.REVIEW_DECISION;
          case FINAL_REVIEW -> DocumentKind.FINAL_DECISION;
        };
  }

  /** Asked for here, because what a decision grants begins to be owed when it is served. */
  void decide(Case working, Caller caller, Optional<Outcome> said) {
    if (working.subKind() != SubKind.APPEAL) {
      return;
    }
    var outcome =
        said.or(working::outcome)
            .orElseThrow(() -> new Refusal.RuleBroken("what does the decision say of the appeal?"));
    if (working.outcome().filter(outcome::equals).isEmpty()) {
      working.decide(outcome);
      timeline.write(
          timeline
              .line(working.number().toString(), Happening.DECIDED)
              .by(Holding.actor(caller, working))
              .with(outcome.name()));
    }
  }

  /** Whether one of several reporters has not been served yet. */
  boolean isAwaited(Case answered) {
    return rows.all(answered).stream()
        .anyMatch(c -> c.isRunning() && c.what() == answered.stage().owed());
  }

  /**
   * The case is concluded with the first whom it reaches; each reporter's own clock stops with the
   * service on that one.
   *
   * @param resident who has it; empty when all have
   */
  void now(Case answered, Instant at, Optional<Long> resident) {
    boolean first = answered.concludedAt().isEmpty();
    if (first) {
      answered.conclude(at);
    }
    reached(answered, resident).forEach(one -> dues.served(one, answered.stage(), at));
    dues.changed(answered);
    if (first) {
      tell(answered, at);
    }
  }

  private List<Case> reached(Case answered, Optional<Long> resident) {
    var together = rows.together(answered);
    var theirs = numbers(answered, resident);
    var reached =
        together.stream().filter(one -> theirs.contains(one.number().toString())).toList();
    return reached.isEmpty() ? together : reached;
  }

  private Set<String> numbers(Case answered, Optional<Long> resident) {
    return resident
        .map(who ->
            reporters.of(answered.number().toString()).stream()
                .filter(one -> one.residentId() == who)
                .map(CaseReporter::caseNumber)
                .collect(Collectors.toSet()))
        .orElseGet(Set::of);
  }

  private void tell(Case answered, Instant at) {
    answered
        .outcome()
        .ifPresent(outcome ->
            decisions.fire(
                new DecisionServed(
                    answered.number(),
                    answered.stage(),
                    outcome,
                    answered.office(),
                    at.atZone(CITY).toLocalDate())));
  }
}
