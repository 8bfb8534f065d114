package cn.xinqiao.conversation.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.conversation.internal.Request.What;
import cn.xinqiao.conversation.internal.Step.Act;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What is asked back about a wish, in words and buttons. */
@ApplicationScoped
class WishPhrases {
  static final String YES = "wish:yes";
  static final String NO = "wish:no";

  /** Followed by the number of the case. */
  static final String CASE = "case:";

  /** Followed by the tag of the language. */
  static final String LANGUAGE = "lang:";

  /** More buttons than these nobody reads; the others are named by their number. */
  private static final int MOST = 6;

  private static final int LABEL = 18;

  private final Texts texts;

  WishPhrases(Texts texts) {
    this.texts = texts;
  }

  /** Really, or which one? */
  Act withdrawal(Heard heard, List<CaseFile> cases) {
    if (cases.size() > 1) {
      return which(What.WITHDRAW, heard, cases);
    }
    var language = heard.language();
    var line = cases.getFirst().line();
    var text =
        texts.say(
            language, "talk.withdraw.ask", line.number(), line.summary(), office(language, line));
    return new Act.AskBack(
        Utterance.asking(text, yesAndNo(language, "withdraw")),
        Request.of(What.WITHDRAW, List.of(line.number().toString()), heard));
  }

  Act which(What what, Heard heard, List<CaseFile> cases) {
    var language = heard.language();
    var options = new ArrayList<Option>();
    cases.stream()
        .limit(MOST)
        .forEach(c -> options.add(new Option(CASE + c.line().number(), label(c))));
    options.add(new Option(NO, texts.say(language, "talk.option.wish.none")));
    return new Act.AskBack(
        Utterance.asking(texts.say(language, "talk.which." + what), options),
        Request.of(what, cases.stream().map(c -> c.line().number().toString()).toList(), heard));
  }

  /** Something was announced and may come now. */
  Act forMore(Heard heard, CaseNumber number) {
    return new Act.AskBack(
        Utterance.of(texts.say(heard.language(), "talk.add.send", number)),
        Request.of(What.ADD, List.of(number.toString()), heard));
  }

  Act deletion(Heard heard) {
    var language = heard.language();
    return new Act.AskBack(
        Utterance.asking(texts.say(language, "talk.delete.ask"), yesAndNo(language, "delete")),
        Request.of(What.DELETE, List.of(), heard));
  }

  Act ended(Heard heard, CaseFile file) {
    var language = heard.language();
    return new Act.Say(
        Utterance.of(
            texts.say(
                language,
                "talk.ended",
                file.line().number(),
                texts.say(language, "state." + file.line().state()))));
  }

  Act languages(Language language) {
    return new Act.Say(
        Utterance.asking(
            texts.say(language, "talk.language.ask"),
            List.of(
                new Option(LANGUAGE + Language.ZH.tag(), "中文"),
                new Option(LANGUAGE + Language.EN.tag(), "English"))));
  }

  private List<Option> yesAndNo(Language language, String wish) {
    return List.of(
        new Option(YES, texts.say(language, "talk.option." + wish + ".yes")),
        new Option(NO, texts.say(language, "talk.option." + wish + ".no")));
  }

  private static String office(Language language, CaseFile.Line line) {
    return line.office().name(language);
  }

  /** The last digits of the number, which are enough to tell a handful of cases apart. */
  private static String label(CaseFile file) {
    var number = file.line().number().toString();
    var summary = file.line().summary();
    int most = Math.min(LABEL, summary.codePointCount(0, summary.length()));
    return summary.substring(0, summary.offsetByCodePoints(0, most))
        + " …"
        + number.substring(number.length() - 7);
  }
}
