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
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A resident reports, an officer acts, and years pass. No bean: the demonstration has no such
 * clock.
 */
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
  private final KeptRows rows;

  PassingYears(Retention retention, TestClock clock, TestOfficers officers, DataSource database) {
    this.rows = new KeptRows(database);
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

  /** Danger is understood without the classifier, whose native library loads once in a process. */
  Reported reported() throws IOException {
    var resident = new ResidentClient();
    var picture = PictureUpload.of(resident);
    resident
        .post(Map.of("text", "五角场街道政立路200号楼道着火了，浓烟很大", "attachments", List.of(picture)))
        .then()
        .statusCode(202);
    var said = resident.reads();
    while (said.cases().isEmpty()) {
      said = resident.reads();
    }
    var opened = said.cases().getFirst();
    var number = CaseNumber.valueOf((String) opened.get("number"));
    leavesNumber(number);
    return new Reported(resident, number, (String) opened.get("code"));
  }

  /** A telephone number, as an ordinary report has it. */
  private void leavesNumber(CaseNumber number) {
    rows.change(
        "insert into contact (resident_id, kind, sealed, fingerprint, created_at) select resident_id,"
            + " 'PHONE', ?, ?, '2026-01-01 00:00:00' from case_reporter where case_number = ?",
        new byte[] {1},
        number.toString(),
        number.toString());
  }

  void refuse(Reported reported) {
    act(reported, "message", Map.of("text", "我们看一下。"));
    act(reported, "handback", Map.of("summary", "已经去看过。")); // or the bot says later that it is back
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
