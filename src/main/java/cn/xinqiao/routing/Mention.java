package cn.xinqiao.routing;

import cn.xinqiao.kernel.OfficeCode;
import java.util.Set;

/**
 * A stretch of the plain text that names one or more offices of one sort.
 *
 * @param codes more than one where offices share the name
 * @param weight what it is worth where it stands
 */
record Mention(int start, int end, Name.Sort sort, Weight weight, Set<OfficeCode> codes) {

  /** Weakest first. */
  enum Weight {
    HINT,
    SHORT,
    DECIDES
  }

  int length() {
    return end - start;
  }

  boolean is(Name.Sort other) {
    return sort == other;
  }

  boolean decides() {
    return weight == Weight.DECIDES;
  }

  Mention keeping(Set<OfficeCode> fewer) {
    return new Mention(start, end, sort, weight, Set.copyOf(fewer));
  }
}
