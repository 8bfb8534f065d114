package cn.xinqiao.desk.words;

import java.util.regex.Pattern;

/**
 * Words without the telephone numbers, addresses of mail and identity numbers in them. They stand
 * in the clear only for an officer who named a purpose, so that a picture of a screen gives no
 * resident away.
 */
public final class Masked {
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,6}");
  private static final Pattern IDENTITY = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)");
  private static final Pattern MOBILE =
      Pattern.compile("(?<!\\d)(?:\\+?86[ -]?)?1[3-9]\\d(?:[ -]?\\d){8}(?!\\d)");
  private static final Pattern LANDLINE =
      Pattern.compile(
          "(?<![\\d-])(?!20[0-3]\\d[01]\\d[0-3]\\d)(?:0\\d{2,3}[ -]?)?[2-8]\\d{3}[ -]?\\d{4}(?![\\d-])");

  private Masked() {}

  public static String in(String words) {
    var masked = EMAIL.matcher(words).replaceAll("•••@•••");
    masked =
        IDENTITY.matcher(masked).replaceAll(m -> m.group().substring(0, 3) + "•••••••••••••••");
    masked = MOBILE.matcher(masked).replaceAll(m -> "1••••••••" + tail(m.group()));
    return LANDLINE.matcher(masked).replaceAll(m -> "••••••" + tail(m.group()));
  }

  /** Two digits tell an officer which of two numbers is meant, and nobody whose it is. */
  private static String tail(String number) {
    return number.substring(number.length() - 2);
  }
}
