package cn.xinqiao.channel.telegram;

import cn.xinqiao.channel.Utterance.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/**
 * Options as buttons under a message. Telegram gives back at most 64 bytes of what a button stands
 * for, fewer than an option's id may have: so it stands for the talk, the message and the option's
 * place in it.
 */
final class Buttons {
  /** Two of them fit beside each other on a small phone. */
  private static final int SHORT = 14;

  private static final Pattern DATA = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,3})");

  private Buttons() {}

  /** What a button that was pressed stands for; anybody may have made that up. */
  record Meant(long talk, long seq, int option) {}

  static Optional<InlineKeyboardMarkup> of(
      long talk, long seq, List<Option> options, Function<Option, String> label) {
    if (options.isEmpty()) {
      return Optional.empty();
    }
    var rows = new ArrayList<InlineKeyboardRow>();
    boolean room = false;
    for (int i = 0; i < options.size(); i++) {
      var words = label.apply(options.get(i));
      var button =
          InlineKeyboardButton.builder()
              .text(words)
              .callbackData(talk + "." + seq + "." + i)
              .build();
      if (room && width(words) <= SHORT) {
        rows.getLast().add(button);
        room = false;
      } else {
        rows.add(new InlineKeyboardRow(button));
        room = width(words) <= SHORT;
      }
    }
    return Optional.of(InlineKeyboardMarkup.builder().keyboard(rows).build());
  }

  static Optional<Meant> meant(String data) {
    var found = DATA.matcher(data);
    return found.matches()
        ? Optional.of(
            new Meant(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)),
                Integer.parseInt(found.group(3))))
        : Optional.empty();
  }

  /** Han characters are twice as wide as Latin ones. */
  private static int width(String words) {
    return words.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
  }
}
