package cn.xinqiao.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Wakes clients that wait for something new, as soon as it is committed. */
@ApplicationScoped
public class Bells {
  private final Map<Long, Set<Bell>> waiting = new ConcurrentHashMap<>();

  /** Take the bell first and look second, or a ring between both is missed; close it after. */
  public Bell of(long conversationId) {
    var bell = new Bell(conversationId, () -> {});
    waiting.computeIfAbsent(conversationId, c -> ConcurrentHashMap.newKeySet()).add(bell);
    return bell;
  }

  /**
   * Calls for as long as it is not closed, on the thread that wrote: must only set something going.
   */
  public Bell whenRung(long conversationId, Runnable call) {
    var bell = new Bell(conversationId, call);
    waiting.computeIfAbsent(conversationId, c -> ConcurrentHashMap.newKeySet()).add(bell);
    return bell;
  }

  void ring(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Said said) {
    ring(said.conversationId());
  }

  /** There is something new in this conversation. */
  public void ring(long conversationId) {
    waiting.getOrDefault(conversationId, Set.of()).forEach(Bell::ring);
  }

  /** Whether anybody waits here at all; then it is worth asking what other replicas wrote. */
  public boolean isAnybodyWaiting() {
    return !waiting.isEmpty();
  }

  /** One client's wait for news of one conversation. */
  public final class Bell implements AutoCloseable {
    private final long conversationId;
    private final Runnable call;
    private final CountDownLatch rung = new CountDownLatch(1);

    private Bell(long conversationId, Runnable call) {
      this.conversationId = conversationId;
      this.call = call;
    }

    /** On a virtual thread this costs nothing meanwhile. */
    public void await(Duration atMost) {
      try {
        rung.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void ring() {
      rung.countDown();
      call.run();
    }

    @Override
    public void close() {
      waiting.computeIfPresent(
          conversationId,
          (c, bells) -> {
            bells.remove(this);
            return bells.isEmpty() ? null : bells;
          });
    }
  }
}
