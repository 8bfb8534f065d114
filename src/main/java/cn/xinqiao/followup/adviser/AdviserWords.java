package cn.xinqiao.followup.adviser;

import cn.xinqiao.cases.RevisitTalk;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Excerpt;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What residents read of advisers, and the two buttons. */
@ApplicationScoped
class AdviserWords {
  static final String YES = "YES";
  private static final String NO = "NO";
  private static final int LONGEST = 24;

  private final Texts texts;

  AdviserWords(Texts texts) {
    this.texts = texts;
  }

  /**
   * @param own the resident's own words, by which they know the case again
   */
  Utterance offer(Consultation one, String office, String own, Language language) {
    return Utterance.asking(
        texts.say(
            language,
            "adviser.offer",
            one.number(),
            Excerpt.inOneLine(own, LONGEST),
            office,
            kind(one.kind(), language)),
        List.of(
            new Option(button(one, YES), texts.say(language, "adviser.yes")),
            new Option(button(one, NO), texts.say(language, "adviser.no"))));
  }

  private static String button(Consultation one, String answer) {
    return RevisitTalk.BUTTON + Consultations.REF + one.id() + ":" + answer;
  }

  /** The answer whose button has exactly these words on it. */
  Optional<Boolean> agrees(String said) {
    return texts.isSaid(said, "adviser.yes")
        ? Optional.of(true)
        : texts.isSaid(said, "adviser.no") ? Optional.of(false) : Optional.empty();
  }

  /**
   * @param news whether the answer changed anything
   */
  String heard(Consultation one, boolean agrees, boolean news, Language language) {
    var key = news ? agrees ? "adviser.heard.yes" : "adviser.heard.no" : "adviser.heard.late";
    return texts.say(language, key, kind(one.kind(), language));
  }

  /** For the officer who asked; the number only. */
  String notice(boolean agrees, CaseNumber number) {
    return texts.say(
        Language.ZH, agrees ? "adviser.notice.agreed" : "adviser.notice.declined", number);
  }

  String advised(CaseNumber number) {
    return texts.say(Language.ZH, "adviser.notice.advised", number);
  }

  private String kind(AdviserKind kind, Language language) {
    return texts.say(language, "adviser.kind." + kind);
  }
}
