package cn.xinqiao.conversation.internal;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The answer to "your name and address, please".
 *
 * @param nameAndAddress what introduces the resident; blank when nothing does
 * @param rest what tells more of the matter instead; blank when nothing does
 */
record Introduction(String nameAndAddress, String rest) {
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[。！!？?；;])|\n");
  private static final Pattern INTRODUCES =
      Pattern.compile(
          "我叫|我姓|姓名|名字|本人[是姓叫\\p{IsHan}]|住址|地址|我住|家住|电话|手机|my name|i am|i'm|i live|address"
              + "|[\\d一二三四五六七八九十](号楼?|室|村|弄|幢|栋|楼)?[。.！!；;\\s]*$|(小区|公寓|新村|花园|苑|里弄)[。.！!；;\\s]*$",
          Pattern.CASE_INSENSITIVE);

  /** Longer than the longest name with its address. */
  private static final int LONG = 60;

  /** Each sentence is one or the other; only one that tells a matter is not an introduction. */
  static Introduction in(String words, Predicate<String> isMatter) {
    var own = new StringBuilder();
    var rest = new StringBuilder();
    for (String sentence : SENTENCE_END.split(words)) {
      if (!sentence.isBlank()) {
        boolean introduces =
            INTRODUCES.matcher(sentence).find() && sentence.length() <= LONG
                || !isMatter.test(sentence);
        (introduces ? own : rest).append(sentence.strip()).append('\n');
      }
    }
    return new Introduction(own.toString().strip(), rest.toString().strip());
  }
}
