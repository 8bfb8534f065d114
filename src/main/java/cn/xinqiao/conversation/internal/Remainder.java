package cn.xinqiao.conversation.internal;

import java.util.regex.Pattern;

/**
 * What words say beside a contact or a case number that stands in them. Only if that is next to
 * nothing are they about the contact or the number; everything else would be lost.
 */
public final class Remainder {
  private static final Pattern CASE_NUMBER =
      Pattern.compile("(?i)XQ\\s*\\d{8}\\s*[-－—–]?\\s*\\d{7}");
  private static final Pattern CONTACT =
      Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|[+＋]?[\\d０-９][\\d０-９\\s-]{5,}[\\d０-９]");
  private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  /** Words around a contact or a number that add nothing to it. */
  private static final Pattern FRAME =
      Pattern.compile(
          "联系方式|联系人|联系|电话号码|电话|手机号码?|手机|座机|号码|编号|查询码|单号|微信|邮箱|邮件|电邮|先生|女士|小姐|阿姨"
              + "|谢谢|您好|你好|可以|麻烦|本人|我的|我叫|我姓|[我是叫姓的请打拨到号留]"
              + "|\\b(my|phone|mobile|number|tel|e-?mail|is|it's|call|me|at|on|reach|you|can|please"
              + "|contact|thanks|thank|address|i|am|i'm|name|this|the|case|code|and|here|hello|hi)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ASKING =
      Pattern.compile(
          "查一?[下查询看]|看一?[下看]|问一?[下问]|查询|进度|进展|到哪|怎么样|怎样|咋样|哪能|如何|结果|回复了?[吗伐没]|好了[吗伐没]"
              + "|\\b(status|progress|update|news|check|how is|look up)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNIT = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&\\P{IsHan}]+");

  /** A name has so few characters. */
  private static final int NEXT_TO_NOTHING = 3;

  /** A question about a case has at most so many; what is longer tells something as well. */
  private static final int QUESTION = 15;

  private Remainder() {}

  public static String of(String words) {
    var rest = CASE_NUMBER.matcher(words).replaceAll(" ");
    rest = CONTACT.matcher(rest).replaceAll(" ");
    return CODE.matcher(rest).replaceAll(" ");
  }

  static boolean isNextToNothing(String rest) {
    return size(FRAME.matcher(rest).replaceAll(" ")) <= NEXT_TO_NOTHING;
  }

  /** "Please look how far this is": only asks about the case whose number was there. */
  public static boolean onlyAsks(String rest) {
    return isNextToNothing(rest) || size(rest) <= QUESTION && ASKING.matcher(rest).find();
  }

  /** A Latin word weighs as much as half a word of three characters. */
  static double size(String rest) {
    return UNIT.matcher(rest)
        .results()
        .mapToDouble(unit -> unit.group().codePoints().allMatch(Character::isIdeographic) ? 1 : 1.5)
        .sum();
  }
}
