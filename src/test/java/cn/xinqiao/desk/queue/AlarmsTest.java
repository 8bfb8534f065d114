package cn.xinqiao.desk.queue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import cn.xinqiao.Eventually;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.desk.frame.Frame;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What rings at a desk. */
@QuarkusTest
@Tag("database")
class AlarmsTest {
  private static final String STREET = "310110015";

  private final TestOfficers officers;

  AlarmsTest(TestOfficers officers) {
    this.officers = officers;
  }

  @Test
  void the_newest_of_very_many_emergencies_rings_too() {
    var numbers = new ArrayList<String>();
    for (int i = 0; i < 22; i++) {
      numbers.add(emergency(new ResidentClient()));
    }
    assertThat(ringing()).containsSubsequence(numbers);
    assertThat(desk().get("/desk").asString()).contains(numbers);
  }

  @Test
  void news_of_a_danger_that_was_accepted_rings_again_at_the_desk() {
    var resident = new ResidentClient();
    var number = emergency(resident);
    given()
        .auth()
        .oauth2(officers.token(STREET, Role.OFFICER))
        .contentType("application/json")
        .body(Map.of())
        .post("/api/cases/{n}/acceptance", number)
        .then()
        .statusCode(200);
    assertThat(ringing()).doesNotContain(number);
    resident.writes("火越来越大了，楼上还有人没下来");
    Eventually.holds(() -> assertThat(ringing()).contains(number));
    desk().get("/desk").then().body(containsString("seen-" + number));
  }

  private static String emergency(ResidentClient resident) {
    resident.writes("延吉新村街道延吉东路这里楼道着火了，快来人").reads();
    return (String) resident.reads().cases().getFirst().get("number");
  }

  private List<String> ringing() {
    return desk().get("/desk/alarms").then().statusCode(200).extract().path("number");
  }

  private RequestSpecification desk() {
    var entered =
        given()
            .redirects()
            .follow(false)
            .formParams(
                Map.of(
                    "login",
                    officers.login(STREET, Role.OFFICER),
                    "password",
                    TestOfficers.PASSWORD))
            .post("/login");
    return given().cookie(Frame.SESSION_COOKIE, entered.cookie(Frame.SESSION_COOKIE));
  }
}
