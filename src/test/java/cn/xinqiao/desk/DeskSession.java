package cn.xinqiao.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.desk.internal.Entrance;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Pattern;

/** An officer in tests who is logged in at the desk, as a browser would be. */
record DeskSession(String cookie) {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"");

  static DeskSession of(String login) {
    var entered =
        given()
            .redirects()
            .follow(false)
            .formParams(Map.of("login", login, "password", TestOfficers.PASSWORD))
            .post("/login");
    return new DeskSession(entered.cookie(Entrance.COOKIE));
  }

  RequestSpecification browser() {
    return given().redirects().follow(false).cookie(Entrance.COOKIE, cookie).accept("text/html");
  }

  Response get(String path) {
    return browser().get(path);
  }

  /** Sends a form with the token of this session. */
  Response post(String path, Map<String, ?> fields) {
    return browser()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(fields)
        .formParam("token", token())
        .post(path);
  }

  String token() {
    var found = TOKEN.matcher(get("/desk").asString());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
