package cn.xinqiao.channel.telegram;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether Telegram answers and nothing lies aside. Not part of readiness: a replica that cannot
 * reach Telegram still serves everybody else.
 */
@Wellness
@ApplicationScoped
class TelegramHealth implements HealthCheck {
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private final TelegramSettings settings;
  private final Poller poller;
  private final UnreadUpdates unread;

  TelegramHealth(TelegramSettings settings, Poller poller, UnreadUpdates unread) {
    this.settings = settings;
    this.poller = poller;
    this.unread = unread;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("telegram");
    if (!settings.isOpen()) {
      return answer.up().withData("state", "not configured").build();
    }
    long aside = unread.count();
    var silence = poller.silence();
    return answer
        .status(aside == 0 && silence.compareTo(LONGEST_SILENCE) < 0)
        .withData("state", state())
        .withData("set-aside", aside)
        .withData("silent-for-seconds", silence.toSeconds())
        .build();
  }

  private String state() {
    if (settings.webhook().isPresent()) {
      return "updates are brought";
    }
    return poller.isHolder() ? "this replica asks" : "another replica asks";
  }
}
