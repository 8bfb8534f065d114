package cn.xinqiao.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestClock;
import cn.xinqiao.kernel.CaseNumber;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class CaseNumbersTest {
  /** As many as there are connections. */
  private static final int CALLERS = 24;

  private final CaseNumbers numbers;
  private final EntityManager entities;
  private final TestClock clock;

  CaseNumbersTest(CaseNumbers numbers, EntityManager entities, TestClock clock) {
    this.clock = clock;
    this.numbers = numbers;
    this.entities = entities;
  }

  @Test
  void callers_who_hold_every_connection_all_get_a_number_of_their_own_also_on_a_new_day() {
    clock.advance(Duration.ofDays(1));
    var together = new CyclicBarrier(CALLERS);
    var callers =
        IntStream.range(0, CALLERS)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () ->
                        QuarkusTransaction.requiringNew().timeout(60).call(() -> takeTwo(together)),
                    Thread::startVirtualThread))
            .toList();
    var taken =
        callers.stream()
            .flatMap(c -> c.orTimeout(8, TimeUnit.SECONDS).join().stream())
            .map(CaseNumber::toString)
            .toList();
    assertThat(taken).hasSize(2 * CALLERS).doesNotHaveDuplicates();
  }

  private List<CaseNumber> takeTwo(CyclicBarrier together)
      throws InterruptedException, BrokenBarrierException {
    entities.createNativeQuery("select count(*) from case_counter").getSingleResult();
    together.await();
    return List.of(numbers.next(), numbers.next());
  }
}
