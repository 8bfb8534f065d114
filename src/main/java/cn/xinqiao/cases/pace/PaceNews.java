package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.FurtherNews;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reminders, escalations and 督办 that are new to an officer. What is met meanwhile is no news. */
@ApplicationScoped
class PaceNews implements FurtherNews {
  private static final String REMINDED =
      "select count(distinct r.case_number) from case_reminder r join case_clock t on t.id ="
          + " r.clock_id and t.stopped_at is null join officer me on me.id = :officer where"
          + " r.office_code = :office and r.reminded_at > :since and ((r.whom = 'HOLDER' and"
          + " (r.officer_id is null or r.officer_id = :officer)) or (r.whom <> 'HOLDER' and me.role ="
          + " 'LEAD'))";

  private final EntityManager entities;
  private final ExecutionTerm execution;
  private final WorkingHours hours;
  private final Clock clock;

  PaceNews(EntityManager entities, ExecutionTerm execution, WorkingHours hours, Clock clock) {
    this.entities = entities;
    this.execution = execution;
    this.hours = hours;
    this.clock = clock;
  }

  @Override
  public Map<String, Long> since(long officer, OfficeCode office, Instant since) {
    var news = new LinkedHashMap<String, Long>();
    news.put("soon", count(REMINDED + " and r.late = false", officer, office, since));
    news.put(
        "late",
        count(REMINDED + " and r.late = true and r.whom <> 'ABOVE'", officer, office, since));
    news.put(
        "below",
        count(REMINDED + " and r.late = true and r.whom = 'ABOVE'", officer, office, since));
    news.put(
        "supervised",
        count(
            "select count(distinct s.case_number) from supervision s join officer me on me.id ="
                + " :officer where s.unit_code = :office and s.issued_at > :since and s.closed_at is"
                + " null",
            officer,
            office,
            since));
    news.put(
        "proposed",
        count(
            "select count(distinct p.case_number) from supervision_proposal p join cases c on"
                + " c.number = p.case_number join office o on o.code = c.office_code join officer me"
                + " on me.id = :officer and me.role = 'LEAD' where p.settled_at is null and o.parent"
                + " = :office and c.confidential = false and p.proposed_at > :since",
            officer,
            office,
            since));
    news.put("execution", executions(office, since));
    news.values().removeIf(count -> count == 0);
    if (!unanswered(office, hours.day(since)).isEmpty()) {
      news.putAll(standing(office));
    }
    return news;
  }

  /** Supervision that is overdue, told to the unit that owes the answer and to who issued it. */
  @Override
  public Map<String, Long> standing(OfficeCode office) {
    return unanswered(office, LocalDate.EPOCH);
  }

  private Map<String, Long> unanswered(OfficeCode office, LocalDate from) {
    var late = new LinkedHashMap<String, Long>();
    late.put("supervisionLate", unanswered("s.unitCode = :office", office, from));
    late.put("supervisionWaits", unanswered("s.issuerCode = :office", office, from));
    late.values().removeIf(count -> count == 0);
    return late;
  }

  private long unanswered(String whose, OfficeCode office, LocalDate from) {
    return entities
        .createQuery(
            "select count(s) from Supervision s where s.answeredAt is null and s.closedAt is null and"
                + " s.dueOn >= :from and s.dueOn < :today and "
                + whose,
            Long.class)
        .setParameter("office", office.value())
        .setParameter("from", from)
        .setParameter("today", hours.day(clock.instant()))
        .getSingleResult();
  }

  /** What came near its day since the officer was last told: each on one day only. */
  private long executions(OfficeCode office, Instant since) {
    return entities
        .createQuery(
            "select count(e) from Execution e join Case c on c.number = e.caseNumber where e.doneAt"
                + " is null and c.officeCode = :office and e.dueOn > :from and e.dueOn <= :upTo",
            Long.class)
        .setParameter("office", office.value())
        .setParameter("from", hours.day(since).plusDays(execution.remindDays()))
        .setParameter("upTo", hours.day(clock.instant()).plusDays(execution.remindDays()))
        .getSingleResult();
  }

  private long count(String query, long officer, OfficeCode office, Instant since) {
    return ((Number)
            entities
                .createNativeQuery(query)
                .setParameter("officer", officer)
                .setParameter("office", office.value())
                .setParameter("since", since)
                .getSingleResult())
        .longValue();
  }
}
