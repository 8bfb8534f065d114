package cn.xinqiao.clock;

import java.time.LocalDate;

/** Where a count of days ends: exactly, or as far as the calendar knows. */
public sealed interface Reckoned {

  /** The exact day; always a working day. */
  record On(LocalDate date) implements Reckoned {}

  /**
   * The count ran into a year whose holidays are not published or not loaded yet.
   *
   * @param earliest no later than the exact day, however that year's holidays fall; it may itself
   *     turn out to be a day off
   * @param missingYear the first year that is not loaded
   */
  record NotBefore(LocalDate earliest, int missingYear) implements Reckoned {}
}
