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

  private final int version;
  private final RuleBook rules;
  private final WorkCalendar calendar;

  /**
   * @throws SeedFile.Invalid when a row cannot be used or is never reached, an id is there twice,
   *     or some case would have neither notice nor answer from the day it is received
   */
  public Deadlines(SeedFile file, WorkCalendar calendar) {
    version = file.version();
    rules = RuleBook.read(file);
    this.calendar = calendar;
  }

  /**
   * What is owed to such a case after this trigger, at most one date for each {@link What} and in
   * its order; nothing for {@link Kind#OTHER}.
   *
   * @param subKind null for kinds that have none
   * @throws IllegalArgumentException when the sub-kind cannot stand under the kind
   */
  public List<Due> due(Trigger trigger, Kind kind, SubKind subKind, Urgency urgency, Instant at) {
    var start = at.atZone(CITY).toLocalDate();
    return rules
        .applying(trigger, new Track(kind, subKind, urgency))
        .map(rule -> rule.due(start, calendar))
        .toList();
  }

  /** A term that was set before, with what the calendar knows now. */
  public Reckoned reckon(Instant since, int amount, DayCount unit) {
    return calendar.plus(since.atZone(CITY).toLocalDate(), amount, unit);
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
    return rules.find(id);
  }

  /** The version of the rules, to be kept with every date that they led to. */
  public int version() {
    return version;
  }
}
