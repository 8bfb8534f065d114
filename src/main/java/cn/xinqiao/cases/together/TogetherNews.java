package cn.xinqiao.cases.together;

import cn.xinqiao.cases.FurtherNews;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What other offices have asked of this one since, as far as it still waits for an answer. What has
 * become confidential is in no count.
 */
@ApplicationScoped
class TogetherNews implements FurtherNews {
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

  private final EntityManager entities;

  TogetherNews(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Map<String, Long> since(long officer, OfficeCode office, Instant since) {
    var news = new LinkedHashMap<String, Long>();
    news.put("part", count(PARTS, office, since));
    news.put("invitation", count(INVITATIONS, office, since));
    news.put("return", count(RETURNS, office, since));
    news.put("arbitration", count(ARBITRATIONS, office, since));
    news.values().removeIf(count -> count == 0);
    return news;
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
}
