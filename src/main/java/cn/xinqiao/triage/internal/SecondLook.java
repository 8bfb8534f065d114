package cn.xinqiao.triage.internal;

import cn.xinqiao.triage.EmergencyKind;
import java.util.function.Supplier;

/** Looks whether a text tells of danger, at what it says and not at the address in it. */
public final class SecondLook {
  /**
   * An address lifts or lowers the danger that is felt, but nothing below this has been a danger
   * that deserves the question: such a text is not read twice.
   */
  private static final double WORTH_IT = 0.15;

  private final TextVectors vectors;
  private final Features features;
  private final Cues cues;

  public SecondLook(TextVectors vectors, Features features, Cues cues) {
    this.vectors = vectors;
    this.features = features;
    this.cues = cues;
  }

  /**
   * What was felt.
   *
   * @param probability that the text tells of danger now
   * @param kind which danger it is, if it is one
   */
  public record Felt(double probability, Supplier<EmergencyKind> kind) {}

  /**
   * Takes as long as one embedding more where there is an address in the text, and a trace of
   * danger.
   *
   * @param vector of the whole text
   * @param verdict on the whole text
   */
  public Felt at(String text, float[] vector, Classifier classifier, Classifier.Verdict verdict) {
    var placeless = verdict.danger() < WORTH_IT ? text : Addresses.without(text);
    if (placeless.equals(text)) {
      return new Felt(verdict.danger(), () -> classifier.dangerIn(vector));
    }
    var meaning = vectors.of(placeless);
    return new Felt(
        classifier.danger(features.of(placeless, meaning, cues.in(placeless))),
        () -> classifier.dangerIn(meaning));
  }
}
