package cn.xinqiao.triage.internal;

import cn.xinqiao.kernel.Subject;
import cn.xinqiao.triage.internal.Neighbourhood.Neighbour;
import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Learned from the exemplars: which track and which subject a text most likely has.
 *
 * @param id names this classifier in every decision that it makes
 */
public record Classifier(String id, Model tracks, Model subjects, Neighbourhood neighbourhood) {

  private static final int NEIGHBOURS = 25;
  private static final int NAMED = 2;
  private static final double NEIGHBOURS_ON_TRACK = 0.25;
  private static final double NEIGHBOURS_ON_SUBJECT = 0.2;

  /**
   * What the classifier thinks.
   *
   * @param tracks with probabilities that sum up to 1
   * @param subjects with probabilities that sum up to 1
   * @param nearest the exemplars that mean most nearly the same, the nearest first
   */
  public record Verdict(
      Map<Track, Double> tracks, Map<Subject, Double> subjects, List<Exemplar> nearest) {

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
    var neighbours = neighbourhood.nearest(vector, NEIGHBOURS);
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
        neighbours.stream().limit(NAMED).map(Neighbour::exemplar).toList());
  }

  /** Those without this label (a greeting has no subject) have no say. */
  private static <E> Map<E, Double> blended(
      Map<E, Double> learned, List<Neighbour> neighbours, Function<Exemplar, E> label, double say) {
    var voters = neighbours.stream().filter(n -> label.apply(n.exemplar()) != null).toList();
    if (voters.isEmpty()) {
      return learned;
    }
    double nearest = voters.getFirst().similarity();
    double all = voters.stream().mapToDouble(n -> n.weight(nearest)).sum();
    learned.replaceAll((value, probability) -> (1 - say) * probability);
    voters.forEach(
        n -> learned.merge(label.apply(n.exemplar()), say * n.weight(nearest) / all, Double::sum));
    return learned;
  }

  private static <E extends Enum<E>> Map<E, Double> probabilities(
      Model model, Feature[] features, Class<E> type, E[] values) {
    var estimates = new double[model.getNrClass()];
    Linear.predictProbability(model, features, estimates);
    var result = new EnumMap<E, Double>(type);
    for (E value : values) {
      result.put(value, 0.0);
    }
    int[] labels = model.getLabels();
    for (int i = 0; i < labels.length; i++) {
      result.put(values[labels[i]], estimates[i]);
    }
    return result;
  }
}
