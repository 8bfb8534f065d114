package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Incoming;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.kernel.Texts;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many messages of one talk are answered in a minute: enough for a person, not for a flood.
 * Channels bring messages that nobody can refuse, so what is too much is kept and left unanswered,
 * and the resident is told so once a minute. Each replica counts for itself.
 */
@ApplicationScoped
public class Flood {
  private static final Duration PER = Duration.ofMinutes(1);
  private static final int MOST_TALKS = 200_000;

  private final LoadingCache<Long, Bucket> room;
  private final Cache<Long, Boolean> told =
      Caffeine.newBuilder().expireAfterWrite(PER).maximumSize(MOST_TALKS).build();
  private final Outbox outbox;
  private final Texts texts;

  Flood(
      @ConfigProperty(name = "xinqiao.limits.messages-per-minute") int perMinute,
      Outbox outbox,
      Texts texts) {
    this.outbox = outbox;
    this.texts = texts;
    this.room =
        Caffeine.newBuilder()
            .expireAfterAccess(PER.multipliedBy(10))
            .maximumSize(MOST_TALKS)
            .build(talk ->
                Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PER))
                    .build());
  }

  /**
   * Counts a message; the caller holds the talk's lock. A button answers a question of ours and is
   * never too much.
   *
   * @return true when it stays unanswered
   */
  public boolean stops(Conversation talk, Incoming incoming) {
    if (incoming.choice().isPresent() || room.get(talk.id()).tryConsume(1)) {
      return false;
    }
    if (told.asMap().putIfAbsent(talk.id(), true) == null) {
      outbox.say(talk, Utterance.of(texts.say(talk.language(), "talk.flood")));
    }
    return true;
  }
}
