package cn.xinqiao.triage.internal;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Makes a classifier from exemplars; the same exemplars always make the same one. */
final class Training {
  private static final double COST = 2.0;
  private static final double PRECISION = 0.1;
  private static final int FOLDS = 4;

  /** The answers to whether a text tells of danger. */
  static final int SAFE = 0;

  static final int DANGER = 1;

  static {
    Linear.disableDebugOutput();
  }

  private final Features features;
  private final Cues cues;

  Training(Features features, Cues cues) {
    this.features = features;
    this.cues = cues;
  }

  /**
   * @param vectors of the texts of the lessons, in their order
   */
  Classifier train(String id, Lessons lessons, List<float[]> vectors) {
    var exemplars = lessons.exemplars();
    var inputs = inputs(lessons.texts(), vectors);
    var learned = inputs.subList(0, exemplars.size());
    var tracks = CompletableFuture.supplyAsync(() -> tracks(exemplars, learned));
    var danger = CompletableFuture.supplyAsync(() -> danger(lessons, inputs));
    return new Classifier(
        id,
        Weights.of(tracks.join()),
        Weights.of(subjects(exemplars, learned)),
        Weights.of(danger.join()),
        new Neighbourhood<>(exemplars, vectors.subList(0, exemplars.size())),
        dangers(lessons, vectors));
  }

  /** The share of exemplars whose track is told right by weights that have not seen them. */
  double score(Lessons lessons, List<float[]> vectors) {
    var exemplars = lessons.exemplars();
    var inputs = inputs(lessons.texts().subList(0, exemplars.size()), vectors);
    int right =
        IntStream.range(0, FOLDS).parallel().map(fold -> rightIn(fold, exemplars, inputs)).sum();
    return (double) right / exemplars.size();
  }

  private int rightIn(int fold, List<Exemplar> exemplars, List<Feature[]> inputs) {
    var learned = IntStream.range(0, exemplars.size()).filter(i -> i % FOLDS != fold).toArray();
    var model = tracks(pick(exemplars, learned), pick(inputs, learned));
    return (int)
        IntStream.range(0, exemplars.size())
            .filter(i -> i % FOLDS == fold)
            .filter(i -> Linear.predict(model, inputs.get(i)) == exemplars.get(i).track().ordinal())
            .count();
  }

  private Model tracks(List<Exemplar> exemplars, List<Feature[]> inputs) {
    return model(exemplars, inputs, e -> e.track().ordinal());
  }

  private Model subjects(List<Exemplar> exemplars, List<Feature[]> inputs) {
    var withSubject =
        IntStream.range(0, exemplars.size())
            .filter(i -> exemplars.get(i).subject() != null)
            .toArray();
    return model(
        pick(exemplars, withSubject), pick(inputs, withSubject), e -> e.subject().ordinal());
  }

  /** An exemplar is an ordinary matter: it tells of no danger. */
  private Model danger(Lessons lessons, List<Feature[]> inputs) {
    var labels = new ArrayList<Integer>(Collections.nCopies(lessons.exemplars().size(), SAFE));
    lessons.dangers().forEach(d -> labels.add(d.isDanger() ? DANGER : SAFE));
    return model(labels, inputs, Integer::intValue);
  }

  private static Neighbourhood<DangerExample> dangers(Lessons lessons, List<float[]> vectors) {
    var examples = lessons.dangers();
    var own = vectors.subList(lessons.exemplars().size(), vectors.size());
    var real =
        IntStream.range(0, examples.size()).filter(i -> examples.get(i).isDanger()).toArray();
    return new Neighbourhood<>(pick(examples, real), pick(own, real));
  }

  private List<Feature[]> inputs(List<String> texts, List<float[]> vectors) {
    return IntStream.range(0, texts.size())
        .parallel()
        .mapToObj(i -> features.of(texts.get(i), vectors.get(i), cues.in(texts.get(i))))
        .toList();
  }

  private <T> Model model(List<T> lessons, List<Feature[]> inputs, ToIntFunction<T> label) {
    var problem = new Problem();
    problem.l = lessons.size();
    problem.n = features.count();
    problem.x = inputs.toArray(Feature[][]::new);
    problem.y = lessons.stream().mapToDouble(label::applyAsInt).toArray();
    problem.bias = -1;
    return Linear.train(problem, new Parameter(SolverType.L2R_LR_DUAL, COST, PRECISION));
  }

  private static <T> List<T> pick(List<T> all, int[] which) {
    return IntStream.of(which).mapToObj(all::get).toList();
  }
}
