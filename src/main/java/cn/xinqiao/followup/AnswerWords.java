package cn.xinqiao.followup;

import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a resident's own words to one of the two questions ({@code answers.csv}). It would rather
 * leave words to a person than turn a wrong key: dialect that it does not know, irony, a but, a
 * so-so turn nothing.
 */
@Startup
@ApplicationScoped
public class AnswerWords {
  /** Longer words tell something as well. */
  private static final int ENOUGH = 24;

  private final List<Phrase> phrases = new ArrayList<>();

  private enum What {
    NOT_DONE,
    DONE,
    UNEASE,
    UNHAPPY,
    EASE,
    NO_MORE,
    BUT,
    SO_SO,
    IRONY,
    /** Asks us. */
    ASKING,
    /** Yes and no to what was asked back. */
    AGREE,
    DISAGREE
  }

  private record Phrase(What what, Language language, Pattern pattern) {}

  /** What the words were taken for. */
  public sealed interface Read {
    /**
     * The resident is asked whether that is what was meant.
     *
     * @param now 别问了 needs no asking back: it is done at once
     */
    record Meant(Answer answer, boolean now) implements Read {}

    /** A person has to read it. */
    record ForPerson() implements Read {}

    /** No answer to this question: perhaps something new. */
    record Nothing() implements Read {}
  }

  @Inject
  AnswerWords(Seeds seeds) {
    this(seeds.read("answers.csv"));
  }

  /**
   * @throws SeedFile.Invalid for a row that cannot be used, or when something has no words in a
   *     language
   */
  AnswerWords(SeedFile file) {
    for (SeedTable.Row row : SeedTable.rows(file)) {
      phrases.add(
          new Phrase(
              row.as("what", What::valueOf),
              row.as("language", Language::valueOf),
              row.as("pattern", Pattern::compile)));
    }
    for (Language language : Language.values()) {
      for (What what : What.values()) {
        if (phrases.stream().noneMatch(p -> p.language() == language && p.what() == what)) {
          throw file.invalid(file.lines().size(), "no words for " + what + " in " + language);
        }
      }
    }
  }

  /**
   * @param asked the question that is open
   */
  public Read read(AskedKey asked, String words) {
    var said = in(words.strip(), languageOf(words));
    if (said.contains(What.NO_MORE)) {
      return new Read.Meant(Answer.NO_MORE, true);
    }
    if (said.contains(What.IRONY) || said.contains(What.SO_SO)) {
      return new Read.ForPerson();
    }
    if (said.contains(What.ASKING) && said.stream().noneMatch(AnswerWords::isNegative)) {
      return new Read.Nothing();
    }
    return switch (asked) {
      case MATTER ->
          read(said, meant(said, What.DONE, Answer.PUT_RIGHT, What.NOT_DONE, Answer.NOT_PUT_RIGHT));
      case HEART ->
          said.contains(What.UNHAPPY)
              ? new Read.Meant(Answer.UNHAPPY, false)
              : read(said, meant(said, What.EASE, Answer.AT_EASE, What.UNEASE, Answer.NOT_AT_EASE));
    };
  }

  /** Whether these words say 别问了 and hardly anything else. */
  boolean isEnough(String words) {
    return words.strip().codePointCount(0, words.strip().length()) <= ENOUGH
        && matches(What.NO_MORE, words);
  }

  /** Yes or no to what was asked back; empty when it is neither. */
  Optional<Boolean> agrees(String words) {
    if (matches(What.DISAGREE, words)) {
      return Optional.of(false);
    }
    return matches(What.AGREE, words) ? Optional.of(true) : Optional.empty();
  }

  private boolean matches(What what, String words) {
    return phrases.stream()
        .anyMatch(p -> p.what() == what && p.pattern().matcher(words.strip()).find());
  }

  /** A short answer has no other sign of its language than its letters. */
  private static Language languageOf(String words) {
    return words
                .codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
            && words
                .codePoints()
                .noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
        ? Language.EN
        : Language.ZH;
  }

  /** A but leaves both halves to a person. */
  private static Read read(Set<What> said, Optional<Answer> meant) {
    if (said.contains(What.BUT) && !said.equals(EnumSet.of(What.BUT))) {
      return new Read.ForPerson();
    }
    if (meant.isPresent()) {
      return new Read.Meant(meant.get(), false);
    }
    return said.isEmpty() ? new Read.Nothing() : new Read.ForPerson();
  }

  private static Optional<Answer> meant(
      Set<What> said, What yes, Answer whenYes, What no, Answer whenNo) {
    if (said.contains(no)) {
      return said.contains(yes) ? Optional.empty() : Optional.of(whenNo);
    }
    return said.contains(yes) ? Optional.of(whenYes) : Optional.empty();
  }

  /** What is said with a no before it is taken out first, so that 没修好 is not 修好 as well. */
  private Set<What> in(String words, Language language) {
    var said = EnumSet.noneOf(What.class);
    var rest = words;
    for (What what : EnumSet.range(What.NOT_DONE, What.ASKING)) {
      for (Phrase phrase : phrases) {
        if (phrase.what() == what && phrase.language() == language) {
          var found = phrase.pattern().matcher(isNegative(what) ? words : rest);
          if (found.find()) {
            said.add(what);
            rest = isNegative(what) ? phrase.pattern().matcher(rest).replaceAll("，") : rest;
          }
        }
      }
    }
    return said;
  }

  private static boolean isNegative(What what) {
    return switch (what) {
      case NOT_DONE, UNEASE, UNHAPPY -> true;
      case DONE, EASE, NO_MORE, BUT, SO_SO, IRONY, ASKING, AGREE, DISAGREE -> false;
    };
  }
}
