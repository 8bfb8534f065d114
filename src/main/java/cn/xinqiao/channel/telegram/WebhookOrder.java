package cn.xinqiao.channel.telegram;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** Tells Telegram once after the start where to bring updates, until it has understood. */
@ApplicationScoped
class WebhookOrder {
  private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(30);

  private final TelegramSettings settings;
  private final TelegramApi api;
  private volatile Thread ordering;

  WebhookOrder(TelegramSettings settings, TelegramApi api) {
    this.settings = settings;
    this.api = api;
  }

  void start(@Observes @Priority(4100) StartupEvent event) {
    if (settings.isOpen() && settings.webhook().isPresent()) {
      ordering = Thread.ofVirtual().name("telegram-webhook").start(this::order);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (ordering != null) {
      ordering.interrupt();
    }
  }

  private void order() {
    for (int attempt = 0; ; attempt++) {
      try {
        api.bringUpdatesTo(settings.webhook().orElseThrow(), settings.secret().orElseThrow());
        return;
      } catch (TelegramApiException | RuntimeException e) {
        Log.warnf("telegram: the webhook is not set yet (%s)", e.getClass().getName());
      }
      try {
        var doubled = Duration.ofSeconds(1L << Math.min(attempt, 5));
        Thread.sleep(doubled.compareTo(LONGEST_PATIENCE) < 0 ? doubled : LONGEST_PATIENCE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
