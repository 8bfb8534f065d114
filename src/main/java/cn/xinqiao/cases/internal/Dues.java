package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Stage;
import cn.xinqiao.clock.Deadlines;
import cn.xinqiao.clock.Ledger;
import cn.xinqiao.clock.Reckoned;
import cn.xinqiao.clock.Rule;
import cn.xinqiao.clock.Trigger;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The clocks of a case: begun by rules, stopped by acts, the next date kept on the case. Whatever
 * happens to a clock is a row of its ledger.
 */
@ApplicationScoped
class Dues {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final EntityManager entities;
  private final ClockRows rows;
  private final Deadlines deadlines;
  private final Clock clock;

  Dues(EntityManager entities, ClockRows rows, Deadlines deadlines, Clock clock) {
    this.entities = entities;
    this.rows = rows;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** Why a clock stopped. */
  enum Ending {
    /** What was owed is done. */
    DONE,
    /** The case is at its end: nothing is owed any more. */
    ENDED,
    /** The case left the desk whose own time this was. */
    LEFT,
    /** The case turned out to be of another kind, with other clocks. */
    RETYPED
  }

  /**
   * What is promised already stays as it is: a case may be accepted again at another desk. What
   * begins for a case begins for those that go on in it, each of which was received by itself.
   */
  void begin(Case owed, Trigger trigger, Instant since) {
    var begun = trigger == Trigger.RECEIVED ? List.of(owed) : rows.together(owed);
    begun.forEach(one -> beginOn(one, trigger, since));
    keepNext(owed);
  }

  /** For this case alone: it goes on in another one in which this has happened before. */
  void beginOn(Case owed, Trigger trigger, Instant since) {
    var known = of(owed);
    var retyped = rows.retyped(owed.number());
    deadlines.rules(trigger, owed.kind(), owed.subKind(), owed.urgency()).stream()
        .filter(
            rule -> known.stream().noneMatch(c -> c.what() == rule.what() && stands(c, retyped)))
        .forEach(rule -> start(owed, rule, trigger, since));
  }

  /** Rights and an office's own time come again; what the resident was promised does not. */
  private static boolean stands(CaseClock known, Set<Long> retyped) {
    return known.isRunning()
        || switch (known.what()) {
          case NOTICE, FIRST_CONTACT, ANSWER -> !retyped.contains(known.id());
          case REVIEW, FINAL_REVIEW, DESK_NOTICE, RETURN_WINDOW, REVIEW_WINDOW -> false;
        };
  }

  private void start(Case owed, Rule rule, Trigger trigger, Instant since) {
    var desk = Optional.of(owed.office()).filter(_ -> rule.what().isDesks());
    var begun = new CaseClock(owed.number(), rule, deadlines.version(), desk);
    var start = new Ledger.Started(since, rule.term());
    begun.shows(deadlines.due(new Ledger(List.of(start))));
    entities.persist(begun);
    entities.persist(new ClockEntry(begun, start, trigger.name()).by(rule, deadlines.version()));
  }

  /**
   * More time, once, approved by the head of the office; also for each case that goes on in this
   * one, from the day that its own reporters were promised. One of these that may get no more time
   * keeps its day, which counts for all as long as it is the earliest.
   *
   * @return the clocks that got more time, by the case; of one that goes on in it and has no such
   *     clock, that of this case
   * @throws Refusal.RuleBroken when no rule allows it, it was done before, or it is too late
   */
  Map<CaseNumber, CaseClock> extend(Case owed, What what, long head) {
    requireExtensible(owed, what);
    var longer = new HashMap<CaseNumber, CaseClock>();
    for (Case one : rows.together(owed)) {
      var running = find(one, what);
      running
          .filter(c -> extension(one, c) instanceof Extension.Allowed)
          .ifPresent(c -> longer.put(one.number(), extend(one, c, head)));
      if (running.isEmpty()) {
        longer.put(one.number(), longer.get(owed.number()));
      }
    }
    keepNext(owed);
    return longer;
  }

  private CaseClock extend(Case owed, CaseClock running, long head) {
    var rule = allowed(extension(owed, running));
    var more = new Ledger.Extended(clock.instant(), rule.term());
    running.shows(deadlines.due(ledger(running).and(more)));
    entities.persist(
        new ClockEntry(running, more, Trigger.EXTENDED.name())
            .by(rule, deadlines.version())
            .approvedBy(head));
    return running;
  }

  /**
   * @throws Refusal.RuleBroken when no rule allows it, it was done before, or it is too late
   */
  void requireExtensible(Case owed, What what) {
    allowed(extension(owed, running(owed, what)));
  }

  /** Whether a clock may get more time. */
  private sealed interface Extension {
    record Allowed(Rule rule) implements Extension {}

    record Barred(String why) implements Extension {}
  }

  private static Rule allowed(Extension extension) {
    return switch (extension) {
      case Extension.Allowed(var rule) -> rule;
      case Extension.Barred(var why) -> throw new Refusal.RuleBroken(why);
    };
  }

  private Extension extension(Case owed, CaseClock running) {
    var rule = deadlines.extension(running.what(), owed.kind(), owed.subKind(), owed.urgency());
    if (rule.isEmpty()) {
      return new Extension.Barred("no rule gives such a case more time");
    }
    var ledger = rows.ledger(running);
    if (ledger.isEmpty()) {
      return new Extension.Barred(noLedger(running));
    }
    if (ledger.get().wasExtended()) {
      return new Extension.Barred("its time was extended before; that can be done once");
    }
    if (ledger.get().term().unit() != rule.get().unit()) {
      return new Extension.Barred("simple handling is not extended (简易办理不延期)");
    }
    if (running.on().filter(today()::isAfter).isPresent()) {
      return new Extension.Barred("it is overdue: the time had to be extended before");
    }
    return new Extension.Allowed(rule.get());
  }

  /** Its days do not count until {@link #resume}, nor do those of the cases that go on in it. */
  void pause(Case owed, What what, String reason, long officer) {
    happens(owed, what, new Ledger.Paused(clock.instant()), reason, officer);
  }

  void resume(Case owed, What what, String reason, long officer) {
    happens(owed, what, new Ledger.Resumed(clock.instant()), reason, officer);
  }

  private void happens(Case owed, What what, Ledger.Entry entry, String why, long officer) {
    var own = running(owed, what);
    happens(own, entry, why, officer);
    rows.all(owed).stream()
        .filter(c -> c != own && c.what() == what && c.isRunning())
        .filter(c -> ledger(c).isPaused() == entry instanceof Ledger.Resumed)
        .forEach(c -> happens(c, entry, why, officer));
    keepNext(owed);
  }

  private void happens(CaseClock to, Ledger.Entry entry, String why, long officer) {
    to.shows(deadlines.due(ledger(to).and(entry)));
    entities.persist(new ClockEntry(to, entry, why).approvedBy(officer));
  }

  void met(Case owed, What... what) {
    var done = Set.of(what);
    stop(owed, rows.all(owed), running -> done.contains(running.what()), Ending.DONE);
  }

  /**
   * The decision of this stage has reached the reporters of this case: its clock stops, and what
   * they may ask for next begins. A second service of the same decision changes nothing.
   */
  void served(Case owed, Stage stage, Instant at) {
    var waiting = find(owed, stage.owed());
    boolean first =
        of(owed).stream().noneMatch(c -> c.what() == What.REVIEW_WINDOW && c.isRunning());
    waiting.ifPresent(running -> stop(running, Ending.DONE));
    if (waiting.isPresent() || first) {
      stage.served().ifPresent(trigger -> beginOn(owed, trigger, at));
    }
  }

  /** After the end nothing is owed any more. */
  void end(Case owed) {
    stop(owed, rows.all(owed), _ -> true, Ending.ENDED);
  }

  /** The office that had it owes nothing more; what the resident was promised goes on. */
  void left(Case owed) {
    stop(owed, rows.all(owed), running -> running.what().isDesks(), Ending.LEFT);
  }

  /**
   * It has become another kind of case: the clocks of the old kind give way to those of the new.
   */
  void retyped(Case owed) {
    stop(owed, of(owed), _ -> true, Ending.RETYPED);
    begin(owed, Trigger.RECEIVED, owed.receivedAt());
    if (owed.acceptedAt().isPresent()) {
      beginOn(owed, Trigger.ACCEPTED, owed.acceptedAt().get());
    } else if (owed.cameFrom().isPresent()) {
      beginOn(owed, Trigger.ARRIVED, owed.heldSince()); // the office's own time goes on as well
    }
    keepNext(owed);
  }

  private void stop(Case owed, List<CaseClock> clocks, Predicate<CaseClock> which, Ending why) {
    clocks.stream().filter(CaseClock::isRunning).filter(which).forEach(c -> stop(c, why));
    keepNext(owed);
  }

  private void stop(CaseClock running, Ending why) {
    var now = clock.instant();
    running.stop(now);
    if (rows.ledger(running).isPresent()) {
      entities.persist(new ClockEntry(running, new Ledger.Stopped(now), why.name()));
    }
  }

  /** Cases with a date that was "not before" when it was set and can be told exactly now. */
  List<String> unsettled() {
    return entities
        .createQuery(
            "from CaseClock where provisional = true and stoppedAt is null order by caseNumber",
            CaseClock.class)
        .getResultStream()
        .filter(this::isExactNow)
        .map(CaseClock::caseNumber)
        .distinct()
        .toList();
  }

  void settle(Case owed) {
    of(owed).stream()
        .filter(c -> c.isRunning() && c.isProvisional() && isExactNow(c))
        .forEach(c -> c.shows(rows.ledger(c).flatMap(deadlines::due)));
    keepNext(owed);
    owed.joinedInto()
        .map(main -> entities.find(Case.class, main.toString()))
        .ifPresent(this::keepNext);
  }

  private boolean isExactNow(CaseClock provisional) {
    return rows.ledger(provisional)
        .flatMap(deadlines::due)
        .filter(Reckoned.On.class::isInstance)
        .isPresent();
  }

  List<CaseClock> of(Case owed) {
    return rows.of(owed);
  }

  /** The own clocks, where no case that goes on in it was promised an earlier date. */
  List<CaseClock> standing(Case owed) {
    return rows.standing(owed);
  }

  /** The next date anew, when a case came or went that goes on in this one. */
  void changed(Case owed) {
    keepNext(owed);
  }

  /**
   * @throws Refusal.RuleBroken for a date from before ledgers were kept
   */
  private Ledger ledger(CaseClock one) {
    return rows.ledger(one).orElseThrow(() -> new Refusal.RuleBroken(noLedger(one)));
  }

  /** The rows of some ledgers, oldest first, by the clock's id. */
  Map<Long, List<ClockEntry>> entries(List<CaseClock> clocks) {
    return rows.entries(clocks);
  }

  /** Why this day, in words: as it was promised; what no words were kept of has today's. */
  String rule(CaseClock due, Language language) {
    return due.rule(language)
        .or(() -> deadlines.find(due.ruleId()).map(rule -> rule.text(language)))
        .orElse(due.ruleId());
  }

  private CaseClock running(Case owed, What what) {
    return find(owed, what).orElseThrow(() -> new Refusal.Conflict("no such clock is running"));
  }

  private Optional<CaseClock> find(Case owed, What what) {
    return of(owed).stream().filter(c -> c.what() == what && c.isRunning()).findFirst();
  }

  private LocalDate today() {
    return clock.instant().atZone(CITY).toLocalDate();
  }

  private static String noLedger(CaseClock old) {
    return "this date was set before ledgers were kept: " + old.ruleId();
  }

  private void keepNext(Case owed) {
    owed.dueNext(
        rows.all(owed).stream()
            .filter(CaseClock::isOwed)
            .min(
                Comparator.comparing((CaseClock c) -> c.on().orElseThrow())
                    .thenComparing(CaseClock::isProvisional)));
  }
}
