package cn.xinqiao.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Endpoint;
import cn.xinqiao.OpenedCase;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint there is, found in the code: a new one is tried without anybody writing a row for
 * it. What exactly each role may is in the tables of the features.
 */
@QuarkusTest
@Tag("database")
class EveryEndpointTest {
  /**
   * What anybody may open: residents, links that are a secret, providers who sign, the entrance.
   */
  private static final List<String> PUBLIC =
      List.of(
          "/",
          "/track",
          "/look/",
          "/adviser/",
          "/notice/",
          "/login",
          "/desk/logout",
          "/invitation",
          "/language",
          "/api/chat",
          "/api/channels/",
          "/api/orders");

  /** What an auditor changes is their own: nothing of a case. */
  private static final List<String> OF_ONESELF = List.of("/desk/logout");

  private final TestOfficers officers;

  EveryEndpointTest(TestOfficers officers) {
    this.officers = officers;
  }

  @Test
  void only_what_is_for_everybody_is_open_to_everybody() {
    assertThat(Endpoint.all()).hasSizeGreaterThan(200);
    assertThat(Endpoint.all())
        .filteredOn(Endpoint::open)
        .extracting(Endpoint::path)
        .allMatch(path ->
            PUBLIC.stream()
                .anyMatch(known -> known.equals("/") ? path.equals("/") : path.startsWith(known)));
  }

  @Test
  void without_an_account_nothing_else_answers() {
    assertThat(answered(one -> !one.open(), one -> request(given(), one))).isEmpty();
  }

  @Test
  void an_auditor_changes_nothing() {
    var auditor = who("310110019", Role.AUDITOR);
    assertThat(
            answered(
                one -> !one.open() && one.changes() && !OF_ONESELF.contains(one.path()),
                auditor::asks))
        .isEmpty();
  }

  @Test
  void an_officer_elsewhere_learns_nothing_of_a_case_and_changes_nothing() {
    var elsewhere = who("310106015", Role.LEAD);
    assertThat(answered(one -> !one.open() && one.isOfACase(), elsewhere::asks)).isEmpty();
  }

  private Who who(String office, Role role) {
    var desk = DeskSession.of(officers.login(office, role));
    return new Who(desk, desk.token(), officers.token(office, role));
  }

  /** Somebody with an account, in a browser with the form's token, and as a program. */
  private record Who(DeskSession desk, String form, String token) {
    RequestSpecification asks(Endpoint one) {
      return one.isApi()
          ? request(given().auth().oauth2(token), one)
          : request(desk.browser().formParam("token", form), one);
    }
  }

  private interface Asking {
    RequestSpecification of(Endpoint one);
  }

  /** Those that did what they were asked, or sent the browser on as if they had. */
  private static List<String> answered(Predicate<Endpoint> which, Asking asking) {
    var opened = OpenedCase.inWujiaochang();
    var answered = new ArrayList<String>();
    for (Endpoint one : Endpoint.all()) {
      if (which.test(one)) {
        var response = asking.of(one).request(one.method(), one.of(opened.number()));
        if (isDone(response)) {
          answered.add(one.method() + " " + one.path() + ": " + response.statusCode());
        }
      }
    }
    return answered;
  }

  private static boolean isDone(Response response) {
    int status = response.statusCode();
    boolean toTheEntrance =
        status == 303 && String.valueOf(response.header("Location")).contains("/login");
    return status < 400 && !toTheEntrance || status >= 500;
  }

  private static RequestSpecification request(RequestSpecification by, Endpoint one) {
    var asked = by.redirects().follow(false);
    if (!one.changes()) {
      return asked;
    }
    return one.isApi()
        ? asked.contentType("application/json").body("{}")
        : asked.contentType("application/x-www-form-urlencoded").formParam("text", "试一试");
  }
}
