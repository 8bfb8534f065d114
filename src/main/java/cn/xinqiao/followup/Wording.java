package cn.xinqiao.followup;

import cn.xinqiao.cases.RevisitTalk;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.followup.Keys.Answer;
import cn.xinqiao.kernel.Excerpt;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The words and buttons of a revisit. Nobody reads the name of a key. */
@ApplicationScoped
class Wording {
  static final String YES = "YES";
  static final String NO = "NO";

  private static final int LONGEST = 24;

  private final Texts texts;

  Wording(Texts texts) {
    this.texts = texts;
  }

  /**
   * What is asked about.
   *
   * @param words the reporter's own
   * @param office that answered, in the language of the talk
   */
  record About(Revisit revisit, KeysAsked asked, String words, String office, Language language) {}

  /**
   * The first question of a revisit.
   *
   * @param rule that it is asked by, whose words stand before it
   * @param along numbers of other cases that are asked about after this one
   */
  Utterance first(About about, RevisitRule rule, AskedKey question, List<String> along) {
    var words =
        rule.words(
            about.language(),
            about.revisit().number(),
            Excerpt.inOneLine(about.words(), LONGEST),
            about.office());
    var more =
        along.isEmpty()
            ? ""
            : "\n"
                + texts.say(
                    about.language(), "followup.along", along.size(), String.join("、", along));
    return asking(words + more + "\n" + question(about, question), about, question);
  }

  /** The next case in the same talk. */
  Utterance next(About about, AskedKey question) {
    var words =
        texts.say(
            about.language(),
            "followup.next",
            about.revisit().number(),
            Excerpt.inOneLine(about.words(), LONGEST),
            about.office());
    return asking(words + "\n" + question(about, question), about, question);
  }

  /** Words with a question after them. */
  Utterance asking(String words, About about, AskedKey question) {
    return Utterance.asking(
        words,
        answers(about.asked(), question).stream()
            .map(answer ->
                new Option(
                    button(about.revisit(), answer.name()),
                    say(about.language(), label(answer, about.asked()))))
            .toList());
  }

  /** The same with one more button. */
  static Utterance with(Utterance said, Option more) {
    return Utterance.asking(
        said.text(), Stream.concat(said.options().stream(), Stream.of(more)).toList());
  }

  String question(About about, AskedKey question) {
    return texts.say(
        about.language(),
        about.asked() == KeysAsked.QUESTION ? "followup.ask.QUESTION" : "followup.ask." + question);
  }

  /** What words were taken for, asked back. */
  Utterance meant(About about, Answer answer) {
    var key = about.asked() == KeysAsked.QUESTION ? ".QUESTION" : "";
    return Utterance.asking(
        texts.say(about.language(), "followup.meant." + answer + key),
        List.of(
            new Option(button(about.revisit(), YES), say(about.language(), "followup.meant.yes")),
            new Option(button(about.revisit(), NO), say(about.language(), "followup.meant.no"))));
  }

  /** What an officer heard, put before the reporter. */
  Utterance proposed(About about, KeyDesk.Proposal proposal) {
    var said = say(about.language(), "followup.proposed.what." + proposal.answer());
    var words =
        texts.say(
            about.language(),
            "followup.proposed." + proposal.heard(),
            about.revisit().number(),
            Excerpt.inOneLine(about.words(), LONGEST),
            about.office(),
            proposal.at().atZone(AskingHours.CITY).toLocalDate(),
            said);
    return Utterance.asking(
        words,
        List.of(
            new Option(
                button(about.revisit(), YES), say(about.language(), "followup.proposed.yes")),
            new Option(
                button(about.revisit(), NO), say(about.language(), "followup.proposed.no"))));
  }

  /** The answer whose button has exactly these words on it. */
  Optional<Answer> labelled(String words, AskedKey question, KeysAsked asked) {
    return answers(asked, question).stream()
        .filter(answer -> texts.isSaid(words, label(answer, asked)))
        .findFirst();
  }

  private static Set<Answer> answers(KeysAsked asked, AskedKey question) {
    return switch (question) {
      case MATTER -> EnumSet.of(Answer.PUT_RIGHT, Answer.NOT_PUT_RIGHT, Answer.NO_MORE);
      case HEART -> EnumSet.of(Answer.AT_EASE, Answer.UNHAPPY, Answer.NOT_AT_EASE, Answer.NO_MORE);
    };
  }

  private static String label(Answer answer, KeysAsked asked) {
    return asked == KeysAsked.QUESTION && answer != Answer.NO_MORE
        ? "followup.answer." + answer + ".QUESTION"
        : "followup.answer." + answer;
  }

  private static String button(Revisit revisit, String answer) {
    return RevisitTalk.BUTTON + revisit.id() + ":" + answer;
  }

  String say(Language language, String key, Object... places) {
    return texts.say(language, key, places);
  }
}
