package cn.xinqiao.demo;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.DutyRoster.Planned;
import cn.xinqiao.office.DutyWeek;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Somebody on duty at each office of the demonstration, for longer than its clock goes at a time.
 * At 殷行街道 the officer has the days and the lead the nights of some weeks, to show a roster.
 */
@ApplicationScoped
class DemoRoster {
  private static final int DAYS = 399;
  private static final int SHOWN = 28;
  private static final OfficeCode YINHANG = new OfficeCode("310110016");
  private static final Map<String, String> ALWAYS =
      Map.ofEntries(
          Map.entry("31", "city"),
          Map.entry("31-triage", "city-triage"),
          Map.entry("310110", "yangpu"),
          Map.entry("310110-chengguan", "yangpu-chengguan"),
          Map.entry("310110019", "wujiaochang"),
          Map.entry("310104", "xuhui"),
          Map.entry("310104012", "hongmeilu"),
          Map.entry("310106", "jingan"),
          Map.entry("310106015", "tianmuxilu"),
          Map.entry("310101", "huangpu"),
          Map.entry("310101002", "nanjingdonglu"));

  private final DutyRoster roster;
  private final Clock clock;

  DemoRoster(DutyRoster roster, Clock clock) {
    this.roster = roster;
    this.clock = clock;
  }

  /** After the accounts. */
  void fill(@Observes @Priority(3100) StartupEvent event) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    ALWAYS.forEach((office, login) -> fill(new OfficeCode(office), always(login, today)));
    fill(YINHANG, dayAndNight(today));
  }

  private void fill(OfficeCode office, List<Planned> shifts) {
    if (roster.onDuty(office, clock.instant()).isEmpty()) {
      roster.replace(office, shifts);
    }
  }

  private static List<Planned> always(String login, LocalDate from) {
    return List.of(new Planned(login, DutyWeek.begin(from), DutyWeek.begin(from.plusDays(DAYS))));
  }

  private static List<Planned> dayAndNight(LocalDate from) {
    var afterwards = always("yinhang-lead", from.plusDays(SHOWN));
    return Stream.concat(
            IntStream.range(-1, SHOWN).mapToObj(from::plusDays).flatMap(DemoRoster::shiftsOf),
            afterwards.stream())
        .toList();
  }

  private static Stream<Planned> shiftsOf(LocalDate day) {
    var morning = DutyWeek.begin(day).plus(Duration.ofHours(8));
    var evening = morning.plus(Duration.ofHours(12));
    return Stream.of(
        new Planned("yinhang", morning, evening),
        new Planned("yinhang-lead", evening, evening.plus(Duration.ofHours(12))));
  }
}
