package cn.xinqiao.desk.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people in Shanghai read them. */
public final class ShanghaiTime {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(SHANGHAI);

  private ShanghaiTime() {}

  public static String minute(Instant at) {
    return MINUTE.format(at);
  }

  public static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, SHANGHAI);
  }
}
