package cn.xinqiao.triage.internal;

import cn.xinqiao.triage.EmergencyKind;
import java.util.List;

/**
 * Reads a text as the classifier has learned to: what it is about is told by the words other than
 * where it is.
 */
public record Reader(Classifier classifier, TextVectors vectors, Features features, Cues cues) {

  /** What was found in a text; costs one embedding. */
  public Reading read(String text) {
    var placeless = Addresses.without(text);
    var vector = vectors.of(placeless);
    var found = cues.in(placeless);
    var verdict = classifier.judge(vector, features.of(placeless, vector, found));
    return new Reading(verdict, found, vector, classifier);
  }

  /** The meaning of a text as {@link #read} finds it, and nothing else. */
  public float[] meaning(String text) {
    return vectors.of(Addresses.without(text));
  }

  /**
   * What was found.
   *
   * @param meaning of the text, as a vector
   */
  public record Reading(
      Classifier.Verdict verdict, List<Cues.Found> cues, float[] meaning, Classifier by) {

    /** Which danger it is, if it is one. */
    public EmergencyKind dangerKind() {
      return by.dangerIn(meaning);
    }
  }
}
