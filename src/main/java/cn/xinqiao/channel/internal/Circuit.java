package cn.xinqiao.channel.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds a channel's messages back while its provider is down, so that a backlog does not knock on a
 * closed door thousands of times. Then one message at a time finds out whether it is open again,
 * and when it is, the oldest go first. Each replica finds out for itself.
 */
@ApplicationScoped
class Circuit {
  private static final int FAILURES = 3;
  private static final long NONE = -1;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Longer than a message is on its way before it counts as failed. */
  private static final Duration PROBE = Duration.ofSeconds(10);

  private final Map<String, Held> channels = new ConcurrentHashMap<>();

  /**
   * @param first the oldest message that failed
   * @param probe the message that is on the way to find out, or {@link #NONE}: then further
   *     failures are of messages that had left together, and tell nothing new
   */
  private record Held(int failures, Instant until, long first, long probe) {
    boolean isDown() {
      return failures >= FAILURES;
    }

    /** The older a message is, the sooner. */
    Instant turnOf(long dispatch) {
      return until.plus(Math.clamp(dispatch - first, 0, 999_999), ChronoUnit.MICROS);
    }

    boolean lets(long dispatch, Instant now) {
      return !isDown() || probe == dispatch || !now.isBefore(until);
    }

    Held probedBy(long dispatch, Instant now) {
      return isDown() && probe != dispatch
          ? new Held(failures, now.plus(PROBE), first, dispatch)
          : this;
    }

    Held failedOnce(long dispatch, Instant now) {
      long oldest = Math.min(first, dispatch);
      return isDown() && probe == NONE
          ? new Held(failures, until, oldest, NONE)
          : new Held(failures + 1, now.plus(hold(failures + 1)), oldest, NONE);
    }
  }

  void failed(String channel, long dispatch, Instant now) {
    channels.merge(
        channel,
        new Held(1, now, dispatch, NONE),
        (before, one) -> before.failedOnce(dispatch, now));
  }

  void answered(String channel) {
    channels.remove(channel);
  }

  /**
   * When this message may try. Whoever is let through while the provider is down has to say how it
   * went.
   *
   * @return not after {@code now} when nothing holds it
   */
  Instant opensFor(String channel, long dispatch, Instant now) {
    var turn = new AtomicReference<>(now);
    channels.computeIfPresent(
        channel,
        (name, held) -> {
          if (held.lets(dispatch, now)) {
            return held.probedBy(dispatch, now);
          }
          turn.set(held.turnOf(dispatch));
          return held;
        });
    return turn.get();
  }

  /** The turn of a message that has just failed; empty while the provider may still be there. */
  Optional<Instant> turnOf(String channel, long dispatch) {
    return Optional.ofNullable(channels.get(channel))
        .filter(Held::isDown)
        .map(held -> held.turnOf(dispatch));
  }

  private static Duration hold(int failures) {
    if (failures < FAILURES) {
      return Duration.ZERO;
    }
    var doubled = Duration.ofSeconds(1L << Math.min(failures - FAILURES, 10));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
