package cn.xinqiao.office;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class KeySweeperTest {
  private final KeySweeper sweeper;
  private final Officers officers;
  private final TestOfficers accounts;
  private final TestClock clock;
  private final EntityManager entities;
  private final NoticeCodes codes;

  KeySweeperTest(
      KeySweeper sweeper,
      Officers officers,
      TestOfficers accounts,
      TestClock clock,
      EntityManager entities,
      NoticeCodes codes) {
    this.sweeper = sweeper;
    this.officers = officers;
    this.accounts = accounts;
    this.clock = clock;
    this.entities = entities;
    this.codes = codes;
  }

  @Test
  void a_key_that_opens_nothing_any_more_is_thrown_away_and_no_other() {
    var login = accounts.login("310120", Role.OFFICER);
    officers.enter(login, TestOfficers.PASSWORD).orElseThrow();
    var token = officers.issueProgramToken(login);
    clock.advance(Duration.ofHours(10));
    QuarkusTransaction.requiringNew().run(sweeper::sweep);
    assertThat(keysOf(login)).isOne();
    assertThat(officers.byProgramToken(token)).isPresent();
  }

  @Test
  void codes_that_join_nothing_any_more_and_tries_of_yesterday_are_thrown_away_as_well() {
    var login = accounts.login("310120", Role.LEAD);
    long officer =
        officers.byProgramToken(officers.issueProgramToken(login)).orElseThrow().officerId();
    codes.show(officer, AddressKind.TELEGRAM);
    QuarkusTransaction.requiringNew()
        .run(() -> codes.join(AddressKind.TELEGRAM, "81000017", "WRNG22"));
    QuarkusTransaction.requiringNew().run(sweeper::sweep);
    assertThat(count("notice_code where officer_id = " + officer)).isOne();
    assertThat(count("notice_code_try")).isPositive();
    clock.advance(Duration.ofHours(25));
    QuarkusTransaction.requiringNew().run(sweeper::sweep);
    assertThat(count("notice_code")).isZero();
    assertThat(count("notice_code_try")).isZero();
  }

  private long count(String rows) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            ((Number) entities.createNativeQuery("select count(*) from " + rows).getSingleResult())
                .longValue());
  }

  private long keysOf(String login) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            entities
                .createQuery(
                    "select count(k) from OfficerKey k where k.officer.login = :login", Long.class)
                .setParameter("login", login)
                .getSingleResult());
  }
}
