package cn.xinqiao.desk.duty;

import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.desk.frame.ShanghaiTime;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.DutyWeek;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Lays a week of a roster out for its page. */
@ApplicationScoped
public class DutyView {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(SHANGHAI);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

  private final DutyRoster roster;
  private final DutyActs acts;
  private final OfficeTree offices;
  private final Clock clock;

  DutyView(DutyRoster roster, DutyActs acts, OfficeTree offices, Clock clock) {
    this.roster = roster;
    this.acts = acts;
    this.offices = offices;
    this.clock = clock;
  }

  /**
   * The page of a week.
   *
   * @param now who is on duty at this moment; empty where nobody is
   * @param keeps whether this officer changes the roster
   */
  record Week(
      String office,
      String code,
      String monday,
      String range,
      String before,
      String after,
      String file,
      List<String> now,
      boolean gaps,
      List<Day> days,
      boolean keeps,
      List<String> eligible,
      String ways) {}

  record Day(String label, boolean today, List<Part> parts) {}

  /**
   * A part of a day.
   *
   * @param who the officer's account; null where nobody is on duty
   * @param id of the whole shift
   * @param mute whether the officer has left no way to be told
   */
  record Part(String hours, String who, long id, boolean mute) {}

  Week lay(Frame frame, OfficeCode office, LocalDate day) {
    var monday = DutyWeek.mondayOf(day);
    var shifts = shifts(office, monday);
    var week = DutyWeek.of(monday, shifts);
    var now = clock.instant();
    boolean keeps = acts.keeps(frame.caller(), office);
    return new Week(
        offices.get(office).name(frame.language()),
        office.value(),
        monday.toString(),
        monday + " – " + monday.plusDays(6),
        path(office, monday.minusWeeks(1)),
        path(office, monday.plusWeeks(1)),
        "/desk/duty/file?office=" + office + "&week=" + monday,
        roster.onDuty(office, now).stream().map(DutyRoster.OnDuty::login).toList(),
        week.hasGaps(),
        week.days().stream().map(d -> day(frame, d, ShanghaiTime.day(now))).toList(),
        keeps,
        keeps ? roster.eligible(office) : List.of(),
        "/desk/duty/ways?office=" + office);
  }

  /** Whether this officer answers for the city, behind which nobody could be told any more. */
  public boolean isUnattendedCityOf(Caller caller) {
    return caller.office().equals(OfficeCode.CITY)
        && roster.onDuty(OfficeCode.CITY, clock.instant()).isEmpty();
  }

  List<DutyRoster.Shift> shifts(OfficeCode office, LocalDate monday) {
    return roster.between(office, DutyWeek.begin(monday), DutyWeek.begin(monday.plusWeeks(1)));
  }

  static String path(OfficeCode office, LocalDate day) {
    return "/desk/duty?office=" + office + "&week=" + day;
  }

  private static Day day(Frame frame, DutyWeek.Day day, LocalDate today) {
    return new Day(
        frame.say("desk.duty.day." + day.date().getDayOfWeek().getValue())
            + " "
            + DAY.format(day.date()),
        day.date().equals(today),
        day.stretches().stream().map(stretch -> part(day.date(), stretch)).toList());
  }

  private static Part part(LocalDate date, DutyWeek.Stretch stretch) {
    var hours = hour(stretch.from(), date) + " – " + hour(stretch.until(), date);
    return stretch.isGap()
        ? new Part(hours, null, 0, false)
        : new Part(
            hours, stretch.shift().login(), stretch.shift().id(), !stretch.shift().reachable());
  }

  /** The end of a day is 24:00, as people write it. */
  private static String hour(Instant at, LocalDate date) {
    return at.equals(DutyWeek.begin(date.plusDays(1))) ? "24:00" : HOUR.format(at);
  }
}
