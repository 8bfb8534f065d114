package cn.xinqiao.cases.reception;

import cn.xinqiao.cases.FurtherNews;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What was promised to visitors and is overdue, told to the office that promised it: news on the
 * first day, beside other news from then on.
 */
@ApplicationScoped
class PromiseNews implements FurtherNews {
  private static final String KEY = "promise";

  private final EntityManager entities;
  private final Clock clock;

  PromiseNews(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  @Override
  public Map<String, Long> since(long officer, OfficeCode office, Instant since) {
    return overdue(office, day(since)) == 0 ? Map.of() : standing(office);
  }

  @Override
  public Map<String, Long> standing(OfficeCode office) {
    long overdue = overdue(office, LocalDate.EPOCH);
    return overdue == 0 ? Map.of() : Map.of(KEY, overdue);
  }

  /**
   * @param from what was due before is left out
   */
  private long overdue(OfficeCode office, LocalDate from) {
    return entities
        .createQuery(
            "select count(p) from Promise p, Case c where c.number = p.caseNumber and p.state = :open"
                + " and p.ownerCode = :office and p.dueOn >= :from and p.dueOn < :today and"
                + " c.wordsErasedAt is null and (c.confidential = false or c.officeCode = :office)",
            Long.class)
        .setParameter("open", PromiseState.OPEN)
        .setParameter("office", office.value())
        .setParameter("from", from)
        .setParameter("today", day(clock.instant()))
        .getSingleResult();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, VisitDates.SHANGHAI);
  }
}
