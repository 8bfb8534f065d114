package cn.xinqiao.channel.web;

import cn.xinqiao.kernel.Refusal;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often one browser and one address may write: enough for a person, not for a flood. */
@ApplicationScoped
class ChatLimits {
  private final LoadingCache<String, Bucket> messages;
  private final LoadingCache<String, Bucket> pictures;
  private final LoadingCache<String, Bucket> sessions;
  private final LoadingCache<String, Bucket> addresses;
  private final LoadingCache<String, Bucket> requests;

  ChatLimits(
      @ConfigProperty(name = "xinqiao.limits.messages-per-minute") int messagesPerMinute,
      @ConfigProperty(name = "xinqiao.limits.pictures-per-minute") int picturesPerMinute,
      @ConfigProperty(name = "xinqiao.limits.sessions-per-address-per-minute")
          int sessionsPerMinute,
      @ConfigProperty(name = "xinqiao.limits.messages-per-address-per-minute") int perAddress,
      @ConfigProperty(name = "xinqiao.limits.requests-per-address-per-minute")
          int requestsPerMinute) {
    messages = buckets(messagesPerMinute);
    pictures = buckets(picturesPerMinute);
    sessions = buckets(sessionsPerMinute);
    addresses = buckets(perAddress);
    requests = buckets(requestsPerMinute);
  }

  /** Asked before anything is looked up: a flood of made-up sessions costs no query. */
  void request(String address) {
    spend(requests, address, "too many requests from this address");
  }

  void newSession(String address) {
    spend(sessions, address, "too many new conversations from this address");
  }

  void message(String session, String address) {
    spend(addresses, address, "too many messages from this address");
    spend(messages, session, "too many messages at once");
  }

  void picture(String session) {
    spend(pictures, session, "too many pictures at once");
  }

  private static void spend(LoadingCache<String, Bucket> buckets, String who, String otherwise) {
    var answer = buckets.get(who).tryConsumeAndReturnRemaining(1);
    if (!answer.isConsumed()) {
      throw new Refusal.TooMany(
          otherwise, 1 + TimeUnit.NANOSECONDS.toSeconds(answer.getNanosToWaitForRefill()));
    }
  }

  private static LoadingCache<String, Bucket> buckets(int perMinute) {
    return Caffeine.newBuilder()
        .expireAfterAccess(Duration.ofMinutes(10))
        .maximumSize(200_000)
        .build(who ->
            Bucket.builder()
                .addLimit(limit ->
                    limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build());
  }
}
