package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.OfficeAsked;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.Notices;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Tells the group of an office that it was asked for something: from whom, about which number, by
 * when. Nothing of what is in the case; its officers count the same in their gathered notices.
 */
@ApplicationScoped
class AskedNotices {
  private static final Language LANGUAGE = Language.ZH;

  private final Notices notices;
  private final OfficeTree offices;
  private final Texts texts;

  AskedNotices(Notices notices, OfficeTree offices, Texts texts) {
    this.notices = notices;
    this.offices = offices;
    this.texts = texts;
  }

  void asked(@Observes OfficeAsked asked) {
    var words =
        texts.say(
            LANGUAGE,
            "notice.asked." + asked.wish(),
            name(asked.office()),
            name(asked.by()),
            asked.number(),
            asked.until().map(day -> texts.say(LANGUAGE, "notice.asked.until", day)).orElse(""));
    notices.asked(asked.office(), words);
  }

  private String name(OfficeCode office) {
    return offices.get(office).name(LANGUAGE);
  }
}
