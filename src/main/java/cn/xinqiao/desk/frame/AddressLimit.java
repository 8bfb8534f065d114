package cn.xinqiao.desk.frame;

import cn.xinqiao.kernel.Refusal;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How often one address may try something that can be guessed. */
public final class AddressLimit {
  private final LoadingCache<String, Bucket> tries;

  public AddressLimit(int perMinute) {
    tries =
        Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(10))
            .maximumSize(100_000)
            .build(address ->
                Bucket.builder()
                    .addLimit(limit ->
                        limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                    .build());
  }

  /**
   * Counts a try.
   *
   * @throws Refusal.TooMany when this address has tried too often
   */
  public void spend(String address) {
    var answer = tries.get(address).tryConsumeAndReturnRemaining(1);
    if (!answer.isConsumed()) {
      throw new Refusal.TooMany(
          "too many attempts from this address",
          1 + TimeUnit.NANOSECONDS.toSeconds(answer.getNanosToWaitForRefill()));
    }
  }
}
