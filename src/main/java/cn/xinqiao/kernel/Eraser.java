package cn.xinqiao.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A feature's part in keeping the {@link Retention} rules: it finds and erases its own rows. Safe
 * when a replica dies at any moment or two of them erase at once, because {@link #erase} locks what
 * it erases and looks again.
 */
public interface Eraser {
  /** How many ids are asked for at a time. */
  int MOST = 500;

  /** The rule it keeps. */
  Retention.Kept keeps();

  /** Whether what it erases is due once others that keep the same rule have erased theirs. */
  default boolean isLast() {
    return false;
  }

  /**
   * Ids of what may be due, in their order, at most {@link #MOST}: page by page, so that what is
   * held back keeps nothing behind it from its turn.
   *
   * @param before what began to count then or earlier is due
   * @param after the last id of the page before; empty for the first page
   */
  List<String> due(Instant before, String after);

  /**
   * Erases one of them in the caller's transaction.
   *
   * @return how many of what were erased; empty when it is no longer due, or not yet
   */
  Map<String, Integer> erase(String id, Retention.Rule rule, Instant before);
}
