package cn.xinqiao.cases.joining;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.triage.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is compared of a matter.
 *
 * @param street the street-level office of the place, whoever has the case
 * @param things codes of public things that the words name
 * @param at when it was opened, or now for one that is only told
 */
record Likened(
    OfficeCode street,
    Optional<OfficeCode> neighbourhood,
    Subject subject,
    Set<String> things,
    Site site,
    Instant at,
    Optional<Meaning> meaning) {

  /** Nothing narrower than the street is known: no two of them are the same for that. */
  boolean isPlaced() {
    return neighbourhood.isPresent() || site.area().isPresent();
  }

  /** How near two matters are in place. */
  enum Nearness {
    /** The same estate or lane. */
    AREA,
    NEIGHBOURHOOD,
    STREET
  }

  /** Empty when both say where they are and that is not the same place. */
  Optional<Nearness> near(Likened other) {
    if (!street.equals(other.street) || site.isElsewhere(other.site)) {
      return Optional.empty();
    }
    if (site.isSameArea(other.site)) {
      return Optional.of(Nearness.AREA);
    }
    return neighbourhood.isPresent() && neighbourhood.equals(other.neighbourhood)
        ? Optional.of(Nearness.NEIGHBOURHOOD)
        : Optional.of(Nearness.STREET)
            .filter(_ -> neighbourhood.isEmpty() || other.neighbourhood.isEmpty());
  }

  /** A public thing that both name. */
  Optional<String> sharedThing(Likened other) {
    return things.stream().filter(other.things::contains).sorted().findFirst();
  }

  /** 0 as long as one of them has not been read. */
  double likeness(Likened other) {
    return meaning.flatMap(m -> other.meaning.map(m::likeness)).orElse(0.0);
  }

  /** Whole days between them, begun ones counted: 0 for within one day and night. */
  int daysBetween(Likened other) {
    return (int) Duration.between(at, other.at).abs().toDays();
  }
}
