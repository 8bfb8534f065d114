package cn.xinqiao.followup;

import cn.xinqiao.clock.WorkCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a resident may be asked: not at night, and where the list says so only on working days. In a
 * year whose holidays are not published Monday to Friday are worked: a question is no promise.
 */
record AskingHours(LocalTime opens, LocalTime closes, boolean workdays) {
  static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  AskingHours {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("closes before it opens");
    }
  }

  /** This moment, or the next one at which asking is allowed. */
  Instant from(Instant at, WorkCalendar calendar) {
    var local = at.atZone(CITY);
    var day = local.toLocalDate();
    if (mayAskOn(day, calendar)) {
      if (local.toLocalTime().isBefore(opens)) {
        return at(day);
      }
      if (local.toLocalTime().isBefore(closes)) {
        return at;
      }
    }
    do {
      day = day.plusDays(1);
    } while (!mayAskOn(day, calendar));
    return at(day);
  }

  private Instant at(LocalDate day) {
    return day.atTime(opens).atZone(CITY).toInstant();
  }

  private boolean mayAskOn(LocalDate day, WorkCalendar calendar) {
    return !workdays
        || calendar
            .worksOn(day)
            .orElse(
                day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
  }
}
