package cn.xinqiao.cases.pace;

import cn.xinqiao.clock.What;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * Finds clocks that run and are due within some days, page by page in the order of their days, and
 * locks their cases.
 */
@ApplicationScoped
class DueClocks {
  static final int PAGE = 200;

  /** In the order of the days, of which the databases make too little by themselves. */
  private static final String BY_DAY = " from case_clock t use index (case_clock_due_ix)";

  private static final String RUNNING =
      " join cases c on c.number = t.case_number where t.stopped_at is null and"
          + " t.provisional = false and t.what in (:whats) and t.due_on >= :from and t.due_on <= :upto"
          + " and (:kind = '' or c.kind = :kind) and (:above = false or (c.confidential = false and"
          + " exists (select 1 from office o where o.code = c.office_code and o.parent is not"
          + " null))) and (c.joined_to is null or not exists (select 1 from case_clock m where"
          + " m.case_number = c.joined_to and m.what = t.what and m.stopped_at is null and m.due_on <="
          + " t.due_on))";

  private final EntityManager entities;

  DueClocks(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * What is looked for.
   *
   * @param kind empty for any
   * @param above it goes to those above, who may know of no accusation
   * @param unless a condition on clock t that says it was done before; its value is {@code :id}
   */
  record Wanted(
      List<What> whats,
      LocalDate from,
      LocalDate to,
      String kind,
      boolean above,
      String unless,
      String id) {}

  record Found(long clock, String number, LocalDate dueOn) {
    static final Found NONE = new Found(0, "", LocalDate.EPOCH);
  }

  /** The next ones after this one. */
  List<Found> after(Found last, Wanted wanted) {
    return found(
        fill(
                "select t.id, t.case_number, t.due_on"
                    + BY_DAY
                    + RUNNING
                    + wanted.unless()
                    + " and t.due_on >= :lastOn and (t.due_on > :lastOn or t.id > :last) order by"
                    + " t.stopped_at, t.due_on, t.id",
                wanted)
            .setParameter("lastOn", last.dueOn())
            .setParameter("last", last.clock())
            .setMaxResults(PAGE));
  }

  /**
   * Of these those of which it is still true, with their cases locked in the order of their
   * numbers.
   */
  List<Found> locked(Collection<Found> page, Wanted wanted) {
    // by the index of the numbers, which is walked upwards: no two sweeps wait for each other
    entities
        .createNativeQuery(
            "select number from cases where number in (:numbers) order by number for update")
        .setParameter("numbers", page.stream().map(Found::number).distinct().toList())
        .getResultList();
    return found(
        fill(
                "select t.id, t.case_number, t.due_on from case_clock t"
                    + RUNNING
                    + wanted.unless()
                    + " and t.id in (:page) order by t.due_on, t.id",
                wanted)
            .setParameter("page", page.stream().map(Found::clock).toList()));
  }

  private Query fill(String query, Wanted wanted) {
    return entities
        .createNativeQuery(query, Object[].class)
        .setParameter("whats", wanted.whats().stream().map(Enum::name).toList())
        .setParameter("from", wanted.from())
        .setParameter("upto", wanted.to())
        .setParameter("kind", wanted.kind())
        .setParameter("above", wanted.above())
        .setParameter("id", wanted.id());
  }

  private static List<Found> found(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Found(((Number) row[0]).longValue(), (String) row[1], day(row[2])))
        .toList();
  }

  /** The drivers give a day in one of two ways. */
  private static LocalDate day(Object cell) {
    return cell instanceof LocalDate day ? day : ((java.sql.Date) cell).toLocalDate();
  }
}
