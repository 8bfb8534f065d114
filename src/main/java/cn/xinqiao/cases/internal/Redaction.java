package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.RedactedCases.Betrayal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes out of a gist what says who wrote it: numbers that reach or name somebody, accounts, names,
 * what is told of one's own life, and the rooms in which people live. What is left of a place ends
 * with the building. It would rather take too much; a person reads it before it leaves.
 */
final class Redaction {
  private static final int WIDE = 0xFEE0;

  private static final Pattern EMAIL = Pattern.compile("[\\w.%+-]+@[\\w-]+(?:\\.[\\w-]+)+");

  /** An account in a chat programme, by the word before it. */
  private static final Pattern ACCOUNT =
      Pattern.compile("(?i)(微信号?|薇信|vx|wechat|qq号?|抖音号?)\\s*(?:是|为|[:：])?\\s*[A-Za-z0-9_-]{4,}");

  /**
   * Telephones, identity cards, bank accounts, however they are spaced; a date has fewer digits.
   */
  private static final Pattern NUMBER =
      Pattern.compile("(?<!\\d)\\+?\\d(?:[ \\-—.]?\\d){6,}[Xx]?(?!\\d)");

  private static final Pattern SPOKEN_NUMBER = Pattern.compile("[零〇一二三四五六七八九幺两]{7,}");

  /** 601室, and 601 behind a house number. */
  private static final Pattern ROOM =
      Pattern.compile(
          "(?<=号楼|[号幢栋座])\\s*[A-Za-z]?\\d{3,4}[A-Za-z]?(?!\\d|[年月日天元块平米分])(?:室|房间?|户)?"
              + "|[A-Za-z]?\\d{1,4}[A-Za-z]?\\s*(?:-\\s*\\d{1,4}\\s*)?(?:室|房间?(?!产))"
              + "|(?i)\\b(?:room|rm\\.?|apt\\.?|apartment|flat|unit)\\s*#?\\s*\\w*\\d\\w*");

  private static final Pattern STAIRCASE = Pattern.compile("[\\d一二三四五六七八九十]{1,3}\\s*(?:单元|门洞)");

  private static final Pattern FLOOR =
      Pattern.compile("(?<![号\\d])(?:[1-9]\\d?|[一二三四五六七八九十]{1,3})\\s*[楼层](?![上下]?[管宇房])");

  private static final String SURNAME =
      "(?:欧阳|上官|司马|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])";

  private static final Pattern TITLED =
      Pattern.compile(
          SURNAME
              + "\\p{IsHan}{0,2}?(?:先生|女士|小姐|太太|阿姨|叔叔|阿叔|伯伯|大爷|大伯|大妈|大姐|大哥|奶奶|爷爷|老伯|阿婆|阿公|老师|师傅|医生|经理|主任|书记|老板|同志)"
              + "|[老小阿]"
              + SURNAME
              + "(?=[家说的，,。;；\\s]|$)");

  private static final Pattern INTRODUCED =
      Pattern.compile(
          "(?:我是|本人是?)[^，,。；;！!？?\\n]{0,40}的"
              + SURNAME
              + "\\p{IsHan}{1,2}(?=[，,。.；;、！!\\s]|$)"
              + "|(我叫|我是|本人叫|本人是?|名叫|叫做|姓名\\s*[:：]?|联系人\\s*[:：]?|署名\\s*[:：]?)\\s*"
              + SURNAME
              + "\\p{IsHan}{1,2}(?=[，,。.；;、！!\\s]|$)"
              + "|(我姓|本人姓|免贵姓)\\p{IsHan}");

  private static final Pattern INTRODUCED_IN_ENGLISH =
      Pattern.compile("(?i:(my name is|i am|i'm))\\s+(?:[A-Z][a-z'’-]+\\s?){1,3}");

  /** A clause that tells of the reporter's family, health or purse. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "[^，,。；;！!？?\\n]*(?:(?:我们?|本人|俺|阿拉|家里|家中)的?(?:老公|丈夫|老婆|妻子|爱人|男朋友|女朋友|老?妈|老?爸|父|母|儿子|女儿|孩子|小孩|宝宝|孙|奶奶|爷爷|外婆|外公|公公|婆婆|岳父|岳母|哥|姐|弟|妹|一个人|身体)"
              + "|[一独]个人(?:住|在家)|独居|独自生活|中风|瘫痪|癌|肿瘤|透析|糖尿病|高血压|心脏病|抑郁|精神病|残疾|怀孕|孕妇|流产|手术|住院|轮椅|艾滋|低保|失业|离婚|刑满)"
              + "[^，,。；;！!？?\\n]*"
              + "|(?i)[^.,;!?\\n]*\\b(?:my (?:husband|wife|partner|mother|father|son|daughter|child|children|baby|parents)"
              + "|live alone|pregnant|disabled|wheelchair|cancer|diabetes|unemployed|divorced)\\b[^.,;!?\\n]*");

  private static final Map<Betrayal, List<Pattern>> FINDERS =
      Map.of(
          Betrayal.CONTACT, List.of(EMAIL, ACCOUNT, NUMBER, SPOKEN_NUMBER),
          Betrayal.NAME, List.of(INTRODUCED, INTRODUCED_IN_ENGLISH, TITLED),
          Betrayal.ROOM, List.of(ROOM),
          Betrayal.LIFE, List.of(PERSONAL));

  /** A name that stands by itself, as people give it when they are asked for theirs. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?<!\\p{IsHan})|(?<=叫)|(?<=是)|(?<=名))" + SURNAME + "\\p{IsHan}{1,2}(?!\\p{IsHan})");

  private Redaction() {}

  /** What would be taken out of these words because it says who somebody is. */
  static Set<Betrayal> found(String words) {
    var plain = halfWidth(words);
    var found = EnumSet.noneOf(Betrayal.class);
    FINDERS.forEach((what, finders) -> {
      if (finders.stream().anyMatch(finder -> finder.matcher(plain).find())) {
        found.add(what);
      }
    });
    return found;
  }

  /** The names in what somebody said of themselves. */
  static List<String> namesIn(String introduction) {
    return NAME.matcher(introduction).results().map(MatchResult::group).toList();
  }

  static String of(String gist) {
    var rest = EMAIL.matcher(halfWidth(gist)).replaceAll("［邮箱］");
    rest = ACCOUNT.matcher(rest).replaceAll("［账号］");
    rest = NUMBER.matcher(rest).replaceAll("［号码］");
    rest = SPOKEN_NUMBER.matcher(rest).replaceAll("［号码］");
    rest = PERSONAL.matcher(rest).replaceAll("［个人情况］");
    rest = INTRODUCED.matcher(rest).replaceAll("［姓名］");
    rest = INTRODUCED_IN_ENGLISH.matcher(rest).replaceAll("［姓名］");
    rest = TITLED.matcher(rest).replaceAll("［姓名］");
    rest = ROOM.matcher(rest).replaceAll("［室号］");
    rest = STAIRCASE.matcher(rest).replaceAll("［单元］");
    return FLOOR.matcher(rest).replaceAll("［楼层］");
  }

  /** Digits, letters and the sign of an address, as Chinese keyboards may write them wide. */
  private static String halfWidth(String text) {
    return text.codePoints()
        .map(c -> isWide(c) ? c - WIDE : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isWide(int c) {
    return c >= '0' + WIDE && c <= '9' + WIDE
        || c >= '@' + WIDE && c <= 'Z' + WIDE
        || c >= 'a' + WIDE && c <= 'z' + WIDE;
  }
}
