package cn.xinqiao.insight;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What is looked at, by whom: which rows a query may count, as pieces of SQL that H2, MariaDB and
 * MySQL all take. An accusation is counted for nobody but the desk that holds it, and what an
 * officer keeps off (回避) not for that officer.
 *
 * @param office the caller's own, or one below it
 * @param now what is due later is not due
 */
record Scoped(
    Caller caller, OfficeCode office, Optional<Subject> subject, Weeks weeks, Instant now) {
  /** Which office had case {@code c} at a moment: reviews aside, which decide nothing of it. */
  private static final String HOLDER =
      """
      case when c.came_from is null and c.stage = 'HANDLING' then c.office_code else coalesce(
        (select case when l.what in ('OPENED', 'PLACED') then l.office_code else l.detail end
          from case_line l where l.case_number = c.number and l.at <= %s and l.what in
            ('OPENED', 'PLACED', 'TRANSFERRED', 'RETURNED', 'ARBITRATED')
          order by l.id desc limit 1), c.office_code) end\
      """;

  /**
   * @param moment a column or an expression
   */
  static String holder(String moment) {
    return HOLDER.formatted(moment);
  }

  /** Conditions on case {@code c} that let its existence be known. */
  String visible() {
    return "(c.confidential = false or c.office_code = '%s')".formatted(caller.office())
        + " and not exists (select 1 from case_recusal q where q.officer_id = %d"
            .formatted(caller.officerId())
        + " and (q.case_number = c.number or q.case_number = c.joined_to))"
        + subject.map(s -> " and c.subject = '" + s.name() + "'").orElse("");
  }

  /** Whether an office, the given column, is looked at. */
  String below(String column) {
    return "%s like '%s'".formatted(column, office.subtreePattern());
  }

  /** The office itself, or the one directly below it that this one is or stands in. */
  String direct(String column) {
    return "case when %s like '%s-%%' then %s else substring(%s, 1, %d) end"
        .formatted(column, office, column, column, directLength());
  }

  /** Codes nest by prefix: 2, 6, 9, 12 digits. A department has nobody below it. */
  private int directLength() {
    return switch (office.value().length()) {
      case 2 -> 6;
      case 6 -> 9;
      case 9 -> 12;
      default -> 40;
    };
  }

  /** The how many-eth week a moment lies in; below 0 or beyond the last for those outside. */
  String week(String moment) {
    return "floor(timestampdiff(second, %s, %s) / 604800)"
        .formatted(stamp(weeks.first().begin()), moment);
  }

  String within(String moment) {
    return "%s >= %s and %s < %s"
        .formatted(moment, stamp(begin()), moment, stamp(weeks.after().begin()));
  }

  Instant begin() {
    return weeks.first().begin();
  }

  static String stamp(Instant moment) {
    var utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC).withNano(0);
    return "timestamp '%s %s'".formatted(utc.toLocalDate(), "%tT".formatted(utc.toLocalTime()));
  }
}
