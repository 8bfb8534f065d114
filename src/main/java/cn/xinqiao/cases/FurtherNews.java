package cn.xinqiao.cases;

import cn.xinqiao.kernel.OfficeCode;
import java.time.Instant;
import java.util.Map;

/**
 * What else an officer is told in the notices that could wait, beside what came and what is due:
 * counts, nothing of what is in a case. All beans of this kind are asked.
 */
public interface FurtherNews {

  /**
   * Counts by the key of their text, which follows {@code notice.gathered.}; what has none is left
   * out.
   *
   * @param since when the officer was last told
   */
  Map<String, Long> since(long officer, OfficeCode office, Instant since);

  /** Counts that stand beside the news when there are any, and are none by themselves. */
  default Map<String, Long> standing(OfficeCode office) {
    return Map.of();
  }
}
