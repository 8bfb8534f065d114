package cn.xinqiao.followup;

import cn.xinqiao.cases.CaseWentOn;
import cn.xinqiao.cases.FurtherNews;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps what waits for a lead's approval, and tells the office of it. */
@ApplicationScoped
class ClosingBook implements FurtherNews {
  private static final String KEY = "closing";

  private static final Set<Happening> ENDED_BY =
      EnumSet.of(Happening.REPLIED, Happening.REVIEW_ASKED, Happening.WITHDRAWN);

  private final EntityManager entities;
  private final Clock clock;

  ClosingBook(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  void ask(CaseNumber number, String reason, long officer) {
    entities.persist(new ClosingOverride(number, reason, officer, clock.instant()));
  }

  Optional<ClosingOverride> pending(CaseNumber number) {
    return entities
        .createQuery(
            "from ClosingOverride where caseNumber = :number and settledAt is null",
            ClosingOverride.class)
        .setParameter("number", number.toString())
        .getResultStream()
        .findFirst();
  }

  List<ClosingOverride> waiting(OfficeCode office, int most) {
    return entities
        .createQuery(
            "select w from ClosingOverride w join Case c on c.number = w.caseNumber where w.settledAt"
                + " is null and c.officeCode like :subtree and c.confidential = false order by"
                + " w.askedAt",
            ClosingOverride.class)
        .setParameter("subtree", office.subtreePattern())
        .setMaxResults(most)
        .getResultList();
  }

  /** What was answered, taken back or has gone up since would be decided anew. */
  void wentOn(@Observes CaseWentOn event) {
    if (ENDED_BY.contains(event.what())) {
      lapse(event.number());
    }
  }

  /** A resident has said something since: it would be decided anew. */
  void lapse(CaseNumber number) {
    pending(number).ifPresent(one -> one.lapse(clock.instant()));
  }

  @Override
  public Map<String, Long> since(long officer, OfficeCode office, Instant since) {
    return count(office, since) == 0 ? Map.of() : standing(office);
  }

  @Override
  public Map<String, Long> standing(OfficeCode office) {
    long waiting = count(office, Instant.EPOCH);
    return waiting == 0 ? Map.of() : Map.of(KEY, waiting);
  }

  private long count(OfficeCode office, Instant since) {
    return entities
        .createQuery(
            "select count(w) from ClosingOverride w join Case c on c.number = w.caseNumber where"
                + " w.settledAt is null and w.askedAt > :since and c.officeCode = :office and"
                + " c.confidential = false",
            Long.class)
        .setParameter("since", since)
        .setParameter("office", office.value())
        .getSingleResult();
  }
}
