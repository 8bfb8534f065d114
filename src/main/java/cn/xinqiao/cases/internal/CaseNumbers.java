package cn.xinqiao.cases.internal;

import cn.xinqiao.kernel.CaseNumber;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Hands out case numbers. They are reserved in blocks, so that replicas seldom meet at the counter;
 * a block that is not used up leaves a gap, which is allowed.
 *
 * <p>A block is fetched ahead of need and beside the callers: a caller holds a connection already
 * and must never wait for a second one, or as many callers as there are connections wait for ever.
 */
@ApplicationScoped
class CaseNumbers {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int BLOCK = 20;
  private static final int FEW = 10;

  private final EntityManager entities;
  private final Clock clock;
  private final AtomicBoolean fetching = new AtomicBoolean();
  private final Queue<Integer> kept = new ArrayDeque<>();
  private LocalDate day;

  CaseNumbers(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  void begin(@Observes StartupEvent event) {
    fetchAhead(today());
  }

  /** In the caller's transaction, which reserves a single number itself when none is kept. */
  CaseNumber next() {
    var today = today();
    var number = take(today);
    return new CaseNumber(today, number.orElseGet(() -> reserve(today, 1)));
  }

  private Optional<Integer> take(LocalDate today) {
    synchronized (kept) {
      turnTo(today);
      if (kept.size() <= FEW) {
        fetchAhead(today);
      }
      return Optional.ofNullable(kept.poll());
    }
  }

  private void fetchAhead(LocalDate today) {
    if (fetching.compareAndSet(false, true)) {
      Thread.ofVirtual().name("case-numbers").start(() -> fetch(today));
    }
  }

  private void fetch(LocalDate today) {
    try {
      int first = QuarkusTransaction.requiringNew().call(() -> reserve(today, BLOCK));
      synchronized (kept) {
        if (day == null || !day.isAfter(today)) {
          turnTo(today);
          IntStream.range(first, first + BLOCK).forEach(kept::add);
        }
      }
    } catch (RuntimeException e) {
      Log.warnf("no case numbers reserved ahead, the next caller tries again: %s", e);
    } finally {
      fetching.set(false);
    }
  }

  /** Numbers of another day are of no use any more. */
  private void turnTo(LocalDate today) {
    if (!today.equals(day)) {
      kept.clear();
      day = today;
    }
  }

  /**
   * One statement, so that two who count at once wait for each other and never block each other.
   */
  private int reserve(LocalDate today, int count) {
    entities
        .createNativeQuery(
            "insert into case_counter (opened_on, reserved) values (:day, :count) on duplicate key"
                + " update reserved = reserved + :count")
        .setParameter("day", today)
        .setParameter("count", count)
        .executeUpdate();
    var reserved =
        (Number)
            entities
                .createNativeQuery("select reserved from case_counter where opened_on = :day")
                .setParameter("day", today)
                .getSingleResult();
    return reserved.intValue() - count + 1;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }
}
