package cn.xinqiao.cases.reception;

import cn.xinqiao.kernel.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times as visitors read them: 11月25日（周三）09:00, Wed 25 November, 09:00. */
final class VisitDates {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private VisitDates() {}

  static String minute(Instant at, Language language) {
    return (switch (language) {
          case ZH -> DateTimeFormatter.ofPattern("M月d日（EEE）HH:mm", Locale.CHINA);
          case EN -> DateTimeFormatter.ofPattern("EEE d MMMM, HH:mm", Locale.ENGLISH);
        })
        .withZone(SHANGHAI)
        .format(at);
  }

  static String day(LocalDate day, Language language) {
    return (switch (language) {
          case ZH -> DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.CHINA);
          case EN -> DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
        })
        .format(day);
  }
}
