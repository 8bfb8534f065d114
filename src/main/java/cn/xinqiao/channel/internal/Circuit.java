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

  /** Then another message may find out, if the one that is on its way has not come back. */
  private static final Duration PROBE = Duration.ofSeconds(3);

  private final Map<String, Held> channels = new ConcurrentHashMap<>();

  /**
   * @param until never earlier than it was, or messages that asked at different moments would
   *     overtake each other
   * @param probe the message that is on the way to find out, or {@link #NONE}: then further
   *     failures are of messages that had left together, and tell nothing new
   */
  private record Held(int failures, Instant until, long probe) {
    boolean isDown() {
      return failures >= FAILURES;
    }

    /** The older a message is, the sooner. */
    Instant turnOf(long dispatch) {
      return until.plus(dispatch % 1_000_000, ChronoUnit.MICROS);
    }

    boolean lets(long dispatch, Instant now) {
      return !isDown() || probe == dispatch || !now.isBefore(until);
    }

    Held probedBy(long dispatch, Instant now) {
      return isDown() && probe != dispatch ? new Held(failures, now.plus(PROBE), dispatch) : this;
    }

    Held failedOnce(Instant now) {
      if (isDown() && probe == NONE) {
        return this;
      }
      var again = now.plus(hold(failures + 1));
      return new Held(failures + 1, again.isAfter(until) ? again : until, NONE);
    }
  }

  void failed(String channel, Instant now) {
    channels.merge(channel, new Held(1, now, NONE), (before, one) -> before.failedOnce(now));
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
