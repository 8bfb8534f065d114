package cn.xinqiao.triage.internal;

import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/**
 * Has the classifier that belongs to the exemplars in force: read from its row, or trained once and
 * kept there for every later start and every other replica. Training goes on beside the start;
 * whoever needs the classifier meanwhile waits for it.
 */
@ApplicationScoped
public class ClassifierStore {
  private final DataSource database;
  private final TriagePool pool;
  private final Clock clock;
  private final List<Exemplar> exemplars;
  private final Cues cues;
  private final Features features;
  private final String digest;
  private final CompletableFuture<Ready> ready = new CompletableFuture<>();

  /** The classifier with the model that makes its vectors. */
  public record Ready(Classifier classifier, TextVectors vectors) {}

  ClassifierStore(DataSource database, TriagePool pool, Seeds seeds, Clock clock) {
    this.database = database;
    this.pool = pool;
    this.clock = clock;
    var files = seeds.readFolder("exemplars/");
    var cueFile = seeds.read("cues.csv");
    exemplars = Exemplar.read(files);
    cues = new Cues(cueFile);
    features = new Features(cues.size());
    digest = digestOf(files, cueFile);
  }

  void prepare(@Observes @Priority(2000) StartupEvent event) {
    Thread.ofPlatform().name("classifier").daemon().start(this::load);
  }

  public Ready ready() {
    return ready.join();
  }

  boolean isReady() {
    return ready.isDone() && !ready.isCompletedExceptionally();
  }

  public Cues cues() {
    return cues;
  }

  public Features features() {
    return features;
  }

  private void load() {
    try {
      NativeLeftovers.sweep(Path.of(System.getProperty("java.io.tmpdir")));
      var vectors = new TextVectors(new MeaningModel());
      var id = MeaningModel.NAME + "/" + digest.substring(0, 16);
      var kept = ClassifierBytes.find(database, id, exemplars);
      if (kept.isPresent()) {
        ready.complete(new Ready(kept.get(), vectors));
      } else {
        learn(id, vectors);
      }
    } catch (RuntimeException | SQLException | Error e) {
      Log.error("no classifier: matters go to persons unsorted", e);
      ready.completeExceptionally(e);
    }
  }

  private void learn(String id, TextVectors vectors) {
    long begin = System.nanoTime();
    var learned =
        pool.all(exemplars.stream().map(e -> pool.task(() -> vectors.of(e.text()))).toList());
    var training = new Training(features, cues);
    var classifier = training.train(id, exemplars, learned);
    var score = training.score(exemplars, learned);
    Log.infof(
        "classifier %s learned from %d exemplars in %.1f s, cross-validated %.3f",
        id, exemplars.size(), (System.nanoTime() - begin) / 1e9, score);
    keep(classifier, score);
    ready.complete(new Ready(classifier, vectors));
  }

  private void keep(Classifier classifier, double score) {
    var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    try {
      ClassifierBytes.keep(database, classifier, digest, MeaningModel.NAME, score, now);
    } catch (SQLException e) {
      Log.warnf(e, "classifier %s is not kept, the next start learns it again", classifier.id());
    }
  }

  private static String digestOf(List<SeedFile> files, SeedFile cueFile) {
    var contents = new ArrayList<String>();
    files.forEach(f -> contents.add(f.content()));
    contents.add(cueFile.content());
    contents.add(Features.VERSION);
    return Secrets.digest(contents.toArray(String[]::new));
  }
}
