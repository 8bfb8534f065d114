package cn.xinqiao.followup.adviser;

import cn.xinqiao.cases.RevisitTalk;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
            quoted(own),
            office,
            kind(one.kind(), language)),
        List.of(
            new Option(button(one, YES), texts.say(language, "adviser.yes")),
            new Option(button(one, NO), texts.say(language, "adviser.no"))));
  }

  private static String button(Consultation one, String answer) {
    return RevisitTalk.BUTTON + Consultations.REF + one.id() + ":" + answer;
  }

  private static String quoted(String words) {
    var line = words.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  /** The answer whose button has exactly these words on it. */
  Optional<Boolean> agrees(String said) {
    return isLabel(said, "adviser.yes")
        ? Optional.of(true)
        : isLabel(said, "adviser.no") ? Optional.of(false) : Optional.empty();
  }

  private boolean isLabel(String said, String key) {
    return Arrays.stream(Language.values())
        .anyMatch(language -> bare(texts.say(language, key)).equals(bare(said)));
  }

  private static String bare(String words) {
    return words.strip().replaceAll("[\\p{P}\\s]+", "").toLowerCase(Locale.ROOT);
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
