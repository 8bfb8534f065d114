package cn.xinqiao.insight;

import cn.xinqiao.insight.Limits.Limit;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets the database count: one row comes back for each office, subject, kind, week and outcome,
 * however many cases there are.
 */
@ApplicationScoped
class Tallies {
  /** Before the columns of the outcome. */
  private static final int KEYS = 4;

  private final EntityManager entities;
  private final List<Counted> counted;

  Tallies(EntityManager entities, Limits limits) {
    this.entities = entities;
    this.counted =
        List.of(
            new CountedTerms(),
            new CountedReceipts(limits.of(Limit.REPEATED_WITHIN_DAYS)),
            new CountedAnswers());
  }

  List<Tally> of(Scoped looked) {
    return counted.stream().flatMap(rows -> of(looked, rows)).toList();
  }

  private Stream<Tally> of(Scoped looked, Counted rows) {
    List<?> found = entities.createNativeQuery(query(looked, rows), Object[].class).getResultList();
    return found.stream().map(row -> tally(looked, rows, (Object[]) row));
  }

  private static String query(Scoped looked, Counted rows) {
    return "select g.office, g.subject, g.kind, g.week, %1$s, count(*) from (%2$s) g"
            .formatted(columns("g", rows), direct(looked, rows))
        + " group by g.office, g.subject, g.kind, g.week, "
        + columns("g", rows);
  }

  private static String direct(Scoped looked, Counted rows) {
    return "select %s as office, f.subject, f.kind, f.week, %s from (%s) f where %s"
        .formatted(
            looked.direct("f.office"),
            columns("f", rows),
            rows.rows(looked),
            looked.below("f.office"));
  }

  private static String columns(String table, Counted rows) {
    return rows.outcome().stream()
        .map(column -> table + "." + column)
        .collect(Collectors.joining(", "));
  }

  private static Tally tally(Scoped looked, Counted rows, Object[] row) {
    return new Tally(
        new OfficeCode((String) row[0]),
        Subject.valueOf((String) row[1]),
        Kind.valueOf((String) row[2]),
        looked.weeks().first().plus(((Number) row[3]).intValue()),
        rows.read(Arrays.asList(row).subList(KEYS, row.length - 1)),
        ((Number) row[row.length - 1]).longValue());
  }
}
