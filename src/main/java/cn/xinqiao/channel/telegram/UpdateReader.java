package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.Incoming;
import cn.xinqiao.channel.telegram.Happening.File;
import cn.xinqiao.channel.telegram.Happening.Person;
import cn.xinqiao.kernel.Language;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Contact;
import org.telegram.telegrambots.meta.api.objects.Document;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.location.Location;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/** Reads an update. */
final class UpdateReader {
  /** A command that is meant for one bot of several: {@code /status@XinqiaoBot}. */
  private static final Pattern ADDRESSED = Pattern.compile("^(/[A-Za-z0-9_]+)@[A-Za-z0-9_]+");

  private UpdateReader() {}

  static Happening read(Update update) {
    if (update.getMessage() != null) {
      return message(update.getMessage());
    }
    if (update.getEditedMessage() != null) {
      return edited(update.getEditedMessage());
    }
    if (update.getCallbackQuery() != null) {
      return pressed(update.getCallbackQuery());
    }
    return update.getMyChatMember() == null
        ? new Happening.Nothing()
        : membership(update.getMyChatMember());
  }

  /** Whose words come one after the other: updates of different chats may be taken side by side. */
  static long chatOf(Update update) {
    return Stream.of(update.getMessage(), update.getEditedMessage())
        .filter(Objects::nonNull)
        .map(Message::getChat)
        .findFirst()
        .or(() -> Optional.ofNullable(update.getMyChatMember()).map(ChatMemberUpdated::getChat))
        .map(Chat::getId)
        .or(() -> Optional.ofNullable(update.getCallbackQuery()).map(q -> q.getFrom().getId()))
        .orElse(0L);
  }

  private static Happening message(Message message) {
    if (!isPrivate(message.getChat())) {
      return group(message.getChat(), message.getFrom());
    }
    if (isBot(message.getFrom()) || isNotice(message)) {
      return new Happening.Nothing();
    }
    var file = file(message);
    var words = words(message);
    var place = place(message);
    return new Happening.Said(
        person(message.getChat(), message.getFrom()),
        message.getMessageId(),
        Instant.ofEpochSecond(message.getDate()),
        words,
        place,
        file,
        file.isEmpty() && place.isEmpty() && isUnknown(message, words));
  }

  private static Happening edited(Message message) {
    var words = ownWords(message);
    if (!isPrivate(message.getChat()) || isBot(message.getFrom()) || words.isBlank()) {
      return new Happening.Nothing(); // a live location moves on, a picture was exchanged
    }
    return new Happening.Edited(
        person(message.getChat(), message.getFrom()),
        message.getMessageId(),
        Instant.ofEpochSecond(message.getDate()),
        Instant.ofEpochSecond(
            message.getEditDate() == null ? message.getDate() : message.getEditDate()),
        words);
  }

  private static Happening pressed(CallbackQuery query) {
    var carrier = query.getMessage();
    if (carrier == null || query.getData() == null || isBot(query.getFrom())) {
      return new Happening.Nothing();
    }
    if (!isPrivate(carrier.getChat())) {
      return group(carrier.getChat(), query.getFrom());
    }
    var shown = carrier instanceof Message seen ? Optional.ofNullable(seen.getText()) : noWords();
    return new Happening.Pressed(
        person(carrier.getChat(), query.getFrom()),
        query.getId(),
        query.getData(),
        carrier.getMessageId(),
        shown);
  }

  private static Optional<String> noWords() {
    return Optional.empty();
  }

  private static Happening membership(ChatMemberUpdated change) {
    boolean gone =
        switch (change.getNewChatMember().getStatus()) {
          case "kicked", "left" -> true;
          default -> false;
        };
    if (!isPrivate(change.getChat())) {
      return gone ? new Happening.Nothing() : group(change.getChat(), change.getFrom());
    }
    var person = person(change.getChat(), change.getFrom());
    return gone ? new Happening.Stopped(person) : new Happening.Returned(person);
  }

  private static Happening group(Chat chat, User from) {
    return isBot(from) || "channel".equals(chat.getType())
        ? new Happening.Nothing()
        : new Happening.InGroup(String.valueOf(chat.getId()), language(from));
  }

  private static boolean isPrivate(Chat chat) {
    return "private".equals(chat.getType());
  }

  private static boolean isBot(User from) {
    return from == null || Boolean.TRUE.equals(from.getIsBot());
  }

  /** What Telegram writes into a chat by itself. */
  private static boolean isNotice(Message message) {
    return message.getPinnedMessage() != null
        || message.getMessageAutoDeleteTimerChanged() != null
        || message.getWriteAccessAllowed() != null
        || message.getConnectedWebsite() != null
        || message.getChatBackgroundSet() != null;
  }

  private static Person person(Chat chat, User from) {
    return new Person(String.valueOf(chat.getId()), language(from));
  }

  private static Language language(User from) {
    var code = from == null ? null : from.getLanguageCode();
    return code == null || code.startsWith("zh") ? Language.ZH : Language.EN;
  }

  private static String words(Message message) {
    return Stream.of(ownWords(message), venue(message), contact(message), sticker(message))
        .filter(words -> !words.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static String ownWords(Message message) {
    var words = message.getText() != null ? message.getText() : message.getCaption();
    return words == null ? "" : ADDRESSED.matcher(words).replaceFirst("$1");
  }

  private static String venue(Message message) {
    var venue = message.getVenue();
    return venue == null ? "" : joined(venue.getTitle(), venue.getAddress());
  }

  /** Their own number is the number alone, as if typed; somebody else's comes with the name. */
  private static String contact(Message message) {
    var contact = message.getContact();
    if (contact == null) {
      return "";
    }
    var own = message.getFrom().getId().equals(contact.getUserId());
    return own
        ? number(contact)
        : joined(contact.getFirstName(), contact.getLastName(), number(contact));
  }

  /** Some clients leave out the plus of an international number. */
  private static String number(Contact contact) {
    var number = contact.getPhoneNumber();
    return number.matches("86\\d{11}") ? "+" + number : number;
  }

  private static String sticker(Message message) {
    var sticker = message.getSticker();
    return sticker == null || sticker.getEmoji() == null ? "" : sticker.getEmoji();
  }

  private static String joined(String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(" "));
  }

  private static Optional<Incoming.Location> place(Message message) {
    Location pin =
        message.getVenue() != null ? message.getVenue().getLocation() : message.getLocation();
    return Optional.ofNullable(pin)
        .map(p -> new Incoming.Location(p.getLatitude(), p.getLongitude()));
  }

  private static Optional<File> file(Message message) {
    if (message.getPhoto() != null && !message.getPhoto().isEmpty()) {
      return message.getPhoto().stream()
          .max(Comparator.comparing(UpdateReader::pixels))
          .map(largest -> new File(largest.getFileId(), File.Kind.PICTURE));
    }
    if (message.getAnimation() == null && message.getDocument() != null) {
      return document(message.getDocument());
    }
    return Stream.of(
            Optional.ofNullable(message.getVoice()).map(v -> v.getFileId()),
            Optional.ofNullable(message.getAudio()).map(a -> a.getFileId()),
            Optional.ofNullable(message.getVideoNote()).map(v -> v.getFileId()))
        .flatMap(Optional::stream)
        .findFirst()
        .map(id -> new File(id, File.Kind.SOUND));
  }

  private static long pixels(PhotoSize size) {
    return (long) size.getWidth() * size.getHeight();
  }

  /** What the sender claims only says how it is looked at; what it is, its content says. */
  private static Optional<File> document(Document document) {
    var claimed = document.getMimeType() == null ? "" : document.getMimeType();
    if (claimed.startsWith("image/")) {
      return Optional.of(new File(document.getFileId(), File.Kind.PICTURE));
    }
    return claimed.startsWith("audio/")
        ? Optional.of(new File(document.getFileId(), File.Kind.SOUND))
        : Optional.empty();
  }

  /** Beside a caption a film or a document is still something that we cannot take. */
  private static boolean isUnknown(Message message, String words) {
    return words.isBlank()
        || message.getVideo() != null
        || message.getAnimation() != null
        || message.getDocument() != null;
  }
}
