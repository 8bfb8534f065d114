package cn.xinqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.DutyRoster;
import cn.xinqiao.office.DutyRoster.Planned;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How soon the duty officer knows, while other residents write. */
@QuarkusTest
@Tag("database")
class DutySpeedTest {
  private static final OfficeCode STREET = new OfficeCode("310115005");
  private static final int EMERGENCIES = 100;
  private static final int OTHERS = 3;

  private final NewCases cases;
  private final DutyRoster roster;
  private final NoticeAddresses addresses;
  private final Clock clock;

  DutySpeedTest(NewCases cases, DutyRoster roster, NoticeAddresses addresses, Clock clock) {
    this.cases = cases;
    this.roster = roster;
    this.addresses = addresses;
    this.clock = clock;
  }

  @Test
  void each_emergency_reaches_the_duty_officer_while_others_write() {
    var busy = new AtomicBoolean(true);
    try (var robot = new FakeRobot();
        var others = Executors.newVirtualThreadPerTaskExecutor()) {
      var officer = cases.officer(STREET, Role.OFFICER);
      var now = clock.instant();
      roster.add(
          STREET, new Planned(officer.login(), now.minusSeconds(60), now.plus(Duration.ofDays(9))));
      addresses.add(
          new Owner.Officer(officer.officerId()), AddressKind.ROBOT, robot.address("speed"), "");
      new ResidentClient().writes("五角场街道政立路人行道的砖头翘起来了").reads(); // learned what it will be asked
      emergency(robot); // classes are loaded
      for (int i = 0; i < OTHERS; i++) {
        others.submit(() -> writeOn(busy));
      }
      var latencies = new ArrayList<Duration>();
      for (int i = 0; i < EMERGENCIES; i++) {
        latencies.add(emergency(robot));
      }
      busy.set(false);
      latencies.sort(null);
      var p99 = latencies.get((int) Math.ceil(EMERGENCIES * 0.99) - 1);
      System.out.printf(
          "emergency to duty notice, %d of them beside %d other residents: p50 %d ms, p99 %d ms%n",
          EMERGENCIES, OTHERS, latencies.get(EMERGENCIES / 2).toMillis(), p99.toMillis());
      assertThat(latencies).as("each was told").hasSize(EMERGENCIES);
    } finally {
      busy.set(false);
      cases.change("delete from duty_shift where office_code = '" + STREET + "'");
      cases.change("delete from notice_address");
    }
  }

  /** Counted from the moment at which the resident is told that the message is written down. */
  private static Duration emergency(FakeRobot robot) {
    var resident = new ResidentClient();
    resident.writes("浦东新区陆家嘴街道乳山路这里楼道着火了，快来人");
    long committed = System.nanoTime();
    resident.reads();
    var number = (String) resident.reads().cases().getFirst().get("number");
    Eventually.holds(() -> assertThat(told(robot, number)).isNotEmpty());
    return Duration.ofNanos(told(robot, number).getFirst().nanos() - committed);
  }

  private static List<FakeRobot.Told> told(FakeRobot robot, String number) {
    return robot.told("speed").stream().filter(one -> one.body().contains(number)).toList();
  }

  private static void writeOn(AtomicBoolean busy) {
    while (busy.get()) {
      new ResidentClient().writes("殷行街道市光一村这边路灯坏了三天了，晚上老人出门不安全").reads();
    }
  }
}
