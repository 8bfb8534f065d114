package cn.xinqiao.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.desk.frame.Frame;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Pattern;

/** An officer in tests who is logged in at the desk, as a browser would be. */
public record DeskSession(String cookie) {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"");

  public static DeskSession of(String login) {
    var entered =
        given()
            .redirects()
            .follow(false)
            .formParams(Map.of("login", login, "password", TestOfficers.PASSWORD))
            .post("/login");
    return new DeskSession(entered.cookie(Frame.SESSION_COOKIE));
  }

  public RequestSpecification browser() {
    return given()
        .redirects()
        .follow(false)
        .cookie(Frame.SESSION_COOKIE, cookie)
        .accept("text/html");
  }

  public Response get(String path) {
    return browser().get(path);
  }

  /** Sends a form with the token of this session. */
  public Response post(String path, Map<String, ?> fields) {
    return browser()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(fields)
        .formParam("token", token())
        .post(path);
  }

  public String token() {
    var found = TOKEN.matcher(get("/desk").asString());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
