package cn.xinqiao.audit;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Very many ids in little memory: a bit for each where they lie close together. */
final class IdSet {
  private static final int BITS = 16;

  private final Map<Long, BitSet> blocks = new HashMap<>();

  void add(long id) {
    blocks.computeIfAbsent(id >> BITS, block -> new BitSet()).set(place(id));
  }

  boolean contains(long id) {
    var block = blocks.get(id >> BITS);
    return block != null && block.get(place(id));
  }

  private static int place(long id) {
    return (int) (id & ((1 << BITS) - 1));
  }
}
