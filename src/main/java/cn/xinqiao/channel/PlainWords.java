package cn.xinqiao.channel;

import cn.xinqiao.channel.Utterance.CardMatter;
import cn.xinqiao.channel.Utterance.DueDate;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An utterance for channels that show nothing but text: card, receipt and safety notice become
 * lines, in the words of the chat page. Buttons are left to the channel.
 */
@ApplicationScoped
public class PlainWords {
  private static final String SENTENCE_ENDS = "。！？!?；;\n";

  private final Texts texts;

  PlainWords(Texts texts) {
    this.texts = texts;
  }

  /**
   * In pieces, cut at the end of a paragraph or a sentence where there is one in the second half.
   *
   * @param longest characters (UTF-16) of a piece; at least 2
   */
  public List<String> of(Utterance utterance, Language language, int longest) {
    return pieces(whole(utterance, language), longest);
  }

  public String whole(Utterance utterance, Language language) {
    var parts = new ArrayList<String>();
    speaker(utterance).ifPresent(parts::add);
    danger(utterance, language).ifPresent(parts::add);
    parts.add(utterance.text());
    if (utterance.card() != null) {
      parts.add(card(utterance.card().matters(), language));
    }
    utterance.cases().forEach(opened -> parts.add(receipt(opened, language)));
    if (utterance.notice() != null) {
      parts.add(utterance.notice());
    }
    return String.join("\n\n", parts);
  }

  private static Optional<String> speaker(Utterance utterance) {
    return Optional.ofNullable(utterance.officer())
        .map(officer -> "【" + officer.office() + " · " + officer.role() + "】");
  }

  private Optional<String> danger(Utterance utterance, Language language) {
    if (utterance.emergency() == null) {
      return Optional.empty();
    }
    var general = "chat.emergency.title";
    var special = general + "." + utterance.emergency().kind();
    var title = texts.startingWith(language, special).containsKey(special) ? special : general;
    return Optional.of(
        texts.say(language, title)
            + "\n"
            + utterance.emergency().hotlines().stream()
                .map(number -> number + " " + named("chat.hotline." + number, language))
                .collect(Collectors.joining("\n")));
  }

  private String card(List<CardMatter> matters, Language language) {
    var blocks = new ArrayList<String>();
    for (int i = 0; i < matters.size(); i++) {
      var lines = matter(matters.get(i), language);
      blocks.add(
          matters.size() == 1
              ? lines
              : texts.say(language, "chat.card.matter", i + 1) + "\n" + lines);
    }
    return String.join("\n\n", blocks);
  }

  private String matter(CardMatter matter, Language language) {
    var place = matter.place() == null ? say(language, "chat.card.unknown.place") : matter.place();
    var office =
        matter.office() == null
            ? say(language, "chat.card.unknown.office")
            : matter.office().name();
    return Stream.of(
            line(language, "summary", matter.summary()),
            line(language, "kind", kind(matter, language)),
            line(language, "place", place),
            line(language, "since", matter.since()),
            line(language, "wanted", matter.wanted()),
            line(language, "office", office),
            line(language, "urgency", named("chat.urgency." + matter.urgency(), language)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("\n"));
  }

  private String kind(CardMatter matter, Language language) {
    var kind = named("chat.kind." + matter.kind(), language);
    return matter.subKind() == null
        ? kind
        : kind + " · " + named("chat.subKind." + matter.subKind(), language);
  }

  private Optional<String> line(Language language, String name, String value) {
    return value == null || value.isBlank()
        ? Optional.empty()
        : Optional.of(labelled(language, "chat.card." + name, value));
  }

  private String receipt(OpenedCase opened, Language language) {
    var lines = new ArrayList<String>();
    lines.add(labelled(language, "chat.receipt.number", opened.number()));
    if (opened.code() != null) {
      lines.add(labelled(language, "chat.receipt.code", opened.code()));
    }
    if (opened.office() != null) {
      lines.add(labelled(language, "chat.receipt.office", opened.office().name()));
    }
    if (opened.due() != null) {
      opened.due().forEach(due -> lines.add(due(due, language)));
    }
    return String.join("\n", lines);
  }

  private String due(DueDate due, Language language) {
    var when =
        texts.say(
            language,
            due.provisional() ? "chat.due.notBefore" : "chat.due.by",
            due.on().toString());
    var date = labelled(language, "chat.due." + due.what(), when);
    return due.ruleText() == null ? date : date + "\n" + due.ruleText();
  }

  private String labelled(Language language, String key, String value) {
    var between =
        switch (language) {
          case ZH -> "：";
          case EN -> ": ";
        };
    return say(language, key) + between + value;
  }

  private String say(Language language, String key) {
    return texts.say(language, key);
  }

  /** A code that has no words of ours is shown as it is. */
  private String named(String key, Language language) {
    return texts
        .startingWith(language, key)
        .getOrDefault(key, key.substring(key.lastIndexOf('.') + 1));
  }

  static List<String> pieces(String text, int longest) {
    var pieces = new ArrayList<String>();
    var rest = text.strip();
    while (rest.length() > longest) {
      int cut = cut(rest, longest);
      pieces.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    pieces.add(rest);
    return List.copyOf(pieces);
  }

  private static int cut(String text, int longest) {
    int paragraph = text.lastIndexOf("\n\n", longest - 1);
    if (paragraph > longest / 2) {
      return paragraph;
    }
    for (int i = longest; i > longest / 2; i--) {
      if (endsSentence(text, i)) {
        return i;
      }
    }
    boolean within = Character.isSurrogatePair(text.charAt(longest - 1), text.charAt(longest));
    return within ? longest - 1 : longest;
  }

  /**
   * A full stop in Latin letters ends a sentence only before a blank: not in 3.5 or example.org.
   */
  private static boolean endsSentence(String text, int end) {
    char last = text.charAt(end - 1);
    return SENTENCE_ENDS.indexOf(last) >= 0
        || last == '.' && Character.isWhitespace(text.charAt(end));
  }
}
