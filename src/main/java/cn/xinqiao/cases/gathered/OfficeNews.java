package cn.xinqiao.cases.gathered;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** What is new at an office's own desk: counts and numbers of cases, nothing of what is in them. */
@ApplicationScoped
class OfficeNews {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final List<CaseState> OWED = List.of(CaseState.OPEN, CaseState.ACCEPTED);
  private static final List<Happening> CAME =
      List.of(
          Happening.OPENED,
          Happening.PLACED,
          Happening.TRANSFERRED,
          Happening.RETURNED,
          Happening.ARBITRATED);
  private static final List<Happening> WROTE =
      List.of(
          Happening.ADDED,
          Happening.PICTURES_ADDED,
          Happening.URGED,
          Happening.PART_ANSWERED,
          Happening.INVITATION_ANSWERED);
  private static final String AT_DESK =
      " from Case c where c.officeCode = :office and c.state in :owed and c.wordsErasedAt is null and c.joinedInto is null";
  private static final int FIRST = 3;

  private final EntityManager entities;

  OfficeNews(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * The news of a desk.
   *
   * @param newlyDue how many reached their day since the last look; those that were due before are
   *     no news
   * @param first the most urgent numbers
   */
  record News(long came, long wrote, long due, long overdue, long newlyDue, List<String> first) {
    boolean isAnything() {
      return came + wrote + newlyDue > 0;
    }
  }

  News of(OfficeCode office, Instant since, LocalDate today) {
    var lastLook = LocalDate.ofInstant(since, SHANGHAI);
    return new News(
        happened(office, CAME, since),
        happened(office, WROTE, since),
        due(office, today.minusDays(1), today),
        due(office, LocalDate.EPOCH, today.minusDays(1)),
        due(office, lastLook, today),
        first(office));
  }

  private long happened(OfficeCode office, List<Happening> whats, Instant since) {
    return atDesk(
            "select count(*)"
                + AT_DESK
                + " and exists (select 1 from CaseLine l where l.caseNumber = c.number and l.what in"
                + " :whats and l.at > :since)",
            Long.class,
            office)
        .setParameter("whats", whats)
        .setParameter("since", since)
        .getSingleResult();
  }

  /** After one day, up to another. What is only "not before" its date is not due. */
  private long due(OfficeCode office, LocalDate after, LocalDate upTo) {
    return atDesk(
            "select count(*)"
                + AT_DESK
                + " and c.nextProvisional = false and c.nextDue > :after and c.nextDue <= :upTo",
            Long.class,
            office)
        .setParameter("after", after)
        .setParameter("upTo", upTo)
        .getSingleResult();
  }

  private List<String> first(OfficeCode office) {
    return atDesk(
            "select c.number"
                + AT_DESK
                + " order by c.urgencyRank, case when c.nextDue is null then 1 else 0 end, c.nextDue,"
                + " c.openedAt, c.number",
            String.class,
            office)
        .setMaxResults(FIRST)
        .getResultList();
  }

  private <T> TypedQuery<T> atDesk(String query, Class<T> type, OfficeCode office) {
    return entities
        .createQuery(query, type)
        .setParameter("office", office.value())
        .setParameter("owed", OWED);
  }
}
