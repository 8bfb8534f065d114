package cn.xinqiao.cases.together;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import java.util.Optional;

/** Finds who decides between two offices. */
final class Arbiter {
  private Arbiter() {}

  /**
   * The nearest office above both; none of the two is judge of its own matter, so for a street and
   * its district it is the city. Empty when one of them is the city itself.
   */
  static Optional<OfficeCode> between(OfficeTree offices, OfficeCode one, OfficeCode other) {
    return offices
        .up(one)
        .map(Office::code)
        .filter(above -> isAbove(above, one) && isAbove(above, other))
        .findFirst();
  }

  private static boolean isAbove(OfficeCode above, OfficeCode below) {
    return !above.equals(below) && below.within(above);
  }
}
