package cn.xinqiao.platform;

import static io.restassured.RestAssured.given;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.conversation.PictureUpload;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Retention.Kept;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A resident reports, an officer acts, and years pass. */
@Singleton
class PassingYears {
  static final String STREET = "310110019";

  /** A system of its own: the other tests stay in their own time. */
  public static class Profile implements QuarkusTestProfile {}

  /** A case that was reported with a picture and a telephone number. */
  record Reported(ResidentClient resident, CaseNumber number, String code) {
    @Override
    public String toString() {
      return number.toString();
    }
  }

  private final Retention retention;
  private final TestClock clock;
  private final TestOfficers officers;

  PassingYears(Retention retention, TestClock clock, TestOfficers officers) {
    this.retention = retention;
    this.clock = clock;
    this.officers = officers;
  }

  Instant now() {
    return clock.instant();
  }

  /** When something goes that begins to count now. */
  Instant end(Kept what) {
    return retention.of(what).until(now());
  }

  void advance(Duration by) {
    clock.advance(by);
  }

  void advanceTo(Instant moment) {
    clock.advance(Duration.between(now(), moment));
  }

  Reported reported() throws IOException {
    var resident = new ResidentClient();
    var picture = PictureUpload.of(resident);
    resident
        .post(Map.of("text", "五角场街道政立路人行道上全是碎瓶子，走路扎脚", "attachments", List.of(picture)))
        .then()
        .statusCode(202);
    resident.reads();
    resident.presses("confirm").reads();
    var opened = resident.writes("13800001234").reads().cases().getFirst();
    return new Reported(
        resident, CaseNumber.valueOf((String) opened.get("number")), (String) opened.get("code"));
  }

  void refuse(Reported reported) {
    act(reported, "message", Map.of("text", "我们看一下。"));
    act(reported, "refusal", Map.of("reason", "不在本街道。"));
  }

  void act(Reported reported, String verb, Map<String, String> body) {
    officer()
        .body(body)
        .post("/api/cases/{n}/{v}", reported.toString(), verb)
        .then()
        .statusCode(200);
  }

  ValidatableResponse shown(Reported reported) {
    return officer().get("/api/cases/{n}", reported.toString()).then().statusCode(200);
  }

  RequestSpecification officer() {
    return given()
        .contentType("application/json")
        .header("Authorization", "Bearer " + officers.token(STREET, Role.OFFICER));
  }

  int sessionStatus(String session) {
    return given().get("/api/chat/{s}/messages", session).statusCode();
  }

  /** Goes on from another device, with the code that was written down. */
  Response begunWithCode(Reported reported) {
    return given()
        .contentType("application/json")
        .body(Map.of("number", reported.toString(), "code", reported.code()))
        .post("/api/chat");
  }
}
