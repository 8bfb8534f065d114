package cn.xinqiao.office.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Retention.Kept;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeAddresses.Owner;
import cn.xinqiao.office.Notices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notices go when they have been kept as long as the rule says, and not before. */
@QuarkusTest
@Tag("database")
class NoticeErasureTest {
  private static final OfficeCode STREET = new OfficeCode("310118105");

  private final Instance<Eraser> erasers;
  private final Retention retention;
  private final Notices notices;
  private final NoticeAddresses addresses;
  private final NewCases cases;
  private final EntityManager entities;
  private final Clock clock;
  private final FakeRobot robot = new FakeRobot();

  NoticeErasureTest(
      @Any Instance<Eraser> erasers,
      Retention retention,
      Notices notices,
      NoticeAddresses addresses,
      NewCases cases,
      EntityManager entities,
      Clock clock) {
    this.erasers = erasers;
    this.retention = retention;
    this.notices = notices;
    this.addresses = addresses;
    this.cases = cases;
    this.entities = entities;
    this.clock = clock;
  }

  @AfterEach
  void empty() {
    cases.change("delete from notice_address");
    robot.close();
  }

  @Test
  void a_notice_goes_with_its_attempts_after_half_a_year_and_not_before() {
    var id = told();
    var rule = retention.of(Kept.NOTICE);
    var now = clock.instant();
    var tooEarly = rule.before(now.plusSeconds(179 * 86_400L));
    assertThat(due(tooEarly)).doesNotContain(id);
    assertThat(erase(id, tooEarly)).isEmpty();
    var inTime = rule.before(now.plusSeconds(181 * 86_400L));
    assertThat(due(inTime)).contains(id);
    assertThat(erase(id, inTime)).isEqualTo(Map.of("notices", 1, "attempts", 1));
    assertThat(erase(id, inTime)).as("a second replica finds nothing").isEmpty();
    assertThat(cases.count("notice where id = " + id)).isZero();
    assertThat(cases.count("notice_attempt where notice_id = " + id)).isZero();
  }

  @Test
  void page_by_page_none_is_left_out() {
    var first = told();
    var second = told();
    var all = QuarkusTransaction.requiringNew().call(() -> eraser().due(clock.instant(), first));
    assertThat(all).contains(second).doesNotContain(first);
  }

  private String told() {
    var officer = new Owner.Officer(cases.officer(STREET, Role.OFFICER).officerId());
    addresses.add(officer, AddressKind.ROBOT, robot.address("x"), "");
    int before = robot.told().size();
    notices.trial(officer, STREET, addresses.of(officer).getLast().id());
    Eventually.holds(() -> assertThat(robot.told()).hasSizeGreaterThan(before));
    Eventually.holds(() ->
        assertThat(cases.count("notice where state = 'WAITING' and office_code = '" + STREET + "'"))
            .isZero());
    return newest();
  }

  private String newest() {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery(
                    "select max(n.id) from PlannedNotice n where n.officeCode = :street",
                    Long.class)
                .setParameter("street", STREET.value())
                .getSingleResult()
                .toString());
  }

  private List<String> due(Instant before) {
    return QuarkusTransaction.requiringNew().call(() -> eraser().due(before, ""));
  }

  private Map<String, Integer> erase(String id, Instant before) {
    return QuarkusTransaction.requiringNew()
        .call(() -> eraser().erase(id, retention.of(Kept.NOTICE), before));
  }

  private Eraser eraser() {
    return erasers.stream().filter(NoticeErasure.class::isInstance).findFirst().orElseThrow();
  }
}
