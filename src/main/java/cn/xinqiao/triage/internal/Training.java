package cn.xinqiao.triage.internal;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Makes a classifier from exemplars; the same exemplars always make the same one. */
final class Training {
  private static final double COST = 2.0;
  private static final double PRECISION = 0.1;
  private static final int FOLDS = 4;

  static {
    Linear.disableDebugOutput();
  }

  private final Features features;
  private final Cues cues;

  Training(Features features, Cues cues) {
    this.features = features;
    this.cues = cues;
  }

  Classifier train(String id, List<Exemplar> exemplars, List<float[]> vectors) {
    var inputs = inputs(exemplars, vectors);
    return new Classifier(
        id,
        model(exemplars, inputs, e -> e.track().ordinal()),
        subjects(exemplars, inputs),
        new Neighbourhood(exemplars, vectors));
  }

  /** The share of exemplars whose track is told right by weights that have not seen them. */
  double score(List<Exemplar> exemplars, List<float[]> vectors) {
    var inputs = inputs(exemplars, vectors);
    int right =
        IntStream.range(0, FOLDS).parallel().map(fold -> rightIn(fold, exemplars, inputs)).sum();
    return (double) right / exemplars.size();
  }

  private int rightIn(int fold, List<Exemplar> exemplars, List<Feature[]> inputs) {
    var learned = IntStream.range(0, exemplars.size()).filter(i -> i % FOLDS != fold).toArray();
    var model = model(pick(exemplars, learned), pick(inputs, learned), e -> e.track().ordinal());
    return (int)
        IntStream.range(0, exemplars.size())
            .filter(i -> i % FOLDS == fold)
            .filter(i -> Linear.predict(model, inputs.get(i)) == exemplars.get(i).track().ordinal())
            .count();
  }

  private Model subjects(List<Exemplar> exemplars, List<Feature[]> inputs) {
    var withSubject =
        IntStream.range(0, exemplars.size())
            .filter(i -> exemplars.get(i).subject() != null)
            .toArray();
    return model(
        pick(exemplars, withSubject), pick(inputs, withSubject), e -> e.subject().ordinal());
  }

  private List<Feature[]> inputs(List<Exemplar> exemplars, List<float[]> vectors) {
    return IntStream.range(0, exemplars.size())
        .parallel()
        .mapToObj(i -> {
          var text = exemplars.get(i).text();
          return features.of(text, vectors.get(i), cues.in(text));
        })
        .toList();
  }

  private Model model(
      List<Exemplar> exemplars, List<Feature[]> inputs, ToIntFunction<Exemplar> label) {
    var problem = new Problem();
    problem.l = exemplars.size();
    problem.n = features.count();
    problem.x = inputs.toArray(Feature[][]::new);
    problem.y = exemplars.stream().mapToDouble(label::applyAsInt).toArray();
    problem.bias = -1;
    return Linear.train(problem, new Parameter(SolverType.L2R_LR_DUAL, COST, PRECISION));
  }

  private static <T> List<T> pick(List<T> all, int[] which) {
    return IntStream.of(which).mapToObj(all::get).toList();
  }
}
