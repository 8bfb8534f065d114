package cn.xinqiao.insight;

import java.util.List;

/** Rows that the database counts: what they are, and what a counted one means. */
interface Counted {
  /**
   * A select of {@code office}, {@code subject}, {@code kind}, {@code week} and the columns of the
   * outcome, one row for each that is visible within the weeks. {@code office} had the case then.
   */
  String rows(Scoped looked);

  /** The columns that say what became of it. */
  List<String> outcome();

  /**
   * @param outcome the values of those columns
   */
  Occurrence read(List<Object> outcome);

  /** How the databases tell yes: as a number, of one kind or another. */
  static boolean isYes(Object cell) {
    return ((Number) cell).intValue() == 1;
  }
}
