package cn.xinqiao.insight;

import cn.xinqiao.clock.What;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Each term once, in the week in which it was kept or became late: the clocks of cases, as their
 * ledgers say why they stopped. A written refusal is a notice; what a resident took back in time
 * owes nothing any more; a clock that gave way to another kind's never counts.
 */
final class CountedTerms implements Counted {
  /** The end of a day in Shanghai, in seconds after the midnight (UTC) of its date. */
  private static final int END_OF_DAY = 16 * 3600;

  private static final String WHATS =
      Occurrence.TERMS.stream().map(what -> "'" + what + "'").collect(Collectors.joining(", "));

  private static final String STOPPED =
      """
      select t.case_number, t.what, t.due_on, t.stopped_at, t.provisional, e.reason,
          case when timestampdiff(second, cast(t.due_on as datetime), t.stopped_at) < %d
            then 1 else 0 end as early
        from case_clock t join clock_entry e on e.clock_id = t.id and e.act = 'STOP'
        where t.what in (%s) and t.due_on is not null and t.stopped_at >= %s\
      """;

  private static final String OVERDUE =
      """
      select t.case_number, t.what, t.due_on, t.stopped_at, t.provisional, '' as reason, 0 as early
        from case_clock t
        where t.what in (%s) and t.stopped_at is null and t.due_on >= date '%s'
          and t.due_on < date '%s'\
      """;

  private static final String ENDED =
      """
      select s.case_number, s.what, s.early as kept, s.provisional, s.reason,
          case when s.early = 1 then s.stopped_at else cast(s.due_on as datetime) end as at
        from (%s union all %s) s\
      """;

  private static final String COUNTED =
      """
      (d.kept = 1 and (d.reason = 'DONE'
        or (d.reason = 'ENDED' and d.what = 'NOTICE' and c.status = 'REFUSED')))
      or (d.kept = 0 and d.provisional = false and d.reason <> 'RETYPED')\
      """;

  @Override
  public String rows(Scoped looked) {
    var today = LocalDate.ofInstant(looked.now(), Week.CITY);
    var stopped = STOPPED.formatted(END_OF_DAY, WHATS, Scoped.stamp(looked.begin()));
    var overdue = OVERDUE.formatted(WHATS, looked.weeks().first().monday(), today);
    return "select %s as office, c.subject, c.kind, %s as week, d.what, d.kept"
            .formatted(Scoped.holder("d.at"), looked.week("d.at"))
        + " from (%s) d join cases c on c.number = d.case_number where %s and %s and (%s)"
            .formatted(
                ENDED.formatted(stopped, overdue),
                looked.within("d.at"),
                looked.visible(),
                COUNTED);
  }

  @Override
  public List<String> outcome() {
    return List.of("what", "kept");
  }

  @Override
  public Occurrence read(List<Object> outcome) {
    return new Occurrence.Term(
        What.valueOf((String) outcome.get(0)), Counted.isYes(outcome.get(1)));
  }
}
