package cn.xinqiao.triage;

import cn.xinqiao.kernel.Excerpt;
import java.util.Optional;
import java.util.regex.Pattern;

/** Cuts the gist out of a message: only the resident's own words, nothing is made up. */
final class GistReader {
  private static final int SUMMARY = 60;

  private static final Pattern SALUTATION =
      Pattern.compile(
          "^(尊敬的|敬爱的)?[^，,。：:！!\n]{0,16}(领导|书记|区长|市长|主任|同志|老师|政府|街道办)[们]?[，,：:！!。\\s]+"
              + "|^(你好|您好|侬好|大家好|在吗|请问一下|想问一下|麻烦问下|hello|hi|dear [a-z ]{2,30})[，,：:！!。.\\s]+",
          Pattern.CASE_INSENSITIVE);

  /** Who writes, and that they will now write: what follows is the matter. */
  private static final Pattern PREFACE =
      Pattern.compile(
          "^(我们?|本人|俺|阿拉)?(就)?(是|叫|家?住在?)[^。！？!?；;\n]{0,40}"
              + "(居民|业主|住户|租客|租户|教师|老师|职工|工人|医生|市民|学生|家长|老人|党员|村民|商户|店主|志愿者)[^。！？!?；;，,\n]{0,6}[。！!；;\n]"
              + "|^(今天|现在)?(我们?|本人|俺|阿拉)?(今天)?(想|要|来)?(跟|向|给|对)?(你们?|您|领导|政府|政府部门)?"
              + "(反映|反应|讲|说|投诉|举报)(一下)?(下面|以下|这|这样)?([一二两三四五几]|一些)?(个|件|点|些)?(事情|问题|情况|事)[。：:！!；;\n]"
              + "|^(i am|i'm|my name is)[^.!?\n]{2,60}[.!\n]\\s",
          Pattern.CASE_INSENSITIVE);

  /** Where one of several matters begins. */
  private static final Pattern COUNT =
      Pattern.compile(
          "^(第[一二三四五六][，,、：:]|首先[，,]|其次[，,]|最后[，,]|[一二三四五六][、.．]|\\(?[1-6][)、.．)](?!\\d)\\s*)");

  private static final String AMOUNT = "([一二两三四五六七八九十百半几数多\\d]+)(多|来)?(个)?";
  private static final Pattern SINCE =
      Pattern.compile(
          "(已经?|都|坏了|停了|连续|足足|将近|快)?\\s*"
              + AMOUNT
              + "(分钟|小时|钟头|天|日|夜|晚上|周|星期|礼拜|月|年)(多)?(了|哉|以来)"
              + "|(从|自从?|打从)[^，,。！!？?；;\n]{1,16}(开始|起|以来|至今|到现在)"
              + "|(昨天|昨晚|昨夜|前天|今天(早上|上午|下午|一早)?|今早|今朝|上(个?月|周|星期|礼拜)|这几天|这两天|最近|近期|去年|前年|长期以来|一直以来)"
              + "|(for|since) (the (last|past) )?[a-z0-9]+( (days?|weeks?|months?|years?|hours?|night|morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday))?( now)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern WANTED =
      Pattern.compile(
          "(希望|请求|要求|恳请|恳求|请|望|麻烦|建议|能否|能不能|可否|可不可以|是否可以|想要|最好)[^。！!？?；;\n]{3,60}[。！!？?]?"
              + "|(please|could you|can you|i (want|would like|hope|suggest)|we (want|hope|suggest))[^.!?\n]{3,90}[.!?]?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[。！!？?；;])|(?<=[.] )|\n");

  private GistReader() {}

  static Gist read(String text) {
    var plain = withoutSalutation(text.strip());
    return new Gist(summary(withoutPreface(plain)), first(SINCE, plain), wanted(plain));
  }

  private static String withoutSalutation(String text) {
    var rest = text;
    for (int i = 0; i < 3; i++) {
      var without = without(SALUTATION, rest);
      if (without.equals(rest)) {
        return rest;
      }
      rest = without;
    }
    return rest;
  }

  private static String withoutPreface(String text) {
    var rest = text;
    for (int i = 0; i < 4; i++) {
      var begun = without(COUNT, without(PREFACE, rest));
      if (begun.equals(rest)) {
        return rest;
      }
      rest = begun;
    }
    return rest;
  }

  /** Unless nothing would be left. */
  private static String without(Pattern beginning, String text) {
    var found = beginning.matcher(text);
    return found.find() && found.end() < text.length() ? text.substring(found.end()).strip() : text;
  }

  /** The first sentences as far as they fit, with line breaks of a burst turned into commas. */
  private static String summary(String text) {
    var summary = new StringBuilder();
    for (String sentence : SENTENCE_END.split(text)) {
      var piece = sentence.strip();
      if (piece.isEmpty()) {
        continue;
      }
      if (!summary.isEmpty() && summary.length() + piece.length() > SUMMARY) {
        break;
      }
      if (!summary.isEmpty() && Character.isLetterOrDigit(summary.charAt(summary.length() - 1))) {
        summary.append(isChinese(piece) ? "，" : ", ");
      }
      summary.append(piece);
    }
    return Excerpt.of(summary.toString().replaceAll("[。；;，,\\s]+$", ""), SUMMARY * 2);
  }

  private static boolean isChinese(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /** The last wish counts: letters begin with politeness and end with what is wanted. */
  private static Optional<String> wanted(String text) {
    return WANTED
        .matcher(text)
        .results()
        .map(m -> m.group().strip())
        .filter(w -> !w.startsWith("请问"))
        .reduce((before, last) -> last)
        .map(w -> Excerpt.of(w.replaceAll("[。！!；;，,\\s]+$", ""), 100));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    return match.find() ? Optional.of(match.group().strip()) : Optional.empty();
  }
}
