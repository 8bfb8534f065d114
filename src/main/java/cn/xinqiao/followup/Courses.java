package cn.xinqiao.followup;

import cn.xinqiao.cases.Stage;
import cn.xinqiao.clock.What;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where a case stands with the law: whether its answer was served, and what may be asked for. */
@ApplicationScoped
class Courses {
  private final EntityManager entities;
  private final Clock clock;

  Courses(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /**
   * @param number a case that goes on by itself
   */
  Course of(CaseNumber number) {
    var stage = decided(number);
    if (stage.isEmpty()) {
      return Course.RUNNING;
    }
    if (stage.get().above().isEmpty()) {
      return Course.FINAL;
    }
    return offer(number).isPresent() ? Course.REVIEWABLE : Course.LAPSED;
  }

  /**
   * What may be asked for; empty when nothing may, or not any more.
   *
   * @param number a case that goes on by itself
   */
  Optional<ReviewOffer> offer(CaseNumber number) {
    return decided(number)
        .flatMap(Stage::above)
        .flatMap(above -> reviewUntil(number).map(last -> new ReviewOffer(above, last)))
        .filter(offer -> !today().isAfter(offer.until()));
  }

  /** The stage of which the decision was served. */
  private Optional<Stage> decided(CaseNumber number) {
    return entities
        .createQuery(
            "select c.stage from Case c where c.number = :number and c.concludedAt is not null and"
                + " c.kind = :petition",
            Stage.class)
        .setParameter("number", number.toString())
        .setParameter("petition", Kind.PETITION)
        .getResultStream()
        .findFirst();
  }

  /** As the clock of the case has it. */
  private Optional<LocalDate> reviewUntil(CaseNumber number) {
    List<?> found =
        entities
            .createNativeQuery(
                "select due_on from case_clock where case_number = :number and what = :window and"
                    + " stopped_at is null and due_on is not null order by id desc",
                LocalDate.class)
            .setParameter("number", number.toString())
            .setParameter("window", What.REVIEW_WINDOW.name())
            .setMaxResults(1)
            .getResultList();
    return found.stream().map(LocalDate.class::cast).findFirst();
  }

  private LocalDate today() {
    return clock.instant().atZone(AskingHours.CITY).toLocalDate();
  }
}
