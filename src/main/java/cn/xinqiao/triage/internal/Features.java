package cn.xinqiao.triage.internal;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the classifier looks at: the meaning vector, the cues found and where they stand, and the
 * pairs and triples of characters, which know words that the small model has never met. The weights
 * were chosen by cross-validation.
 */
public final class Features {
  /** Part of the id of a classifier: one that was learned from other features is not used. */
  static final String VERSION = "features-5";

  private static final int DIMENSIONS = TextVectors.DIMENSIONS;
  private static final int BUCKETS = 1 << 15;
  private static final double VECTOR_WEIGHT = 3.5;
  private static final double CUE_WEIGHT = 0.5;
  private static final double OPENING_WEIGHT = 0.5;
  private static final double CLOSING_WEIGHT = 0.3;
  private static final double GRAM_WEIGHT = 2.5;

  /** A word repeated more often than this says no more. */
  private static final int MOST_TIMES = 4;

  /** Below 1, so that the many words of a long letter together weigh more than those of a line. */
  private static final double LENGTH_POWER = 0.8;

  /** Anywhere, in the opening, in the closing. */
  private static final int PLACES = 3;

  private final int cues;

  Features(int cues) {
    this.cues = cues;
  }

  int count() {
    return DIMENSIONS + PLACES * cues + BUCKETS;
  }

  public Feature[] of(String text, float[] vector, List<Cues.Found> found) {
    var values = new TreeMap<Integer, Double>();
    for (int i = 0; i < vector.length; i++) {
      values.put(1 + i, VECTOR_WEIGHT * vector[i]);
    }
    found.forEach(cue -> addCue(cue, values));
    addGrams(text, values);
    return values.entrySet().stream()
        .map(e -> (Feature) new FeatureNode(e.getKey(), e.getValue()))
        .toArray(Feature[]::new);
  }

  private static void addCue(Cues.Found cue, Map<Integer, Double> values) {
    int place = 1 + DIMENSIONS + PLACES * cue.index();
    values.put(place, CUE_WEIGHT * Math.sqrt(Math.min(cue.times(), MOST_TIMES)));
    if (cue.opening()) {
      values.put(place + 1, OPENING_WEIGHT);
    }
    if (cue.closing()) {
      values.put(place + 2, CLOSING_WEIGHT);
    }
  }

  private void addGrams(String text, Map<Integer, Double> values) {
    var grams = new TreeMap<Integer, Double>();
    var plain = plain(text);
    for (int size = 2; size <= 3; size++) {
      for (int i = 0; i + size <= plain.length(); i++) {
        int bucket = Math.floorMod(plain.substring(i, i + size).hashCode() * 0x9E3779B1, BUCKETS);
        grams.merge(1 + DIMENSIONS + PLACES * cues + bucket, 1.0, Double::sum);
      }
    }
    double length =
        Math.sqrt(grams.values().stream().mapToDouble(n -> damped(n) * damped(n)).sum());
    double scale = GRAM_WEIGHT / Math.pow(length, LENGTH_POWER);
    grams.forEach((index, n) -> values.put(index, scale * damped(n)));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\d", "0")
        .replaceAll("\\s+", " ");
  }

  private static double damped(double count) {
    return 1 + Math.log(count);
  }
}
