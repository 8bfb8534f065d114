package cn.xinqiao.followup;

import cn.xinqiao.cases.FurtherNews;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What residents' answers ask of an office, told to whoever has to do it: what was sent back to the
 * lead of the unit, the second time to the lead of the office above, everything else to the
 * officers of the office; and what of it is overdue.
 */
@ApplicationScoped
class StepNews implements FurtherNews {
  private static final String OWED =
      "select count(distinct s.id) from follow_step s join cases k on k.number = s.case_number join"
          + " cases c on c.number = coalesce(k.joined_to, k.number) and c.confidential = false join"
          + " office o on o.code = c.office_code where s.done_at is null";
  private static final String BY_ITS_LEAD =
      " and s.step = 'HANDLE_AGAIN' and c.office_code = :office";
  private static final String BY_THE_LEAD_ABOVE =
      " and s.step = 'LEVEL_ABOVE' and o.parent = :office";
  private static final String BY_THE_OFFICE =
      " and s.step not in ('HANDLE_AGAIN', 'LEVEL_ABOVE') and c.office_code = :office";
  private static final String LEADS =
      " and exists (select 1 from officer me where me.id = :officer and me.role = 'LEAD')";

  private final EntityManager entities;
  private final Clock clock;

  StepNews(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  @Override
  public Map<String, Long> since(long officer, OfficeCode office, Instant since) {
    var news = new LinkedHashMap<String, Long>();
    news.put("sentBack", opened(BY_ITS_LEAD + LEADS, office, since, officer));
    news.put("sentUp", opened(BY_THE_LEAD_ABOVE + LEADS, office, since, officer));
    news.put("step", opened(BY_THE_OFFICE, office, since, null));
    news.values().removeIf(count -> count == 0);
    if (late(office, day(since)) > 0) {
      news.putAll(standing(office));
    }
    return news;
  }

  @Override
  public Map<String, Long> standing(OfficeCode office) {
    long late = late(office, LocalDate.EPOCH);
    return late == 0 ? Map.of() : Map.of("stepLate", late);
  }

  private long opened(String whose, OfficeCode office, Instant since, Long officer) {
    var query =
        entities
            .createNativeQuery(OWED + whose + " and s.opened_at > :since")
            .setParameter("office", office.value())
            .setParameter("since", since);
    if (officer != null) {
      query.setParameter("officer", officer);
    }
    return ((Number) query.getSingleResult()).longValue();
  }

  /**
   * @param from what was due before is left out
   */
  private long late(OfficeCode office, LocalDate from) {
    return ((Number)
            entities
                .createNativeQuery(
                    OWED
                        + " and c.office_code = :office and s.provisional = false and s.due_on >= :from"
                        + " and s.due_on < :today")
                .setParameter("office", office.value())
                .setParameter("from", from)
                .setParameter("today", day(clock.instant()))
                .getSingleResult())
        .longValue();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, AskingHours.CITY);
  }
}
