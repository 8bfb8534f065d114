package cn.xinqiao.triage.internal;

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
  private final Lessons lessons;
  private final Features features;
  private final CompletableFuture<Reader> ready = new CompletableFuture<>();

  ClassifierStore(DataSource database, TriagePool pool, Seeds seeds, Clock clock) {
    this.database = database;
    this.pool = pool;
    this.clock = clock;
    lessons = Lessons.read(seeds);
    features = new Features(lessons.cues().size());
  }

  /** After everything else has begun: on few cores the one would keep the other waiting. */
  void prepare(@Observes @Priority(5000) StartupEvent event) {
    Thread.ofPlatform().name("classifier").daemon().start(this::load);
  }

  public Reader ready() {
    return ready.join();
  }

  boolean isReady() {
    return ready.isDone() && !ready.isCompletedExceptionally();
  }

  Lessons lessons() {
    return lessons;
  }

  private Reader reader(Classifier classifier, TextVectors vectors) {
    return new Reader(classifier, vectors, features, lessons.cues());
  }

  private void load() {
    try {
      NativeLeftovers.sweep(Path.of(System.getProperty("java.io.tmpdir")));
      var vectors = new TextVectors(new MeaningModel());
      var id = MeaningModel.NAME + "/" + lessons.digest().substring(0, 16);
      var kept = ClassifierBytes.find(database, id, lessons);
      if (kept.isPresent()) {
        ready.complete(reader(kept.get(), vectors));
      } else {
        learn(id, vectors);
      }
    } catch (RuntimeException | SQLException | Error e) {
      Log.error("no classifier: matters go to persons unsorted", e);
      ready.completeExceptionally(e);
    }
  }

  /**
   * What is used is what is kept: every start and every replica judges by the same numbers. How
   * good they are is found out when they are in use already.
   */
  private void learn(String id, TextVectors vectors) {
    long begin = System.nanoTime();
    var learned =
        pool.all(lessons.texts().stream().map(t -> pool.task(() -> vectors.of(t))).toList());
    var training = new Training(features, lessons.cues());
    var content = ClassifierBytes.write(training.train(id, lessons, learned));
    keep(id, content);
    ready.complete(reader(ClassifierBytes.read(id, content, lessons), vectors));
    Log.infof("classifier %s learned from %d texts in %s", id, learned.size(), since(begin));
    rate(id, training.score(lessons, learned));
  }

  private static String since(long begin) {
    return "%.1f s".formatted((System.nanoTime() - begin) / 1e9);
  }

  private void keep(String id, byte[] content) {
    var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    try {
      ClassifierBytes.keep(database, id, content, lessons, now);
    } catch (SQLException e) {
      Log.warnf(e, "classifier %s is not kept, the next start learns it again", id);
    }
  }

  private void rate(String id, double score) {
    Log.infof("classifier %s: cross-validated %.3f", id, score);
    try {
      ClassifierBytes.rate(database, id, score);
    } catch (SQLException e) {
      Log.warnf(e, "the score of classifier %s is not kept", id);
    }
  }
}
