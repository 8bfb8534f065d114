package cn.xinqiao.channel.telegram;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Serializable;
import java.util.concurrent.Semaphore;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/**
 * What makes a talk pleasant and is not worth a second try: the typing sign, a button that stops
 * blinking, buttons that go. Nobody waits for it.
 */
@ApplicationScoped
class Courtesy {
  /** More than that, and Telegram is too slow for courtesy. */
  private static final int AT_ONCE = 32;

  private static final int LONGEST = 4096;

  private final TelegramApi api;
  private final Semaphore free = new Semaphore(AT_ONCE);

  Courtesy(TelegramApi api) {
    this.api = api;
  }

  void typing(String chat) {
    soon(SendChatAction.builder().chatId(chat).action("typing").build());
  }

  /** The button has been pressed, and that is seen. */
  void pressed(String query) {
    soon(AnswerCallbackQuery.builder().callbackQueryId(query).build());
  }

  void pressed(String query, String words) {
    soon(AnswerCallbackQuery.builder().callbackQueryId(query).text(words).showAlert(true).build());
  }

  /** The buttons go, and the one that was chosen stands under the words where it fits. */
  void chosen(String chat, int message, String shown, String label) {
    var words = shown + "\n\n✓ " + label;
    if (words.length() > LONGEST) {
      withoutButtons(chat, message);
    } else {
      soon(EditMessageText.builder().chatId(chat).messageId(message).text(words).build());
    }
  }

  void withoutButtons(String chat, int message) {
    soon(EditMessageReplyMarkup.builder().chatId(chat).messageId(message).build());
  }

  void tell(String chat, String words) {
    soon(SendMessage.builder().chatId(chat).text(words).build());
  }

  private <T extends Serializable> void soon(BotApiMethod<T> method) {
    if (free.tryAcquire()) {
      Thread.ofVirtual().name("telegram-courtesy").start(() -> now(method));
    }
  }

  private <T extends Serializable> void now(BotApiMethod<T> method) {
    try {
      api.call(method);
    } catch (TelegramApiException | RuntimeException e) {
      Log.debugf("telegram: %s was not done (%s)", method.getMethod(), e.getClass().getName());
    } finally {
      free.release();
    }
  }
}
