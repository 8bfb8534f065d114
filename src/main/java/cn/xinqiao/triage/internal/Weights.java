package cn.xinqiao.triage.internal;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Model;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A trained logistic regression, one against the rest: how much each feature speaks for each
 * answer. Single precision is kept, which is as much as the vectors have.
 */
final class Weights {
  private final int[] answers;

  /** Feature by feature, for each answer; of two answers only for the first. */
  private final float[] values;

  private Weights(int[] answers, float[] values) {
    this.answers = answers;
    this.values = values;
  }

  static Weights of(Model model) {
    var weights = model.getFeatureWeights();
    var values = new float[weights.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) weights[i];
    }
    return new Weights(model.getLabels(), values);
  }

  /** The probability of each answer, by its number; 0 for one that was never learned. */
  double[] probabilities(Feature[] features) {
    var scores = scores(features);
    var result = new double[Arrays.stream(answers).max().orElseThrow() + 1];
    if (answers.length == 2) {
      double first = logistic(scores[0]);
      result[answers[0]] = first;
      result[answers[1]] = 1 - first;
      return result;
    }
    double sum = Arrays.stream(scores).map(Weights::logistic).sum();
    for (int i = 0; i < answers.length; i++) {
      result[answers[i]] = logistic(scores[i]) / sum;
    }
    return result;
  }

  private double[] scores(Feature[] features) {
    int width = answers.length == 2 ? 1 : answers.length;
    var scores = new double[width];
    for (Feature feature : features) {
      int row = (feature.getIndex() - 1) * width;
      for (int i = 0; i < width; i++) {
        scores[i] += values[row + i] * feature.getValue();
      }
    }
    return scores;
  }

  private static double logistic(double score) {
    return 1 / (1 + Math.exp(-score));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(answers.length);
    for (int answer : answers) {
      out.writeInt(answer);
    }
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  static Weights read(DataInputStream in) throws IOException {
    var answers = new int[in.readInt()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = in.readInt();
    }
    var values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return new Weights(answers, values);
  }
}
