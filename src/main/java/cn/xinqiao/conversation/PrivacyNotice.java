package cn.xinqiao.conversation;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Retention.Kept;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;

/** What residents are told once about what we keep, and for how long: the terms are the rules'. */
@ApplicationScoped
class PrivacyNotice {
  /** Changes when the words of the notice change in meaning: then it is shown again. */
  private static final String WORDS = "2026-11";

  private final Texts texts;
  private final Retention retention;

  PrivacyNotice(Texts texts, Retention retention) {
    this.texts = texts;
    this.retention = retention;
  }

  String in(Language language) {
    return texts.say(
        language, "notice", term(language, Kept.CASE_WORDS), term(language, Kept.TALK));
  }

  /** Another term is another promise, so it is part of the version. */
  String version() {
    return WORDS + ":" + mark(Kept.CASE_WORDS) + mark(Kept.TALK);
  }

  private String term(Language language, Kept what) {
    var rule = retention.of(what);
    return rule.amount() == 1
        ? texts.say(language, "notice.one." + rule.unit())
        : texts.say(language, "notice.many." + rule.unit(), rule.amount());
  }

  private String mark(Kept what) {
    var rule = retention.of(what);
    return rule.amount() + rule.unit().name().substring(0, 1);
  }
}
