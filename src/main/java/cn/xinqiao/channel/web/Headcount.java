package cn.xinqiao.channel.web;

import java.util.concurrent.ConcurrentHashMap;

/** How many are in at once, by talk or by address; nobody beyond the most comes in. */
final class Headcount<K> {
  private final ConcurrentHashMap<K, Integer> present = new ConcurrentHashMap<>();
  private final int most;

  Headcount(int most) {
    this.most = most;
  }

  /**
   * @return whether there was room; then {@link #leave} has to follow
   */
  boolean enter(K who) {
    if (present.merge(who, 1, Integer::sum) <= most) {
      return true;
    }
    leave(who);
    return false;
  }

  void leave(K who) {
    present.computeIfPresent(who, (w, count) -> count == 1 ? null : count - 1);
  }
}
