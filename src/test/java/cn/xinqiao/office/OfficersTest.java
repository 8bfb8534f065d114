package cn.xinqiao.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  @Test
  void guesses_that_are_made_at_the_same_time_count_one_by_one() {
    var login = accounts.login("310109", Role.OFFICER);
    var guesses = IntStream.range(0, 6).mapToObj(i -> atOnce(login, "guess " + i)).toList();
    assertThat(guesses).allSatisfy(guess -> assertThat(guess.join()).isEmpty());
    assertThat(officers.enter(login, TestOfficers.PASSWORD)).as("locked").isEmpty();
  }

  @Test
  void a_dismissal_stands_whatever_password_is_being_compared_meanwhile() {
    var login = accounts.login("310109", Role.LEAD);
    var entering =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              officers.dismiss(login);
              var tries =
                  Stream.of("wrong password", TestOfficers.PASSWORD)
                      .map(p -> atOnce(login, p))
                      .toList();
              Thread.sleep(500); // both have read the account that is not dismissed yet
              return tries;
            });
    assertThat(entering).allSatisfy(attempt -> assertThat(attempt.join()).isEmpty());
    assertThat(officers.accounts())
        .filteredOn(account -> account.login().equals(login))
        .allSatisfy(account -> assertThat(account.active()).isFalse());
  }

  @Test
  void a_new_password_ends_sessions_tokens_and_other_links() {
    var login = accounts.login("310110", Role.AUDITOR);
    var session = officers.enter(login, TestOfficers.PASSWORD).orElseThrow();
    var token = officers.issueProgramToken(login);
    var link = officers.invite(login);
    officers.acceptInvitation(officers.invite(login), "quite another password");
    assertThat(officers.bySession(session)).isEmpty();
    assertThat(officers.byProgramToken(token)).isEmpty();
    assertThat(officers.acceptInvitation(link, "a password of a thief")).isEmpty();
    assertThat(officers.enter(login, "quite another password")).isPresent();
  }

  private CompletableFuture<Optional<String>> atOnce(String login, String password) {
    return CompletableFuture.supplyAsync(
        () -> officers.enter(login, password), Thread::startVirtualThread);
  }
}
