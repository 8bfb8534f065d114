package cn.xinqiao.insight;

import cn.xinqiao.insight.Limits.Limit;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for signs of gaming in the caller's subtree, by the limits of the list. */
@ApplicationScoped
class Signs {
  /** From the midnight (UTC) of a date back to the beginning of its day in Shanghai. */
  private static final int BEFORE_MIDNIGHT = 8 * 3600;

  /** What goes on in another case is answered with it, and is not a case more. */
  private static final String ANSWERED =
      """
      select %1$s as office, floor(timestampdiff(second, %2$s, t.stopped_at) / 86400) as shanghai_day,
          case when timestampdiff(second, t.stopped_at, cast(t.due_on as datetime)) <= %3$d
              and timestampdiff(second, cast(t.due_on as datetime), t.stopped_at) < 57600
            then 1 else 0 end as late_in_time
        from case_clock t join clock_entry e on e.clock_id = t.id and e.act = 'STOP' and e.reason = 'DONE'
          join cases c on c.number = t.case_number
        where t.what = 'ANSWER' and t.due_on is not null and c.joined_to is null and %4$s and %5$s\
      """;

  private static final String MASS =
      """
      select f.office, f.shanghai_day, sum(f.late_in_time), count(*) from (%1$s) f where %2$s
        group by f.office, f.shanghai_day
        having sum(f.late_in_time) >= %3$d and 100 * sum(f.late_in_time) >= %4$d * count(*)
        order by f.shanghai_day, f.office\
      """;

  /** What a lead decided of cases that no resident has called settled. */
  private static final String CLOSED =
      """
      select %1$s as office, floor(timestampdiff(second, %2$s, w.settled_at) / 86400) as shanghai_day,
          case when w.approved then 1 else 0 end as approved
        from closing_override w join cases c on c.number = w.case_number
        where w.settled_by is not null and %3$s and %4$s\
      """;

  private static final String CLOSINGS =
      """
      select f.office, f.shanghai_day, sum(f.approved), count(*) from (%s) f where %s
        group by f.office, f.shanghai_day having sum(f.approved) >= %d
        order by f.shanghai_day, f.office\
      """;

  /**
   * A call is a line of the timeline, or the one that an officer's note was taken from, to the
   * minute.
   */
  private static final String TURNED =
      """
      select %1$s as office, k.device, k.reporter_id, k.case_number,
          case when exists (select 1 from case_line y where y.case_number in (k.case_number, c.joined_to)
                and y.what = 'CALLED' and y.at <= k.at and timestampdiff(second, y.at, k.at) <= %2$d)
              or exists (select 1 from key_turn p where p.reporter_id = k.reporter_id
                and p.called_at <= k.at and timestampdiff(second, p.called_at, k.at) <= %2$d + 59)
            then 1 else 0 end as right_after
        from key_turn k join cases c on c.number = k.case_number
        where k.who = 'RESIDENT' and %3$s and %4$s\
      """;

  private static final String DEVICES =
      """
      select f.office, count(distinct f.reporter_id), count(distinct f.case_number) from (%s) f
        where f.device is not null and %s group by f.office, f.device
        having count(distinct f.reporter_id) >= %d order by f.office, 2 desc\
      """;

  private static final String CALLS =
      """
      select f.office, sum(f.right_after), count(*) from (%s) f where %s group by f.office
        having sum(f.right_after) >= %d order by f.office\
      """;

  private final EntityManager entities;
  private final Limits limits;
  private final OfficeTree offices;

  Signs(EntityManager entities, Limits limits, OfficeTree offices) {
    this.entities = entities;
    this.limits = limits;
    this.offices = offices;
  }

  List<Sign> of(Scoped looked) {
    return Stream.of(mass(looked), closings(looked), devices(looked), calls(looked))
        .flatMap(signs -> signs)
        .toList();
  }

  private Stream<Sign> mass(Scoped looked) {
    long left = BEFORE_MIDNIGHT + 86_400L * limits.of(Limit.MASS_DAYS_LEFT);
    var answered =
        ANSWERED.formatted(
            Scoped.holder("t.stopped_at"),
            Scoped.stamp(looked.begin()),
            left,
            looked.within("t.stopped_at"),
            looked.visible());
    var query =
        MASS.formatted(
            answered,
            looked.below("f.office"),
            limits.of(Limit.MASS_CASES),
            limits.of(Limit.MASS_PERCENT));
    return byDay(looked, Sign.What.MASS_ANSWERING, query);
  }

  private Stream<Sign> closings(Scoped looked) {
    var closed =
        CLOSED.formatted(
            Scoped.holder("w.settled_at"),
            Scoped.stamp(looked.begin()),
            looked.within("w.settled_at"),
            looked.visible());
    var query =
        CLOSINGS.formatted(closed, looked.below("f.office"), limits.of(Limit.MASS_CLOSINGS));
    return byDay(looked, Sign.What.MASS_CLOSING, query);
  }

  /** Rows of office, day, count and of how many. */
  private Stream<Sign> byDay(Scoped looked, Sign.What what, String query) {
    return rows(query)
        .map(row ->
            new Sign(
                what,
                office(row[0]),
                Optional.of(day(looked, row[1])),
                number(row[2]),
                number(row[3])));
  }

  private Stream<Sign> devices(Scoped looked) {
    var query =
        DEVICES.formatted(
            turned(looked), looked.below("f.office"), limits.of(Limit.DEVICE_REPORTERS));
    return overall(Sign.What.ONE_DEVICE, query);
  }

  private Stream<Sign> calls(Scoped looked) {
    var query =
        CALLS.formatted(turned(looked), looked.below("f.office"), limits.of(Limit.CALL_KEYS));
    return overall(Sign.What.AFTER_CALL, query);
  }

  /** Rows of office, count and of how many, for all the weeks together. */
  private Stream<Sign> overall(Sign.What what, String query) {
    return rows(query)
        .map(row ->
            new Sign(what, office(row[0]), Optional.empty(), number(row[1]), number(row[2])));
  }

  private String turned(Scoped looked) {
    return TURNED.formatted(
        Scoped.holder("k.at"),
        limits.of(Limit.CALL_SECONDS),
        looked.within("k.at"),
        looked.visible());
  }

  private Stream<Object[]> rows(String query) {
    List<?> found = entities.createNativeQuery(query, Object[].class).getResultList();
    return found.stream().map(Object[].class::cast);
  }

  private Office office(Object code) {
    return offices.get(new OfficeCode((String) code));
  }

  private static LocalDate day(Scoped looked, Object cell) {
    return looked.weeks().first().monday().plusDays(number(cell));
  }

  private static long number(Object cell) {
    return ((Number) cell).longValue();
  }
}
