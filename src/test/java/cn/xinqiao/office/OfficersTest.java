package cn.xinqiao.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class OfficersTest {
  private final Officers officers;
  private final TestOfficers accounts;
  private final TestClock clock;

  OfficersTest(Officers officers, TestOfficers accounts, TestClock clock) {
    this.officers = officers;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Test
  void the_right_password_opens_a_session_that_ends_after_a_working_day() {
    var login = accounts.login("310104", Role.OFFICER);
    var session = officers.enter(login, TestOfficers.PASSWORD).orElseThrow();
    assertThat(officers.bySession(session)).map(c -> c.login()).contains(login);
    clock.advance(Duration.ofHours(10));
    assertThat(officers.bySession(session)).isEmpty();
  }

  @Test
  void five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour() {
    var login = accounts.login("310104", Role.LEAD);
    for (int i = 0; i < 5; i++) {
      assertThat(officers.enter(login, "wrong password")).isEmpty();
    }
    assertThat(officers.enter(login, TestOfficers.PASSWORD)).as("locked").isEmpty();
    clock.advance(Duration.ofMinutes(15));
    assertThat(officers.enter(login, TestOfficers.PASSWORD)).as("open again").isPresent();
  }

  @Test
  void a_session_opens_no_api_and_a_program_token_no_page() {
    var login = accounts.login("310105", Role.OFFICER);
    var session = officers.enter(login, TestOfficers.PASSWORD).orElseThrow();
    assertThat(officers.byProgramToken(session)).isEmpty();
    assertThat(officers.bySession(officers.issueProgramToken(login))).isEmpty();
  }

  @Test
  void a_session_that_was_left_opens_nothing() {
    var session =
        officers.enter(accounts.login("310106", Role.OFFICER), TestOfficers.PASSWORD).orElseThrow();
    officers.leave(session);
    assertThat(officers.bySession(session)).isEmpty();
  }

  @Test
  void an_invitation_sets_a_password_once() {
    officers.appoint("invited", new OfficeCode("310107"), Role.OFFICER);
    var link = officers.invite("invited");
    assertThat(officers.acceptInvitation(link, "a password of mine")).contains("invited");
    assertThat(officers.acceptInvitation(link, "another password")).isEmpty();
    assertThat(officers.enter("invited", "a password of mine")).isPresent();
  }

  @Test
  void a_short_password_is_refused() {
    officers.appoint("careless", new OfficeCode("310107"), Role.OFFICER);
    assertThatThrownBy(() -> officers.givePassword("careless", "123456"))
        .isInstanceOf(Refusal.RuleBroken.class);
  }
}
