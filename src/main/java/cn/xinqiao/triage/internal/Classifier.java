package cn.xinqiao.triage.internal;

import cn.xinqiao.kernel.Subject;
import cn.xinqiao.triage.EmergencyKind;
import cn.xinqiao.triage.internal.Neighbourhood.Neighbour;
import de.bwaldvogel.liblinear.Feature;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Learned from the exemplars: which track and which subject a text most likely has, and whether it
 * tells of danger.
 *
 * @param id names this classifier in every decision that it makes
 * @param dangers those examples that really tell of danger
 */
public record Classifier(
    String id,
    Weights tracks,
    Weights subjects,
    Weights danger,
    Neighbourhood<Exemplar> exemplars,
    Neighbourhood<DangerExample> dangers) {

  private static final int NEIGHBOURS = 25;
  private static final int NAMED = 2;
  private static final int VOICES_ON_DANGER = 5;
  private static final double NEIGHBOURS_ON_TRACK = 0.25;
  private static final double NEIGHBOURS_ON_SUBJECT = 0.2;

  /**
   * What the classifier thinks.
   *
   * @param tracks with probabilities that sum up to 1
   * @param subjects with probabilities that sum up to 1
   * @param danger the probability that the text tells of danger now
   * @param nearest the exemplars that mean most nearly the same, the nearest first
   */
  public record Verdict(
      Map<Track, Double> tracks,
      Map<Subject, Double> subjects,
      double danger,
      List<Exemplar> nearest) {

    public Track track() {
      return best(tracks);
    }

    public Subject subject() {
      return best(subjects);
    }

    public double confidence() {
      return tracks.get(track());
    }

    private static <T> T best(Map<T, Double> probabilities) {
      return probabilities.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .orElseThrow()
          .getKey();
    }
  }

  /** Mostly the trained weights, a little the labels of the exemplars that mean nearly the same. */
  public Verdict judge(float[] vector, Feature[] features) {
    var neighbours = exemplars.nearest(vector, NEIGHBOURS);
    return new Verdict(
        blended(
            probabilities(tracks, features, Track.class, Track.values()),
            neighbours,
            Exemplar::track,
            NEIGHBOURS_ON_TRACK),
        blended(
            probabilities(subjects, features, Subject.class, Subject.values()),
            neighbours,
            Exemplar::subject,
            NEIGHBOURS_ON_SUBJECT),
        danger(features),
        neighbours.stream().limit(NAMED).map(Neighbour::text).toList());
  }

  /** The probability that a text tells of danger now. */
  public double danger(Feature[] features) {
    return danger.probabilities(features)[Training.DANGER];
  }

  /** Which danger it is, if it is one: as most of those say that mean nearly the same. */
  public EmergencyKind dangerIn(float[] vector) {
    var neighbours = dangers.nearest(vector, VOICES_ON_DANGER);
    double nearest = neighbours.getFirst().similarity();
    var voices = new EnumMap<EmergencyKind, Double>(EmergencyKind.class);
    neighbours.forEach(
        n -> voices.merge(n.text().kind().orElseThrow(), n.weight(nearest), Double::sum));
    return Collections.max(voices.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  /** Those without this label (a greeting has no subject) have no say. */
  private static <E> Map<E, Double> blended(
      Map<E, Double> learned,
      List<Neighbour<Exemplar>> neighbours,
      Function<Exemplar, E> label,
      double say) {
    var voters = neighbours.stream().filter(n -> label.apply(n.text()) != null).toList();
    if (voters.isEmpty()) {
      return learned;
    }
    double nearest = voters.getFirst().similarity();
    double all = voters.stream().mapToDouble(n -> n.weight(nearest)).sum();
    learned.replaceAll((value, probability) -> (1 - say) * probability);
    voters.forEach(
        n -> learned.merge(label.apply(n.text()), say * n.weight(nearest) / all, Double::sum));
    return learned;
  }

  private static <E extends Enum<E>> Map<E, Double> probabilities(
      Weights weights, Feature[] features, Class<E> type, E[] values) {
    var learned = weights.probabilities(features);
    var result = new EnumMap<E, Double>(type);
    for (E value : values) {
      result.put(value, value.ordinal() < learned.length ? learned[value.ordinal()] : 0.0);
    }
    return result;
  }
}
