package cn.xinqiao.cases.together;

import cn.xinqiao.cases.FurtherNews;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What other offices have asked of this one since, as far as it still waits for an answer, and what
 * is overdue between offices. What has become confidential is in no count.
 */
@ApplicationScoped
class TogetherNews implements FurtherNews {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private static final String PARTS =
      "select count(distinct p.id) from case_part p join part_line l on l.part_id = p.id join cases c"
          + " on c.number = p.case_number and c.confidential = false where p.office_code = :office and p.state = 'OPEN' and l.what in ('ASKED', 'ASKED_AGAIN') and"
          + " l.at > :since";
  private static final String INVITATIONS =
      "select count(*) from invitation i join cases c on c.number = i.case_number and"
          + " c.confidential = false where i.office_code = :office and i.state = 'OPEN' and"
          + " i.invited_at > :since";
  private static final String RETURNS =
      "select count(*) from case_return r join cases c on c.number = r.case_number and"
          + " c.confidential = false where r.sender_code = :office and r.state = 'ASKED' and"
          + " r.asked_at > :since";
  private static final String ARBITRATIONS =
      "select count(*) from case_return r join cases c on c.number = r.case_number and"
          + " c.confidential = false where r.arbiter_code = :office and r.state = 'DISPUTED' and"
          + " (r.asked_at > :since or r.answered_at > :since)";

  private static final String LATE =
      " and x.provisional = false and x.due_on >= :from and x.due_on < :today";
  private static final String PARTS_LATE =
      "select count(*) from case_part x join cases c on c.number = x.case_number and c.confidential ="
          + " false where x.state = 'OPEN'";
  private static final String INVITATIONS_LATE =
      "select count(*) from invitation x join cases c on c.number = x.case_number and"
          + " c.confidential = false where x.state = 'OPEN'";

  private final EntityManager entities;
  private final Clock clock;

  TogetherNews(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  @Override
  public Map<String, Long> since(long officer, OfficeCode office, Instant since) {
    var news = new LinkedHashMap<String, Long>();
    news.put("part", count(PARTS, office, since));
    news.put("invitation", count(INVITATIONS, office, since));
    news.put("return", count(RETURNS, office, since));
    news.put("arbitration", count(ARBITRATIONS, office, since));
    news.values().removeIf(count -> count == 0);
    if (!late(office, day(since)).isEmpty()) {
      news.putAll(standing(office));
    }
    return news;
  }

  /** What is overdue, told to who owes the answer and to who waits for it. */
  @Override
  public Map<String, Long> standing(OfficeCode office) {
    return late(office, LocalDate.EPOCH);
  }

  private Map<String, Long> late(OfficeCode office, LocalDate from) {
    var late = new LinkedHashMap<String, Long>();
    late.put(
        "answerLate",
        late(PARTS_LATE + " and x.office_code = :office" + LATE, office, from)
            + late(INVITATIONS_LATE + " and x.office_code = :office" + LATE, office, from));
    late.put(
        "waitLate",
        late(PARTS_LATE + " and c.office_code = :office" + LATE, office, from)
            + late(INVITATIONS_LATE + " and x.inviter_code = :office" + LATE, office, from));
    late.values().removeIf(count -> count == 0);
    return late;
  }

  /**
   * @param from what was due before is left out
   */
  private long late(String query, OfficeCode office, LocalDate from) {
    return ((Number)
            entities
                .createNativeQuery(query)
                .setParameter("office", office.value())
                .setParameter("from", from)
                .setParameter("today", day(clock.instant()))
                .getSingleResult())
        .longValue();
  }

  private long count(String query, OfficeCode office, Instant since) {
    return ((Number)
            entities
                .createNativeQuery(query)
                .setParameter("office", office.value())
                .setParameter("since", since)
                .getSingleResult())
        .longValue();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, CITY);
  }
}
