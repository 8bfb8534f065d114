package cn.xinqiao.insight;

import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SubKind;
import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicInteger;

/** Cases of weeks long past, in which no other test has any, with their history as told by hand. */
@Singleton
public class PastCases {
  public static final OfficeCode DISTRICT = new OfficeCode("310107");
  public static final OfficeCode STREET = new OfficeCode("310107014");
  public static final OfficeCode NEXT = new OfficeCode("310107015");
  public static final OfficeCode DESK = new OfficeCode("310107-discipline");

  private static final AtomicInteger WEEKS = new AtomicInteger();

  private final NewCases cases;

  PastCases(NewCases cases) {
    this.cases = cases;
  }

  /** One that no other test looks at, with an empty one behind it. */
  public static Week quietWeek() {
    return Week.valueOf("2024-W02").plus(2 * WEEKS.getAndIncrement());
  }

  public CaseNumber order(OfficeCode office, Week week) {
    return opened(office, week, Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
  }

  public CaseNumber appeal(OfficeCode office, Week week) {
    return opened(office, week, Kind.PETITION, SubKind.APPEAL);
  }

  public CaseNumber accusation(Week week) {
    return opened(DESK, week, Kind.PETITION, SubKind.ACCUSATION);
  }

  /** Came in on the Monday at nine; its clocks are yet to be told. */
  public CaseNumber opened(OfficeCode office, Week week, Kind kind, SubKind subKind) {
    var number = cases.openWithPicture(cases.matter(kind, subKind, office)).getFirst();
    var at = utc(week, 1, "09:00");
    set("cases", "received_at = '%s', opened_at = '%s'".formatted(at, at), "number", number);
    set("case_line", "at = '%s'".formatted(at), "case_number", number);
    cases.change(
        "delete from clock_entry where clock_id in (select id from case_clock where case_number ="
            + " '%s')".formatted(number));
    cases.change("delete from case_clock where case_number = '%s'".formatted(number));
    return number;
  }

  /**
   * A term that was due on this day of the week.
   *
   * @param stopped day and time in Shanghai, such as {@code 2 23:59}; null while it runs
   * @param reason why it stopped
   */
  public void term(
      CaseNumber number, String what, Week week, int due, String stopped, String reason) {
    cases.change(
        "insert into case_clock (case_number, what, due_on, provisional, rule_id, rule_version,"
            + " stopped_at) values ('%s', '%s', '%s', false, 'test', 1, %s)"
                .formatted(number, what, week.monday().plusDays(due - 1L), time(week, stopped)));
    if (stopped != null) {
      cases.change(
          "insert into clock_entry (clock_id, act, at, reason) select max(id), 'STOP', %s, '%s'"
                  .formatted(time(week, stopped), reason)
              + " from case_clock where case_number = '%s' and what = '%s'"
                  .formatted(number, what));
    }
  }

  /** How the keys of the only reporter stand. */
  public void keys(CaseNumber number, String standing) {
    set("reporter_keys", standing, "case_number", number);
  }

  /** A question that went out on the Wednesday, and its end. */
  public void asked(CaseNumber number, Week week, String asks, String asking, String state) {
    cases.change(
        "insert into revisit (version, reporter_id, case_number, rule_id, nth, asks, via,"
            + " planned_at, due_at, state, sent_at, asking) select 0, reporter_id, case_number,"
            + " 'test', 1, '%s', 'TALK', %s, %s, '%s', %s, %s from reporter_keys where case_number ="
                .formatted(
                    asks,
                    time(week, "3 09:00"),
                    time(week, "3 09:00"),
                    state,
                    time(week, "3 09:00"),
                    asking == null ? "null" : "'" + asking + "'")
            + " '%s'".formatted(number));
  }

  /** A line of the timeline that says that another office has it now. */
  public void moved(CaseNumber number, Week week, String when, OfficeCode to) {
    cases.change(
        "insert into case_line (case_number, at, what, office_code, detail, on_behalf) select"
            + " number, %s, 'TRANSFERRED', office_code, '%s', false from cases where number = '%s'"
                .formatted(time(week, when), to, number));
    set("cases", "came_from = office_code, office_code = '%s'".formatted(to), "number", number);
  }

  public void set(String table, String what, String column, CaseNumber number) {
    cases.change("update %s set %s where %s = '%s'".formatted(table, what, column, number));
  }

  public static String time(Week week, String dayAndTime) {
    if (dayAndTime == null) {
      return "null";
    }
    var parts = dayAndTime.split(" ");
    return "'" + utc(week, Integer.parseInt(parts[0]), parts[1]) + "'";
  }

  private static String utc(Week week, int day, String time) {
    var shanghai = LocalDateTime.parse(week.monday().plusDays(day - 1L) + "T" + time);
    return shanghai.minusHours(8).toString().replace('T', ' ') + ":00";
  }
}
