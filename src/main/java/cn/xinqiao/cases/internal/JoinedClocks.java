package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.Stage;
import cn.xinqiao.clock.Deadlines;
import cn.xinqiao.clock.Ledger;
import cn.xinqiao.clock.Trigger;
import cn.xinqiao.clock.What;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The clocks of a case when it comes to be handled with another, and when it goes on by itself: no
 * resident loses a day that was promised, and none is told the same thing twice.
 */
@ApplicationScoped
class JoinedClocks {
  /** What has been said once is not owed again. */
  private static final Set<What> HEARD = Set.of(What.NOTICE, What.FIRST_CONTACT);

  private final EntityManager entities;
  private final ClockRows rows;
  private final Dues dues;
  private final Deadlines deadlines;
  private final Clock clock;

  JoinedClocks(
      EntityManager entities, ClockRows rows, Dues dues, Deadlines deadlines, Clock clock) {
    this.entities = entities;
    this.rows = rows;
    this.dues = dues;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** It is taken on from now on, with the case that it goes on in. */
  void takenOn(Case joined) {
    dues.met(joined, What.NOTICE, What.DESK_NOTICE, What.RETURN_WINDOW);
    var how = joined.isSimple() ? Trigger.ACCEPTED_SIMPLY : Trigger.ACCEPTED;
    dues.beginOn(joined, how, clock.instant());
  }

  /**
   * Others have been served the decision of this stage, and the reporters of this case have not.
   */
  boolean isOwedDecision(Case one) {
    return rows.of(one).stream().anyMatch(c -> c.isRunning() && c.what() == one.stage().owed());
  }

  /**
   * What had stopped only because the other case was answered or ended goes on, with the days that
   * were promised: an own answer is owed. Whoever was served a decision has got one.
   *
   * @param since when it was joined
   */
  void goOn(Case parted, Instant since) {
    var clocks = rows.of(parted);
    var entries = rows.entries(clocks);
    clocks.stream()
        .filter(c -> c.stoppedAt().filter(at -> !at.isBefore(since)).isPresent())
        .filter(c -> entries.containsKey(c.id()))
        .filter(c -> clocks.stream().noneMatch(o -> o.isRunning() && o.what() == c.what()))
        .filter(c -> isOwedStill(parted, c, entries.get(c.id()).getLast().reason()))
        .forEach(c -> again(c, entries.get(c.id())));
  }

  private static boolean isOwedStill(Case parted, CaseClock stopped, String why) {
    boolean decided = parted.concludedAt().isPresent() || parted.stage() != Stage.HANDLING;
    return switch (Dues.Ending.valueOf(why)) {
      case ENDED -> true;
      case DONE -> stopped.what() == What.ANSWER && !decided;
      case LEFT, RETYPED -> false;
    };
  }

  private void again(CaseClock stopped, List<ClockEntry> history) {
    var again = stopped.again();
    var kept = history.subList(0, history.size() - 1);
    again.shows(deadlines.due(new Ledger(kept.stream().map(ClockEntry::entry).toList())));
    entities.persist(again);
    kept.forEach(entry -> entities.persist(entry.of(again)));
  }

  /**
   * Somebody who was told of another case has an own one now: what was done for all was done for
   * them, and more time that they were told of is theirs.
   *
   * @param since when they came to that case
   */
  void asTold(Case alone, Case main, Instant since) {
    var theirs = rows.of(main);
    var entries = rows.entries(theirs);
    dues.met(
        alone,
        theirs.stream()
            .filter(c -> HEARD.contains(c.what()))
            .filter(c -> c.stoppedAt().filter(at -> !at.isBefore(since)).isPresent())
            .filter(c -> isDone(entries.getOrDefault(c.id(), List.of())))
            .map(CaseClock::what)
            .toArray(What[]::new));
    rows.of(alone).stream()
        .filter(CaseClock::isRunning)
        .forEach(own ->
            theirs.stream()
                .filter(c -> c.what() == own.what())
                .flatMap(c -> entries.getOrDefault(c.id(), List.of()).stream())
                .filter(e -> e.entry() instanceof Ledger.Extended && !e.at().isBefore(since))
                .forEach(more -> extendedAs(more, own)));
    dues.changed(alone);
  }

  private static boolean isDone(List<ClockEntry> history) {
    return !history.isEmpty() && history.getLast().reason().equals(Dues.Ending.DONE.name());
  }

  private void extendedAs(ClockEntry more, CaseClock own) {
    entities.persist(more.of(own));
    own.shows(rows.ledger(own).flatMap(deadlines::due));
  }
}
