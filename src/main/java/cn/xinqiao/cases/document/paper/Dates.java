package cn.xinqiao.cases.document.paper;

import cn.xinqiao.kernel.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as documents write them. */
public final class Dates {
  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.CHINA);
  private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private Dates() {}

  public static String in(LocalDate day, Language language) {
    return switch (language) {
      case ZH -> ZH.format(day);
      case EN -> EN.format(day);
    };
  }
}
