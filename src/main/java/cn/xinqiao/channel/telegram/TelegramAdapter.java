package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.ChannelAdapter;
import cn.xinqiao.channel.ChannelRules;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.Parcel;
import cn.xinqiao.channel.PlainWords;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.kernel.Texts;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * Sends one parcel to one chat: its words in as many messages as Telegram needs for them, the
 * buttons under the last of them, then the pictures. Everything is plain text, so nothing that
 * anybody wrote can be taken for formatting.
 */
@ApplicationScoped
class TelegramAdapter implements ChannelAdapter {
  private final TelegramSettings settings;
  private final TelegramApi api;
  private final PlainWords words;
  private final Texts texts;
  private final AttachmentStore attachments;
  private final int longest;

  /** How many messages of a parcel have gone, so that another try does not repeat them. */
  private final Cache<Long, Progress> begun =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).maximumSize(10_000).build();

  TelegramAdapter(
      TelegramSettings settings,
      TelegramApi api,
      PlainWords words,
      Texts texts,
      AttachmentStore attachments,
      ChannelRules rules) {
    this.settings = settings;
    this.api = api;
    this.words = words;
    this.texts = texts;
    this.attachments = attachments;
    this.longest = rules.of(UpdateIntake.CHANNEL).longest();
  }

  /**
   * @param gone messages that Telegram has taken
   * @param last what it calls the newest of them
   */
  private record Progress(int gone, String last) {}

  /** One of the messages that a parcel becomes. */
  @FunctionalInterface
  private interface Part {
    Message send() throws TelegramApiException;
  }

  @Override
  public String channel() {
    return UpdateIntake.CHANNEL;
  }

  @Override
  public boolean isOpen() {
    return settings.isOpen();
  }

  @Override
  public Delivery send(Parcel parcel) {
    var parts = parts(parcel);
    var progress = Optional.ofNullable(begun.getIfPresent(parcel.id())).orElse(new Progress(0, ""));
    try {
      for (Part part : parts.subList(progress.gone(), parts.size())) {
        var taken = part.send();
        progress = new Progress(progress.gone() + 1, String.valueOf(taken.getMessageId()));
        begun.put(parcel.id(), progress);
      }
    } catch (TelegramApiRequestException e) {
      return Answer.of(e);
    } catch (TelegramApiException e) {
      return new Delivery.TryLater(Duration.ZERO, "Telegram did not answer");
    }
    begun.invalidate(parcel.id());
    return new Delivery.Arrived(progress.last());
  }

  private List<Part> parts(Parcel parcel) {
    var parts = new ArrayList<Part>();
    var pieces = words.of(parcel.utterance(), parcel.language(), longest);
    for (String piece : pieces.subList(0, pieces.size() - 1)) {
      parts.add(() -> api.call(message(parcel, piece).build()));
    }
    parts.add(() -> api.call(withButtons(parcel, pieces.getLast())));
    parcel
        .pictures()
        .forEach(picture -> parts.add(() -> api.call(picture(parcel.address(), picture.id()))));
    return parts;
  }

  private SendMessage withButtons(Parcel parcel, String piece) {
    var message = message(parcel, piece);
    Buttons.of(parcel.conversationId(), parcel.seq(), parcel.utterance().options(), labels(parcel))
        .ifPresent(message::replyMarkup);
    return message.build();
  }

  /** Where buttons of several matters stand under one card, each says which it is about. */
  private Function<Option, String> labels(Parcel parcel) {
    var matters =
        parcel.utterance().options().stream().map(Option::matter).distinct().limit(2).count();
    return option ->
        matters > 1 && option.matter() != null
            ? texts.say(parcel.language(), "chat.card.matter", option.matter() + 1)
                + " "
                + option.label()
            : option.label();
  }

  private static SendMessage.SendMessageBuilder<?, ?> message(Parcel parcel, String piece) {
    return SendMessage.builder()
        .chatId(parcel.address())
        .text(piece)
        .linkPreviewOptions(LinkPreviewOptions.builder().isDisabled(true).build());
  }

  private SendPhoto picture(String address, String id) {
    var content =
        QuarkusTransaction.requiringNew().call(() -> attachments.find(id)).orElseThrow().content();
    return SendPhoto.builder()
        .chatId(address)
        .photo(new InputFile(new ByteArrayInputStream(content), "picture.jpg"))
        .build();
  }
}
