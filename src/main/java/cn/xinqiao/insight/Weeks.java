package cn.xinqiao.insight;

import cn.xinqiao.kernel.Refusal;
import java.util.List;
import java.util.stream.IntStream;

/** Some weeks in a row, the first and the last of them included. */
public record Weeks(Week first, Week last) {
  /** More than a year and a half: nobody reads so many bars. */
  private static final int MOST = 80;

  /**
   * @throws Refusal.Malformed when they end before they begin, or are too many
   */
  public Weeks {
    if (last.compareTo(first) < 0) {
      throw new Refusal.Malformed("the last week is not before the first");
    }
    if (size(first, last) > MOST) {
      throw new Refusal.Malformed("at most " + MOST + " weeks");
    }
  }

  /** So many, of which this is the last. */
  public static Weeks until(Week last, int size) {
    return new Weeks(last.plus(1 - size), last);
  }

  public int size() {
    return size(first, last);
  }

  private static int size(Week first, Week last) {
    return (int) ((last.monday().toEpochDay() - first.monday().toEpochDay()) / 7) + 1;
  }

  public List<Week> all() {
    return IntStream.range(0, size()).mapToObj(first::plus).toList();
  }

  /** The first that is after them. */
  Week after() {
    return last.plus(1);
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + ".." + last;
  }
}
