package cn.xinqiao.desk.track;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import java.util.Map;
import java.util.regex.Pattern;

/** The page of a case in tests, opened with its code. */
final class CasePage {
  private static final Pattern PASS = Pattern.compile("name=\"pass\" value=\"([^\"]+)\"");

  private CasePage() {}

  static String of(OpenedCase opened) {
    return given()
        .formParam("code", opened.code())
        .post("/track/{n}", opened.number())
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /** Sends one of its forms. */
  static String send(OpenedCase opened, String act, Map<String, String> form) {
    return given()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(form)
        .post("/track/{n}/{act}", opened.number(), act)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .extract()
        .asString();
  }

  /** What its forms carry in place of the code. */
  static String passOf(String page) {
    var found = PASS.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }
}
