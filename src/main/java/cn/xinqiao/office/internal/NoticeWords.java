package cn.xinqiao.office.internal;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.Notice;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** A notice in words, in Chinese as all officers read. */
@ApplicationScoped
class NoticeWords {
  private static final Language LANGUAGE = Language.ZH;

  private final Texts texts;
  private final OfficeTree offices;

  NoticeWords(Texts texts, OfficeTree offices) {
    this.texts = texts;
    this.offices = offices;
  }

  String of(Notice notice) {
    return switch (notice) {
      case Notice.Emergency emergency ->
          say(
              "notice.emergency." + emergency.reason(),
              emergency.danger(),
              emergency.caseNumber(),
              offices.get(emergency.office()).name(LANGUAGE),
              emergency.place().orElseGet(() -> say("notice.place.unknown")),
              ago(emergency.since()),
              emergency
                  .link()
                  .map(link -> say("notice.open", link))
                  .orElseGet(() -> say("notice.open.desk")));
      case Notice.Gathered(var _, var words, var link) -> atDesk(words, link);
      case Notice.Asked(var _, var words, var link) -> atDesk(words, link);
      case Notice.Trial trial -> say("notice.trial", offices.get(trial.office()).name(LANGUAGE));
    };
  }

  private String atDesk(String told, Optional<String> desk) {
    var words = say("notice.gathered", told);
    return desk.map(link -> words + "\n" + say("notice.desk", link)).orElse(words);
  }

  String danger(String code) {
    return say("desk.danger." + code);
  }

  private String ago(Duration since) {
    return since.toMinutes() == 0
        ? say("notice.ago.seconds", Math.max(0, since.toSeconds()))
        : say("notice.ago.minutes", since.toMinutes(), since.toSecondsPart());
  }

  private String say(String key, Object... parts) {
    return texts.say(LANGUAGE, key, parts);
  }
}
