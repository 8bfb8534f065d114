package cn.xinqiao.clock;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The dates that a case is owed. The same rules, calendar and instant always give the same dates,
 * so a provisional date is settled by asking again once the missing year is loaded.
 */
public final class Deadlines {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private volatile InForce inForce;
  private final WorkCalendar calendar;

  /**
   * @throws SeedFile.Invalid when a row cannot be used or is never reached, an id is there twice,
   *     or some case would have neither notice nor answer from the day it is received
   */
  public Deadlines(SeedFile file, WorkCalendar calendar) {
    this.calendar = calendar;
    use(file);
  }

  /**
   * Another version of the rules, from now on: what was promised by an older one stays.
   *
   * @throws SeedFile.Invalid as for new deadlines; nothing has changed then
   */
  void use(SeedFile file) {
    inForce = new InForce(file.version(), RuleBook.read(file));
  }

  private record InForce(int version, RuleBook rules) {}

  /**
   * What is owed to such a case after this trigger, at most one date for each {@link What} and in
   * its order; nothing for {@link Kind#OTHER}.
   *
   * @param subKind null for kinds that have none
   * @throws IllegalArgumentException when the sub-kind cannot stand under the kind
   */
  public List<Due> due(Trigger trigger, Kind kind, SubKind subKind, Urgency urgency, Instant at) {
    var start = at.atZone(CITY).toLocalDate();
    return rules(trigger, kind, subKind, urgency).stream()
        .map(rule -> rule.due(start, calendar))
        .toList();
  }

  /**
   * The rules by which such a case has clocks after this trigger, at most one for each {@link What}
   * and in its order; nothing for {@link Kind#OTHER}.
   *
   * @param subKind null for kinds that have none
   * @throws IllegalArgumentException when the sub-kind cannot stand under the kind
   */
  public List<Rule> rules(Trigger trigger, Kind kind, SubKind subKind, Urgency urgency) {
    return inForce.rules().applying(trigger, new Track(kind, subKind, urgency)).toList();
  }

  /**
   * The rule by which this clock of such a case may get more time, if there is one.
   *
   * @param subKind null for kinds that have none
   */
  public Optional<Rule> extension(What what, Kind kind, SubKind subKind, Urgency urgency) {
    return rules(Trigger.EXTENDED, kind, subKind, urgency).stream()
        .filter(rule -> rule.what() == what)
        .findFirst();
  }

  /** The last day in time, with what the calendar knows now; empty while the clock is paused. */
  public Optional<Reckoned> due(Ledger ledger) {
    return ledger.due(calendar);
  }

  /**
   * The rule that set a date.
   *
   * @throws IllegalArgumentException for an id that this version does not have
   */
  public Rule rule(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no deadline rule " + id));
  }

  /** The rule of this id, if this version has it; an older one may have had it. */
  public Optional<Rule> find(String id) {
    return inForce.rules().find(id);
  }

  /** The version of the rules, to be kept with every date that they led to. */
  public int version() {
    return inForce.version();
  }
}
