package cn.xinqiao.office.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of somebody's ways is tried next: each once in its order, without a pause, because another
 * way may work; then those that may work later, again, after pauses that double.
 *
 * @param pause before the second round
 * @param rounds how often each way is tried at most
 */
record NextWay(Duration pause, int rounds) {
  /** Half a minute in all, then somebody else has to be called. */
  static final NextWay URGENT = new NextWay(Duration.ofSeconds(5), 4);

  static final NextWay PATIENT = new NextWay(Duration.ofMinutes(1), 6);

  /**
   * An attempt that was made.
   *
   * @param waitUntil when the provider wants to be asked again; null when it did not say
   */
  record Tried(long address, boolean refused, Instant begun, Instant waitUntil) {}

  sealed interface Choice {
    record Try(long address) implements Choice {}

    record Wait(Instant until) implements Choice {}

    record NoneLeft() implements Choice {}
  }

  /**
   * @param addresses in the order in which the owner wants them tried
   */
  Choice of(List<Long> addresses, List<Tried> tried, Instant now) {
    return addresses.stream()
        .filter(address -> of(address, tried).noneMatch(Tried::refused))
        .filter(address -> of(address, tried).count() < rounds)
        .min(
            Comparator.<Long>comparingLong(address -> of(address, tried).count())
                .thenComparing(address -> freeFrom(address, tried).orElse(Instant.MIN)))
        .map(address ->
            freeFrom(address, tried)
                .filter(now::isBefore)
                .<Choice>map(Choice.Wait::new)
                .orElseGet(() -> new Choice.Try(address)))
        .orElseGet(Choice.NoneLeft::new);
  }

  /** Empty for a way that has not been tried. */
  private Optional<Instant> freeFrom(long address, List<Tried> tried) {
    var own = of(address, tried).toList();
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(own.getLast())
            .map(last -> {
              var rested = last.begun().plus(pause.multipliedBy(1L << (own.size() - 1)));
              return last.waitUntil() == null || rested.isAfter(last.waitUntil())
                  ? rested
                  : last.waitUntil();
            });
  }

  private static Stream<Tried> of(long address, List<Tried> tried) {
    return tried.stream().filter(one -> one.address() == address);
  }
}
