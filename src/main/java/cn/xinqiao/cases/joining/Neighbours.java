package cn.xinqiao.cases.joining;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the cases that a matter is compared with: of the same place, of the same family of
 * subjects, opened about the same time, the newest of them. Meanings are compared only with these,
 * so that what it costs does not grow with the number of all cases.
 */
@ApplicationScoped
class Neighbours {
  private static final String NEWEST =
      "from CaseMeaning where streetCode = :street and %s subject in (:subjects) and openedAt between"
          + " :from and :to and meaning is not null order by openedAt desc";
  private static final String OF_COMMITTEE = "neighbourhoodCode = :committee and";
  private static final String OF_NO_COMMITTEE = "neighbourhoodCode is null and";
  private static final String OF_ANY = "";

  private final EntityManager entities;

  Neighbours(EntityManager entities) {
    this.entities = entities;
  }

  /** Another case, and what is known of it. */
  record Neighbour(CaseNumber number, Likened likened) {}

  /**
   * Where the committee is known: those of the same one, and those of the street of which none is
   * known; else those of the whole street. Of a committee, in which few are opened within some
   * days, at most {@code rule.newest()} together; of a street so many of each subject, so that the
   * index alone finds the newest.
   */
  List<Neighbour> of(Likened matter, JoiningRules.Rule rule) {
    var found =
        matter.neighbourhood().isPresent()
            ? Stream.concat(
                newest(OF_COMMITTEE, matter.neighbourhood(), matter, rule.subjects(), rule),
                ofEach(OF_NO_COMMITTEE, matter, rule))
            : ofEach(OF_ANY, matter, rule);
    return found
        .sorted(Comparator.comparing((Neighbour one) -> one.likened().at()).reversed())
        .toList();
  }

  private Stream<Neighbour> ofEach(String where, Likened matter, JoiningRules.Rule rule) {
    return rule.subjects().stream()
        .flatMap(subject -> newest(where, Optional.empty(), matter, Set.of(subject), rule));
  }

  private Stream<Neighbour> newest(
      String where,
      Optional<OfficeCode> committee,
      Likened matter,
      Set<Subject> subjects,
      JoiningRules.Rule rule) {
    var window = Duration.ofDays(rule.days());
    var query =
        entities
            .createQuery(NEWEST.formatted(where), CaseMeaning.class)
            .setParameter("street", matter.street().value())
            .setParameter("subjects", subjects)
            .setParameter("from", matter.at().minus(window))
            .setParameter("to", matter.at().plus(window))
            .setHint("org.hibernate.readOnly", true)
            .setMaxResults(rule.newest());
    committee.ifPresent(code -> query.setParameter("committee", code.value()));
    return query.getResultList().stream().map(row -> new Neighbour(row.number(), row.likened()));
  }
}
