package cn.xinqiao.clock;

/**
 * A length of time as rules give it.
 *
 * @param amount days, at least one
 */
public record Term(int amount, DayCount unit) {
  public Term {
    if (amount < 1) {
      throw new IllegalArgumentException("a term has at least one day, not " + amount);
    }
  }

  /**
   * @throws IllegalArgumentException when the other counts other days
   */
  Term plus(Term more) {
    if (unit != more.unit) {
      throw new IllegalArgumentException(unit + " cannot be extended by " + more.unit);
    }
    return new Term(amount + more.amount, unit);
  }
}
