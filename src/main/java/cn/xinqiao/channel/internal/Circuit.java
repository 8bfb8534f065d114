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
 * and when it is, the oldest go first: each takes its place in one order before it tries, also who
 * never asked while the door was closed. Each replica finds out for itself.
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
   * @param failures in a row; none while those who were held take their places
   * @param until when the first place is free. Never earlier than it was while anybody was told to
   *     wait until then, or messages that asked at different moments would overtake each other
   * @param probe the message that is on the way to find out, or {@link #NONE}: then further
   *     failures are of messages that had left together, and tell nothing new
   * @param asked whether another message was told to wait until then
   */
  private record Held(int failures, Instant until, long probe, boolean asked) {
    static final Held NOT = new Held(0, Instant.EPOCH, NONE, false);

    boolean isDown() {
      return failures >= FAILURES;
    }

    /** The older a message is, the sooner. */
    Instant placeOf(long dispatch) {
      return until.plus(dispatch % 1_000_000, ChronoUnit.MICROS);
    }

    boolean lets(long dispatch, Instant due, Instant now) {
      return probe == dispatch || !until.isAfter(isDown() ? now : due);
    }

    Held probedBy(long dispatch, Instant now) {
      return isDown() && probe != dispatch
          ? new Held(failures, inMicros(now.plus(PROBE)), dispatch, false)
          : this;
    }

    Held toldToWait() {
      return new Held(failures, until, probe, true);
    }

    Held failedOnce(Instant now) {
      if (isDown() && probe == NONE) {
        return this;
      }
      int more = failures + 1;
      return new Held(more, more < FAILURES ? until : later(now.plus(hold(more))), NONE, asked);
    }

    private Instant later(Instant again) {
      return again.isAfter(until) ? inMicros(again) : until;
    }

    /** Whoever was told to wait is older than whoever asks now, and goes first. */
    Held answeredOnce(Instant now) {
      return new Held(0, asked || until.isBefore(now) ? until : now, NONE, asked);
    }

    /** As exactly as a task's time is kept. */
    private static Instant inMicros(Instant moment) {
      return moment.truncatedTo(ChronoUnit.MICROS);
    }
  }

  void failed(String channel, Instant now) {
    channels.compute(channel, (name, held) -> (held == null ? Held.NOT : held).failedOnce(now));
  }

  void answered(String channel, Instant now) {
    channels.computeIfPresent(
        channel, (name, held) -> held.failures() == 0 ? held : held.answeredOnce(now));
  }

  /**
   * The place that a message has to take before it may try. Whoever is let through while the
   * provider is down has to say how it went.
   *
   * @param due when the message was to be looked at, which may be long ago
   * @return empty when nothing holds it; a moment that has passed when it only has to come after
   *     older ones
   */
  Optional<Instant> placeOf(String channel, long dispatch, Instant due, Instant now) {
    var place = new AtomicReference<Instant>();
    channels.computeIfPresent(
        channel,
        (name, held) -> {
          if (held.lets(dispatch, due, now)) {
            return held.probedBy(dispatch, now);
          }
          place.set(held.placeOf(dispatch));
          return held.toldToWait();
        });
    return Optional.ofNullable(place.get());
  }

  /** The place of a message that has just failed; empty while the provider may still be there. */
  Optional<Instant> placeOfFailed(String channel, long dispatch) {
    return Optional.ofNullable(channels.get(channel))
        .filter(Held::isDown)
        .map(held -> held.placeOf(dispatch));
  }

  private static Duration hold(int failures) {
    if (failures < FAILURES) {
      return Duration.ZERO;
    }
    var doubled = Duration.ofSeconds(1L << Math.min(failures - FAILURES, 10));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
