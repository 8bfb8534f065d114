package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.ChannelRules;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeWay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * Notices to an officer's own chat with the bot, see {@link OfficerChats}. A link of a notice works
 * once, so nobody may look at it before the officer does: there is no preview.
 */
@ApplicationScoped
class TelegramWay implements NoticeWay {
  private static final int SHOWN = 3;

  private final TelegramSettings settings;
  private final TelegramApi api;
  private final int longest;

  TelegramWay(TelegramSettings settings, TelegramApi api, ChannelRules rules) {
    this.settings = settings;
    this.api = api;
    this.longest = rules.of(UpdateIntake.CHANNEL).longest();
  }

  @Override
  public AddressKind kind() {
    return AddressKind.TELEGRAM;
  }

  @Override
  public Optional<Missing> missing() {
    return settings.isOpen() ? Optional.empty() : Optional.of(Missing.BOT);
  }

  /** A chat is joined by a code and never typed in. */
  @Override
  public Optional<String> addressIn(String typed) {
    return Optional.empty();
  }

  @Override
  public String masked(String address) {
    return "••••" + address.substring(Math.max(0, address.length() - SHOWN));
  }

  @Override
  public Result send(Letter letter) {
    try {
      var sent =
          api.call(
              SendMessage.builder()
                  .chatId(letter.address())
                  .text(cut(letter.text()))
                  .linkPreviewOptions(LinkPreviewOptions.builder().isDisabled(true).build())
                  .build());
      return new Result.Taken(String.valueOf(sent.getMessageId()));
    } catch (TelegramApiRequestException e) {
      return Answer.of(e).ofNotice();
    } catch (TelegramApiException e) {
      return new Delivery.TryLater(Duration.ZERO, "Telegram did not answer").ofNotice();
    }
  }

  private String cut(String text) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
