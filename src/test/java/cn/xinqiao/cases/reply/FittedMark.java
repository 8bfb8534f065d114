package cn.xinqiao.cases.reply;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How much of a mark that people gave can be told from numbers: a logistic regression that learns
 * from nine tenths and is asked about the last, ten times over. Its strength is chosen within the
 * nine tenths.
 */
record FittedMark(List<double[]> numbers, List<Boolean> marks) {
  private static final int FOLDS = 10;
  private static final int FOLDS_WITHIN = 5;
  private static final int TIMES = 10;
  private static final double[] STRENGTHS = {0.003, 0.01, 0.03, 0.1, 0.3, 1};

  /** Of a normal distribution, 95 %. */
  private static final double Z = 1.96;

  /** How many of them are told rightly, on average. */
  double crossValidated() {
    double right = 0;
    for (int time = 0; time < TIMES; time++) {
      var all = new ArrayList<>(IntStream.range(0, marks.size()).boxed().toList());
      Collections.shuffle(all, new Random(time));
      for (int fold = 0; fold < FOLDS; fold++) {
        int held = fold;
        var train = part(all, i -> i % FOLDS != held);
        right += right(train, part(all, i -> i % FOLDS == held), strength(train));
      }
    }
    return right / TIMES;
  }

  /** Chosen without a look at what is held back. */
  private double strength(List<Integer> train) {
    double best = STRENGTHS[0];
    long most = -1;
    for (double strength : STRENGTHS) {
      long right = 0;
      for (int fold = 0; fold < FOLDS_WITHIN; fold++) {
        int held = fold;
        right +=
            right(
                part(train, i -> i % FOLDS_WITHIN != held),
                part(train, i -> i % FOLDS_WITHIN == held),
                strength);
      }
      if (right > most) {
        most = right;
        best = strength;
      }
    }
    return best;
  }

  private static List<Integer> part(List<Integer> all, IntPredicate wanted) {
    return IntStream.range(0, all.size()).filter(wanted).mapToObj(all::get).toList();
  }

  private long right(List<Integer> train, List<Integer> test, double strength) {
    var problem = new Problem();
    problem.l = train.size();
    problem.n = numbers.getFirst().length + 1;
    problem.x = train.stream().map(i -> features(numbers.get(i))).toArray(Feature[][]::new);
    problem.y = train.stream().mapToDouble(i -> marks.get(i) ? 1 : 0).toArray();
    var model = Linear.train(problem, new Parameter(SolverType.L2R_LR, strength, 0.001));
    return test.stream()
        .filter(i -> (Linear.predict(model, features(numbers.get(i))) > 0.5) == marks.get(i))
        .count();
  }

  private static Feature[] features(double[] numbers) {
    var features = new Feature[numbers.length + 1];
    for (int i = 0; i < numbers.length; i++) {
      features[i] = new FeatureNode(i + 1, numbers[i]);
    }
    features[numbers.length] = new FeatureNode(numbers.length + 1, 1);
    return features;
  }

  /** With Wilson's interval. */
  static String share(double right, int n) {
    double p = right / n;
    double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n)) / (1 + Z * Z / n);
    return "%.2f [%.2f, %.2f]".formatted(p, middle - half, middle + half);
  }
}
