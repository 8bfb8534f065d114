package cn.xinqiao.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.bridge.Partners;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Signature;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders that another system sends by program, signed with the key that was agreed on. */
@QuarkusTest
@Tag("database")
class OrderResourceTest {
  private static final String SYSTEM = "CITY_GRID";

  private final Partners partners;
  private final NewCases cases;
  private final Clock clock;
  private String key;

  OrderResourceTest(Partners partners, NewCases cases, Clock clock) {
    this.partners = partners;
    this.cases = cases;
    this.clock = clock;
  }

  @BeforeEach
  void agree() {
    key = partners.makeKey(cases.officer(OfficeCode.CITY, Role.ADMIN), SYSTEM);
  }

  @Test
  void a_signed_order_becomes_a_case_once_whatever_comes_again() {
    var first =
        send(order("API-1", "杨浦区五角场街道政立路580弄楼道堆满杂物"))
            .then()
            .statusCode(201)
            .body("state", equalTo("OPENED"))
            .extract()
            .<String>path("caseNumber");
    assertThat(first).startsWith("XQ");
    send(order("api-1", "同一个工单，换了说法")).then().statusCode(200).body("caseNumber", equalTo(first));
    assertThat(cases.count("case_reference where outside_number = 'API-1'")).isEqualTo(1);
    assertThat(cases.count("cases where number = '" + first + "' and office_code = '310110019'"))
        .isEqualTo(1);
  }

  @Test
  void the_very_same_request_is_refused_a_second_time() {
    var body = order("API-2", "五角场街道路灯坏了三天");
    var now = now();
    var signature = Signature.of(key, now, bytes(body));
    send(body, now, signature, SYSTEM).then().statusCode(201);
    send(body, now, signature, SYSTEM).then().statusCode(409);
  }

  @Test
  void without_a_good_and_fresh_signature_there_is_nothing_here() {
    var body = order("API-3", "五角场街道路灯坏了三天");
    var now = now();
    var good = Signature.of(key, now, bytes(body));
    send(body, now, null, SYSTEM).then().statusCode(404);
    send(body, null, good, SYSTEM).then().statusCode(404);
    send(body, now, Signature.of("another key", now, bytes(body)), SYSTEM).then().statusCode(404);
    send(body + " ", now, good, SYSTEM).then().statusCode(404);
    send(body, now, good, "OTHER").then().statusCode(404);
    send(body, now, good, null).then().statusCode(404);
    var old = String.valueOf(clock.instant().getEpochSecond() - 301);
    send(body, old, Signature.of(key, old, bytes(body)), SYSTEM).then().statusCode(404);
    assertThat(cases.count("case_reference where outside_number = 'API-3'")).isZero();
  }

  @Test
  void a_key_that_was_replaced_signs_nothing_any_more() {
    var before = key;
    agree();
    var body = order("API-4", "五角场街道路灯坏了三天");
    send(body, now(), Signature.of(before, now(), bytes(body)), SYSTEM).then().statusCode(404);
  }

  @Test
  void an_accusation_is_taken_and_nothing_of_it_is_told() {
    send(order("API-5", "举报五角场街道办事处工作人员收受商户红包，包庇违法搭建，请纪委彻查"))
        .then()
        .statusCode(201)
        .body("state", equalTo("RECEIVED"))
        .body("caseNumber", nullValue());
    send(order("API-5", "再问一次"))
        .then()
        .statusCode(200)
        .body("state", equalTo("RECEIVED"))
        .body("caseNumber", nullValue());
  }

  @Test
  void danger_in_an_order_rings() {
    var number =
        send(order("API-6", "五角场街道国权路579弄着火了，好大的烟，有人困在里面"))
            .then()
            .statusCode(201)
            .extract()
            .<String>path("caseNumber");
    assertThat(cases.count("alarm where case_number = '" + number + "'")).isPositive();
  }

  @Test
  void what_is_no_order_is_refused() {
    send("{}").then().statusCode(400);
    send("nonsense").then().statusCode(400);
    send(order("=1", "路灯坏了")).then().statusCode(422);
    send(order("API-7", " ")).then().statusCode(422);
    send(order("API-7", "长".repeat(20_001))).then().statusCode(413);
  }

  private static String order(String number, String words) {
    return "{\"number\":\"%s\",\"words\":\"%s\",\"name\":\"王某\",\"phone\":\"13800001234\",\"due\":\"2026-12-20\"}"
        .formatted(number, words);
  }

  private Response send(String body) {
    var now = now();
    return send(body, now, Signature.of(key, now, bytes(body)), SYSTEM);
  }

  private static Response send(String body, String seconds, String signature, String system) {
    var request = given().contentType("application/json; charset=UTF-8").body(bytes(body));
    if (seconds != null) {
      request.header(Signature.TIME, seconds);
    }
    if (signature != null) {
      request.header(Signature.SIGNATURE, signature);
    }
    if (system != null) {
      request.header("X-Xinqiao-System", system);
    }
    return request.post("/api/orders");
  }

  private String now() {
    return String.valueOf(clock.instant().getEpochSecond());
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
