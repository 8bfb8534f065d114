package cn.xinqiao.desk.entrance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What changes when a proxy in front says for whom it asks. */
@QuarkusTest
@Tag("database")
class ProxyTest {
  private static final int CODES_PER_MINUTE = 60;

  private final TestOfficers officers;

  ProxyTest(TestOfficers officers) {
    this.officers = officers;
  }

  @Test
  void lookup_codes_are_guessed_only_so_often_from_one_address() {
    // one more is allowed each second while this loop runs
    assertThat(IntStream.range(0, 3 * CODES_PER_MINUTE).map(i -> guess("203.0.113.7")))
        .contains(200, 429);
    assertThat(guess("203.0.113.8")).as("somebody else behind the same proxy").isEqualTo(200);
  }

  @Test
  void behind_a_proxy_that_speaks_https_the_sessions_cookie_is_secure() {
    var login = officers.login("310118", Role.OFFICER);
    var entered =
        given()
            .header("X-Forwarded-Proto", "https")
            .redirects()
            .follow(false)
            .formParams(Map.of("login", login, "password", TestOfficers.PASSWORD))
            .post("/login");
    assertThat(entered.getDetailedCookie(Frame.SESSION_COOKIE).isSecured()).isTrue();
  }

  private static int guess(String address) {
    return given()
        .header("X-Forwarded-For", address)
        .formParam("code", "000000")
        .post("/track/XQ20261121-0001239")
        .statusCode();
  }
}
