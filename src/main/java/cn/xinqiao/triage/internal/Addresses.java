package cn.xinqiao.triage.internal;

import java.util.regex.Pattern;

/**
 * Takes house numbers with their roads, and telephone numbers, out of a text. Where something is
 * says nothing about what it is; but people in danger say where they are, and a model that has
 * learned from them takes an address for a part of the danger. Floors stay: a fall begins on one.
 */
final class Addresses {
  /** With the words that lead to it: "my phone is 138…". */
  private static final Pattern TELEPHONE =
      Pattern.compile(
          "(?:我的?|本人)?(?:联系)?(?:电话|手机|座机)(?:号码?)?[是：:\\s]*(?=[+\\d])"
              + "|(?i:\\b(?:my\\s+)?(?:phone|mobile|tel|cell)\\.?(?:\\s+(?:number|no\\.?))?\\s*(?:is\\b|:)?\\s*(?=[+\\d]))"
              + "|(?<![\\d.])(?:\\+?\\d[\\d-]{6,18}\\d|1\\d{2}[ -]\\d{4}[ -]\\d{4})(?![\\d.])");

  /**
   * 在五角场街道国定路335弄12号601室, all that stands together; a road or a street alone stays, since 走不了路 is
   * none.
   */
  private static final Pattern CHINESE =
      Pattern.compile(
          "[在到]?(?:[\\p{IsHan}&&[^在到住是区]]{2,3}区)?(?:[\\p{IsHan}&&[^在到住是区镇]]{2,5}(?:街道|镇))?"
              + "(?:[\\p{IsHan}&&[^在到住是区镇道村市县街路弄号]]{2,3}(?:路|大道|公路|街)\\s*)?"
              + "(?:\\d+(?:[-–~至到]\\d+)?\\s*(?:号楼(?![道上下里梯组顶])|号|弄|室|幢|栋|单元|支弄)\\s*)+");

  private static final String ENGLISH_PLACE =
      "(?:(?i:no\\.?|number|lane|building|bldg\\.?|room|rm\\.?|unit|apt\\.?|apartment|block|flat)"
          + "\\s*#?\\d+[a-zA-Z]?\\b"
          + "|(?:\\d+[a-zA-Z]?\\s+)?(?:[A-Z][\\w']+\\s+){1,3}"
          + "(?:Road|Rd|Street|St|Avenue|Ave|Lu|Subdistrict)\\b\\.?)";

  /** "in front of No. 12 Guoding Road", with the words that lead to it. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:\\b(?i:in front of|outside|next to|near|opposite|behind|at|on|in|of|by)\\s+(?:the\\s+)?)?"
              + "(?<!\\w)"
              + ENGLISH_PLACE
              + "(?:\\s*,?\\s*(?:(?i:of|on|at|in)\\s+)?"
              + ENGLISH_PLACE
              + ")*");

  /** What an address leaves behind: a comma before nothing, two blanks. */
  private static final Pattern LEFT_OVER =
      Pattern.compile("[，,、：:]\\s*(?=[，,、。.！!？?\\n]|$)|^[，,、。.\\s]+| (?=[ ,.!?])");

  private Addresses() {}

  /** The text itself where it holds no address, or nothing else. */
  static String without(String text) {
    var rest = TELEPHONE.matcher(text).replaceAll("");
    rest = ENGLISH.matcher(rest).replaceAll("");
    rest = CHINESE.matcher(rest).replaceAll("");
    if (rest.equals(text)) {
      return text;
    }
    rest = LEFT_OVER.matcher(rest).replaceAll("").strip();
    return rest.codePoints().filter(Character::isLetter).count() < 2 ? text : rest;
  }
}
