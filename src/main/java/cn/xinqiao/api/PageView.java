package cn.xinqiao.api;

import cn.xinqiao.kernel.Refusal;
import java.util.List;

/** A list as the contract has it. */
record PageView<T>(List<T> items, int page, int size, long total) {

  static void check(int page, int size, int most) {
    if (page < 0 || size < 1 || size > most) {
      throw new Refusal.Malformed("'page' is not negative, 'size' is 1 to " + most);
    }
  }
}
