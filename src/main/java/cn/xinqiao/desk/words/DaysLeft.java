package cn.xinqiao.desk.words;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How a date that is owed stands today, in calendar days of Shanghai. */
public record DaysLeft(Standing standing, long days) {

  /** A word for it and, beside the word, a colour. */
  public enum Standing {
    OVERDUE,
    TODAY,
    SOON,
    LATER,
    /** The holidays of a year on the way are not published: the day is not known yet. */
    UNSETTLED,
    NONE
  }

  /** Days within which a date is soon. */
  private static final int SOON = 2;

  public static DaysLeft until(Optional<LocalDate> due, LocalDate today) {
    return due.map(date -> until(ChronoUnit.DAYS.between(today, date)))
        .orElse(new DaysLeft(Standing.NONE, 0));
  }

  /** What is only "not before" its date is never overdue. */
  public static DaysLeft until(Optional<LocalDate> due, boolean provisional, LocalDate today) {
    var left = until(due, today);
    return provisional && left.standing() == Standing.OVERDUE
        ? new DaysLeft(Standing.UNSETTLED, 0)
        : left;
  }

  private static DaysLeft until(long left) {
    if (left < 0) {
      return new DaysLeft(Standing.OVERDUE, -left);
    }
    if (left == 0) {
      return new DaysLeft(Standing.TODAY, 0);
    }
    return new DaysLeft(left <= SOON ? Standing.SOON : Standing.LATER, left);
  }

  /** The key of its wording, which has one place for the days. */
  public String key() {
    return "desk.left." + standing;
  }

  /** The class of its colour. */
  public String css() {
    return switch (standing) {
      case OVERDUE -> "overdue";
      case TODAY -> "today";
      case SOON -> "soon";
      case LATER, UNSETTLED, NONE -> "later";
    };
  }
}
