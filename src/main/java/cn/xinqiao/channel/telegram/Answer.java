package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.Delivery;
import java.time.Duration;
import java.util.Locale;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** What a refusal of Telegram means for what was sent. */
final class Answer {
  private static final int NEVER_UNDERSTOOD = 0;

  private Answer() {}

  static Delivery of(TelegramApiRequestException refusal) {
    int code = refusal.getErrorCode() == null ? NEVER_UNDERSTOOD : refusal.getErrorCode();
    return switch (code) {
      case 429 -> new Delivery.TryLater(wait(refusal), "Telegram wants a pause");
      case 403 -> new Delivery.Unreachable("the chat has stopped the bot, or is gone");
      case 400 -> malformed(refusal);
      // a wrong token is nobody's fault who is written to: it is tried again when it was set right
      case 401, 404 -> new Delivery.TryLater(Duration.ZERO, "Telegram does not know this bot");
      default -> new Delivery.TryLater(Duration.ZERO, "Telegram answered " + code);
    };
  }

  private static Duration wait(TelegramApiRequestException refusal) {
    var told = refusal.getParameters();
    return told == null || told.getRetryAfter() == null
        ? Duration.ZERO
        : Duration.ofSeconds(told.getRetryAfter());
  }

  private static Delivery malformed(TelegramApiRequestException refusal) {
    var why = String.valueOf(refusal.getApiResponse()).toLowerCase(Locale.ROOT);
    return why.contains("chat not found") || why.contains("peer_id_invalid")
        ? new Delivery.Unreachable("Telegram has no such chat")
        : new Delivery.Rejected("Telegram does not take this message");
  }
}
