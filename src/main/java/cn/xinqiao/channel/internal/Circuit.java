package cn.xinqiao.channel.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a channel's messages back while its provider is down, so that a backlog does not knock on a
 * closed door thousands of times. Each replica finds out for itself.
 */
@ApplicationScoped
class Circuit {
  private static final int FAILURES = 3;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Map<String, Held> channels = new ConcurrentHashMap<>();

  private record Held(int failures, Instant until, long first) {}

  void failed(String channel, long dispatch, Instant now) {
    channels.merge(
        channel,
        new Held(1, now, dispatch),
        (before, one) -> {
          int failures = before.failures() + 1;
          return new Held(failures, now.plus(hold(failures)), Math.min(before.first(), dispatch));
        });
  }

  void answered(String channel) {
    channels.remove(channel);
  }

  /**
   * When this message may try: the older it is, the sooner.
   *
   * @return not after {@code now} when nothing holds it
   */
  Instant opensFor(String channel, long dispatch, Instant now) {
    var held = channels.get(channel);
    if (held == null || held.failures() < FAILURES || !now.isBefore(held.until())) {
      return now;
    }
    long rank = Math.clamp(dispatch - held.first(), 0, 999_999);
    return held.until().plusNanos(1000 * rank);
  }

  private static Duration hold(int failures) {
    if (failures < FAILURES) {
      return Duration.ZERO;
    }
    var doubled = Duration.ofSeconds(1L << Math.min(failures - FAILURES, 10));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
