package cn.xinqiao.cases.reply;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in a sentence of an answer the room or the name of a private person. Whatever every
 * reporter has written is known to all of them; what only some have is theirs. It knows people by
 * the words around them: a teacher Wang of an office is nobody else, a Mr. Wang in room 302 is.
 */
final class OtherPeople {
  private static final String SURNAME =
      "(?:欧阳|上官|司马|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])";

  private static final Pattern ROOM =
      Pattern.compile(
          "[A-Za-z]?\\d{2,4}[A-Za-z]?\\s*(?:室|(?i:(?<=号|幢|栋|座|楼)房))"
              + "|(?i)\\b(?:room|apartment|flat|unit)\\s*#?\\s*\\w*\\d\\w*");

  /** With a title that nobody has by office. */
  private static final Pattern TITLED =
      Pattern.compile(
          SURNAME
              + "(?:\\p{IsHan}{0,2}?)(?:先生|女士|小姐|太太|阿姨|叔叔|伯伯|大爷|大妈|大姐|大哥|奶奶|爷爷|老伯|阿婆)"
              + "|\\b(?:Mr|Mrs|Ms|Miss)\\.?\\s+[A-Z][a-z]+");

  /** With what the person is in the matter. */
  private static final Pattern PARTY =
      Pattern.compile(
          "(?:业主|住户|租客|租户|房东|户主|邻居|当事人|信访人|投诉人|举报人|反映人|被投诉人|被反映人|来电人)(?:是|为|[:：])?\\s*"
              + "("
              + SURNAME
              + "(?:某{1,2}|\\p{IsHan}{1,2}))(?=[，,。；;、：:（(\\s]|的|于|在|和|与|称|说|反映|居住|$)");

  private OtherPeople() {}

  /**
   * @param reporters what each of them wrote
   */
  static boolean in(String sentence, List<String> reporters) {
    return Stream.of(ROOM, TITLED, PARTY)
        .flatMap(finder -> finder.matcher(sentence).results().map(OtherPeople::told))
        .filter(found -> !found.contains("某")) // 王某 says who it is to nobody
        .anyMatch(found -> !reporters.stream().allMatch(words -> words.contains(found)));
  }

  /** A room by its number alone: reporters write 302 and 302室. */
  private static String told(MatchResult found) {
    var name = found.groupCount() > 0 ? found.group(1) : null;
    return name == null ? found.group().replaceAll("\\s*(?:室|房)$", "") : name;
  }
}
