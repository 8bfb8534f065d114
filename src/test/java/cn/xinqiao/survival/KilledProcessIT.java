package cn.xinqiao.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the packaged product while residents write, and starts it again. On the embedded database,
 * or on the one that QUARKUS_DATASOURCE_JDBC_URL names.
 */
@Tag("database")
class KilledProcessIT {
  /** What the product promises. */
  private static final Duration HANDLED_WITHIN = Duration.ofSeconds(30);

  private static final Duration LOAD = Duration.ofSeconds(6);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int RESIDENTS = 40;

  @TempDir Path folder;

  private final HttpClient http = WebResident.client();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Journey> journeys = new ConcurrentLinkedQueue<>();
  private BuiltXinqiao built;
  private RunningXinqiao running;

  @BeforeEach
  void start() throws Exception {
    // a database that other tests have used opens only with their keys
    var vault = Path.of(System.getProperty("java.io.tmpdir"), "xinqiao-test-vault");
    built = new BuiltXinqiao(folder, Map.of("XINQIAO_VAULT_FOLDER", vault.toString()));
    running = built.start();
    // the very first start learns its classifier: the load begins when that is done
    Journey.begin(http, running.base(), 1).goOn(Instant.now().plus(PATIENCE));
  }

  @AfterEach
  void stop() throws InterruptedException {
    running.kill();
    threads.shutdownNow();
    http.close();
  }

  @Test
  @Timeout(180)
  void a_killed_process_loses_nothing_it_acknowledged_and_opens_no_case_twice() throws Exception {
    int interrupted = killDuringLoad();
    int acknowledged = journeys.stream().mapToInt(Journey::acknowledged).sum();
    var restarted = Instant.now();
    running = built.start();
    System.out.printf(
        "killed with %d residents on the way; %d sessions, %d messages acknowledged; back in %d ms%n",
        interrupted, journeys.size(), acknowledged, running.readyIn().toMillis());
    assertThat(interrupted).isPositive();

    var due = restarted.plus(HANDLED_WITHIN);
    assertThat(ofAll(j -> j.unhandled(due))).containsOnly(Optional.empty());
    assertThat(ofAll(Journey::missing)).containsOnly(List.of());
    assertThat(ofAll(Journey::redeliver)).containsOnly(List.of());

    ofAll(j -> {
      j.goOn(Instant.now().plus(PATIENCE));
      j.redeliver();
      j.pressEverythingAgain(Instant.now().plus(PATIENCE));
      return null;
    });
    assertThat(ofAll(Journey::cases)).allSatisfy(cases -> assertThat(cases).hasSize(1));
    assertThat(ofAll(Journey::cases)).doesNotHaveDuplicates();
    assertThat(ofAll(Journey::missing)).containsOnly(List.of());
  }

  /** Residents begin one after the other, so that the kill meets every stage of a talk. */
  private int killDuringLoad() throws Exception {
    var begun = Instant.now();
    var onTheWay = new ConcurrentLinkedQueue<Future<Void>>();
    for (int i = 0; i < RESIDENTS; i++) {
      int number = 1000 + i;
      onTheWay.add(threads.submit(() -> travel(number)));
      Thread.sleep(LOAD.dividedBy(RESIDENTS));
    }
    Thread.sleep(Math.max(0, LOAD.minus(Duration.between(begun, Instant.now())).toMillis()));
    running.kill();
    int interrupted = 0;
    for (Future<Void> journey : onTheWay) {
      interrupted += isInterrupted(journey) ? 1 : 0;
    }
    return interrupted;
  }

  private Void travel(int number) throws IOException, InterruptedException {
    var journey = Journey.begin(http, running.base(), number);
    journeys.add(journey);
    journey.goOn(Instant.now().plus(PATIENCE));
    return null;
  }

  private boolean isInterrupted(Future<Void> journey) throws Exception {
    try {
      got(journey);
      return false;
    } catch (IOException e) {
      return true; // nobody answers any more
    }
  }

  /** What went wrong inside is in the log, which goes with the folder. */
  private <T> T got(Future<T> answer) throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException silence) {
        throw silence;
      }
      throw new AssertionError(built.lastWords(), e.getCause());
    }
  }

  @FunctionalInterface
  private interface Step<T> {
    T take(Journey journey) throws IOException, InterruptedException;
  }

  /** For all residents at the same time. */
  private <T> List<T> ofAll(Step<T> step) throws Exception {
    var answers =
        threads.invokeAll(journeys.stream().<Callable<T>>map(j -> () -> step.take(j)).toList());
    var all = new ArrayList<T>();
    for (Future<T> answer : answers) {
      all.add(got(answer));
    }
    return all;
  }
}
