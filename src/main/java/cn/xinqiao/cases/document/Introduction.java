package cn.xinqiao.cases.document;

import java.util.regex.Pattern;

/** How a resident is addressed, from what they said about themselves. */
final class Introduction {
  private static final Pattern BEFORE = Pattern.compile("^(我叫|我是|本人|姓名)[:：]?\\s*");
  private static final Pattern BEHIND = Pattern.compile("[,，;；、。.\\s（(].*", Pattern.DOTALL);
  private static final int LONGEST = 30;

  private Introduction() {}

  /** The name alone; what does not look like one is left to the officer. */
  static String name(String introduction) {
    var own = BEFORE.matcher(introduction.strip()).replaceFirst("");
    boolean chinese =
        own.codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    // "Anna Weber, 3 Guoshun Road": a foreign name has blanks in it
    var name = chinese ? BEHIND.matcher(own).replaceFirst("") : own.split("[,;\n(]", 2)[0].strip();
    return name.length() <= LONGEST ? name : "";
  }
}
