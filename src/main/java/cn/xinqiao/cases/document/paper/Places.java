package cn.xinqiao.cases.document.paper;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places in braces of a template's text. */
final class Places {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  private Places() {}

  static Set<String> in(String text) {
    var found = new TreeSet<String>();
    PLACE.matcher(text).results().forEach(place -> found.add(place.group(1)));
    return found;
  }

  /** What stands in a place is taken as it is: braces in a resident's words are words. */
  static String fill(String text, Function<String, String> value) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(value.apply(place.group(1))));
  }
}
