package cn.xinqiao.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.reception.NewReceptions;
import cn.xinqiao.cases.reception.Receptions;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Receptions, visits and promises as programs plan and book them, and who may. */
@QuarkusTest
@Tag("database")
class ReceptionContractTest {
  private final TestOfficers officers;
  private final NewReceptions days;
  private final NewCases cases;

  ReceptionContractTest(TestOfficers officers, NewReceptions days, NewCases cases) {
    this.officers = officers;
    this.days = days;
    this.cases = cases;
  }

  @Test
  void a_day_is_planned_booked_held_and_what_was_promised_is_kept() {
    var street = days.street();
    officers.login(street.value(), Role.LEAD);
    var id =
        as(street, Role.LEAD)
            .body(plan(street))
            .post("/api/receptions")
            .then()
            .statusCode(201)
            .body("slots", hasSize(2))
            .body("receivedBy.code", equalTo(street.value()))
            .extract()
            .jsonPath()
            .getLong("id");
    var slot =
        as(street, Role.OFFICER)
            .get("/api/receptions/{id}", id)
            .then()
            .statusCode(200)
            .body("$", not(org.hamcrest.Matchers.hasKey("leader")))
            .extract()
            .jsonPath()
            .getString("slots[0].ref");
    var number = days.open(street).toString();
    var visit =
        as(street, Role.OFFICER)
            .body(Map.of("slot", slot))
            .post("/api/cases/{n}/visits", number)
            .then()
            .statusCode(200)
            .body("state", equalTo(List.of("BOOKED")))
            .extract()
            .jsonPath()
            .getLong("[0].id");
    as(street, Role.OFFICER)
        .get("/api/receptions/{id}/visits", id)
        .then()
        .body("number", equalTo(List.of(number)));
    cases.change("update reception_day set held_on = '2026-01-05' where id = " + id);
    as(street, Role.OFFICER)
        .body(Map.of("outcome", "CAME", "minutes", "谈了漏水"))
        .post("/api/cases/{n}/visits/{v}/outcome", number, visit)
        .then()
        .statusCode(200)
        .body("[0].state", equalTo("CAME"));
    var promise =
        as(street, Role.OFFICER)
            .body(promise(street, visit))
            .post("/api/cases/{n}/promises", number)
            .then()
            .statusCode(200)
            .body("[0].state", equalTo("OPEN"))
            .extract()
            .jsonPath()
            .getLong("[0].id");
    as(street, Role.OFFICER)
        .body(Map.of("outcome", "KEPT", "text", "水管换好了"))
        .post("/api/cases/{n}/promises/{p}/outcome", number, promise)
        .then()
        .statusCode(200)
        .body("[0].state", equalTo("KEPT"));
    as(street, Role.OFFICER)
        .body(Map.of("outcome", "KEPT", "text", "水管换好了"))
        .post("/api/cases/{n}/promises/{p}/outcome", number, promise)
        .then()
        .statusCode(409)
        .body("detail", containsString("KEPT"));
    as(street, Role.AUDITOR)
        .get("/api/cases/{n}", number)
        .then()
        .body("timeline.what", org.hamcrest.Matchers.hasItems("VISIT_HELD", "PROMISE_KEPT"));
  }

  @Test
  void a_program_promises_a_day_for_what_is_worked_without_a_visit() {
    var street = days.street();
    var number = days.open(street).toString();
    var by = days.today().plusDays(3).toString();
    as(street, Role.OFFICER)
        .body(Map.of("owner", street.value(), "role", "OFFICER", "what", "换灯", "by", by))
        .post("/api/cases/{n}/promises", number)
        .then()
        .statusCode(200)
        .body("[0].by", equalTo(by));
  }

  @Test
  void an_auditor_changes_nothing_an_officer_plans_nothing_and_elsewhere_there_is_nothing() {
    var street = days.street();
    var day = days.plan(street, 2);
    var number = days.open(street);
    everything(street, Role.AUDITOR, day, number, 200, 403, 403);
    everything(street, Role.ADMIN, day, number, 403, 403, 403);
    everything(new OfficeCode("310110016"), Role.OFFICER, day, number, 404, 404, 404);
    everything(new OfficeCode("310110016"), Role.LEAD, day, number, 404, 404, 404);
    everything(new OfficeCode("310110016"), Role.AUDITOR, day, number, 404, 403, 403);
    everything(days.district(street), Role.OFFICER, day, number, 200, 403, 403);
    for (var act : planning(day)) {
      as(street, Role.OFFICER).body(act.getValue()).post(act.getKey()).then().statusCode(403);
    }
    as(street, Role.LEAD)
        .get("/api/receptions/{id}", day.id())
        .then()
        .body("cancelled", equalTo(false))
        .body("slots.free", equalTo(List.of(1, 1)));
  }

  private void everything(
      OfficeCode office,
      Role role,
      Receptions.Day day,
      CaseNumber number,
      int reading,
      int planning,
      int acting) {
    for (var path :
        List.of(
            "/api/receptions/" + day.id(),
            "/api/receptions/" + day.id() + "/visits",
            "/api/cases/" + number + "/visits",
            "/api/cases/" + number + "/promises")) {
      as(office, role).get(path).then().statusCode(reading);
    }
    for (var act : planning(day)) {
      as(office, role).body(act.getValue()).post(act.getKey()).then().statusCode(planning);
    }
    for (var act : acting(day, number)) {
      as(office, role).body(act.getValue()).post(act.getKey()).then().statusCode(acting);
    }
  }

  @Test
  void without_a_token_nothing_is_answered() {
    var day = days.plan(days.street(), 1);
    var number = days.open(day.office().code());
    for (var act : planning(day)) {
      given()
          .contentType("application/json")
          .body(act.getValue())
          .post(act.getKey())
          .then()
          .statusCode(401);
    }
    for (var act : acting(day, number)) {
      given()
          .contentType("application/json")
          .body(act.getValue())
          .post(act.getKey())
          .then()
          .statusCode(401);
    }
    given().get("/api/receptions").then().statusCode(401);
    given().get("/api/receptions/{id}/visits", day.id()).then().statusCode(401);
  }

  @Test
  void what_cannot_be_read_is_malformed() {
    var street = days.street();
    officers.login(street.value(), Role.LEAD);
    as(street, Role.LEAD).body(Map.of("on", "soon")).post("/api/receptions").then().statusCode(400);
    var number = days.open(street).toString();
    as(street, Role.OFFICER)
        .body(Map.of())
        .post("/api/cases/{n}/visits", number)
        .then()
        .statusCode(400);
    as(street, Role.OFFICER)
        .body(Map.of("slot", "nothing"))
        .post("/api/cases/{n}/visits", number)
        .then()
        .statusCode(422);
  }

  private List<Map.Entry<String, Map<String, ?>>> planning(Receptions.Day day) {
    var path = "/api/receptions/" + day.id();
    return List.of(
        Map.entry("/api/receptions", plan(day.office().code())),
        Map.entry(
            path + "/change",
            Map.of(
                "on",
                day.on().toString(),
                "from",
                "14:00",
                "place",
                "二楼",
                "address",
                "国和路595号",
                "leader",
                day.leader(),
                "anyway",
                true)),
        Map.entry(path + "/cancellation", Map.of("reason", "改期")));
  }

  private List<Map.Entry<String, Map<String, ?>>> acting(Receptions.Day day, CaseNumber number) {
    var path = "/api/cases/" + number;
    return List.of(
        Map.entry(path + "/visits", Map.of("slot", day.slots().getFirst().ref())),
        Map.entry(path + "/visits/1/outcome", Map.of("outcome", "ABSENT")),
        Map.entry(path + "/promises", promise(day.office().code(), 1)),
        Map.entry(path + "/promises/1/outcome", Map.of("outcome", "BROKEN", "text", "没有")));
  }

  private Map<String, ?> promise(OfficeCode owner, long visit) {
    var by = days.today().plusDays(20).toString();
    return Map.of(
        "visit", visit, "owner", owner.value(), "role", "LEAD", "what", "月底前修好", "by", by);
  }

  private Map<String, ?> plan(OfficeCode office) {
    return Map.of(
        "office", office.value(),
        "kind", "DOORSTEP",
        "on", days.today().plusDays(20).toString(),
        "from", "14:00",
        "until", "15:00",
        "place", "居委会会议室",
        "address", "国和路1号",
        "leader", officers.login(office.value(), Role.LEAD),
        "anyway", true);
  }

  private RequestSpecification as(OfficeCode office, Role role) {
    return given()
        .auth()
        .oauth2(officers.token(office.value(), role))
        .contentType("application/json");
  }
}
