package cn.xinqiao.desk.casefile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.desk.DeskSession;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calling a resident from the case: one tap for the number, one for what became of the call. */
@QuarkusTest
@Tag("database")
class CallFromCaseTest {
  private static final String STREET = "310110019";

  private final TestOfficers officers;
  private final Event<Outbox.Undelivered> undelivered;
  private DeskSession desk;
  private String number;

  CallFromCaseTest(TestOfficers officers, Event<Outbox.Undelivered> undelivered) {
    this.officers = officers;
    this.undelivered = undelivered;
  }

  @BeforeEach
  void aCaseWithATelephone() {
    var resident = new ResidentClient();
    resident.writes("五角场街道政立路人行道的砖头翘起来了，电话13800001234").reads();
    number = (String) resident.presses("confirm").reads().cases().getFirst().get("number");
    desk = DeskSession.of(officers.login(STREET, Role.OFFICER));
  }

  @Test
  void one_tap_on_the_purpose_shows_a_number_that_a_telephone_dials() {
    desk.get("/desk/cases/" + number)
        .then()
        .body(containsString("name=\"purpose\" value=\"CALL\""))
        .body(not(containsString("13800001234")));
    reveal("CALL")
        .then()
        .body(containsString("href=\"tel:+8613800001234\""))
        .body(containsString("/desk/cases/" + number + "/call"));
  }

  @Test
  void whoever_looks_for_another_purpose_is_not_asked_about_a_call() {
    reveal("VISIT")
        .then()
        .body(containsString("tel:+8613800001234"))
        .body(not(containsString("/desk/cases/" + number + "/call")));
  }

  @Test
  void looking_at_the_number_and_reaching_nobody_is_no_first_contact() {
    reveal("CALL");
    assertThat(isContacted()).isFalse();
    call("NOT_REACHED", "");
    call("WRONG_NUMBER", "");
    assertThat(isContacted()).isFalse();
    desk.get("/desk/cases/" + number).then().body(containsString("打电话，没有联系上"));
  }

  @Test
  void a_call_that_reached_the_resident_is_the_first_contact() {
    call("REACHED", "明天上午去看，她在家");
    assertThat(isContacted()).isTrue();
    desk.get("/desk/cases/" + number)
        .then()
        .body(containsString("打电话，联系上了"))
        .body(containsString("明天上午去看"));
  }

  @Test
  void a_call_that_was_owed_because_nothing_arrived_is_done_with_it() {
    QuarkusTransaction.requiringNew()
        .run(() -> undelivered.fire(new Outbox.Undelivered(number, 0, 0, "blocked")));
    desk.get("/desk/cases/" + number).then().body(containsString("打电话告知"));
    call("REACHED", "");
    desk.get("/desk/cases/" + number).then().body(not(containsString("打电话告知")));
  }

  @Test
  void a_form_that_says_nothing_of_the_call_or_is_not_the_offices_own_changes_nothing() {
    desk.post("/desk/cases/" + number + "/call", Map.of()).then().statusCode(422);
    var district = DeskSession.of(officers.login("310110", Role.OFFICER));
    district
        .post("/desk/cases/" + number + "/call", Map.of("how", "REACHED"))
        .then()
        .statusCode(403);
    var elsewhere = DeskSession.of(officers.login("310110016", Role.OFFICER));
    elsewhere
        .post("/desk/cases/" + number + "/call", Map.of("how", "REACHED"))
        .then()
        .statusCode(404);
    var auditor = DeskSession.of(officers.login("31", Role.AUDITOR));
    auditor
        .post("/desk/cases/" + number + "/call", Map.of("how", "REACHED"))
        .then()
        .statusCode(403);
    assertThat(isContacted()).isFalse();
  }

  private io.restassured.response.Response reveal(String purpose) {
    return desk.post("/desk/cases/" + number + "/contact", Map.of("purpose", purpose));
  }

  private void call(String how, String said) {
    desk.post("/desk/cases/" + number + "/call", Map.of("how", how, "text", said))
        .then()
        .statusCode(303);
  }

  private boolean isContacted() {
    return given()
        .auth()
        .oauth2(officers.token(STREET, Role.AUDITOR))
        .get("/api/cases/{n}", number)
        .jsonPath()
        .getBoolean("due.find { it.what == 'FIRST_CONTACT' }.met");
  }
}
