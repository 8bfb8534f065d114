package cn.xinqiao.journey;

import static io.restassured.RestAssured.given;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.ResidentClient.Message;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A resident's phone, an officer's desk and the demonstration's clock between them. */
final class BothSides {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  /** Nobody is asked later than this by any plan of these walks. */
  private static final int HALF_DAYS = 60;

  private final URI home;
  private final Browser browser;

  BothSides(URI home, Browser browser) {
    this.home = home;
    this.browser = browser;
  }

  /** Somebody who was told something last. */
  record Asked(ResidentClient resident, String number, Message question) {
    Asked presses(String label) {
      return new Asked(resident, number, resident.pressesLabel(question, label));
    }

    Asked reads() {
      return new Asked(resident, number, resident.reads());
    }

    String told() {
      return question.text();
    }

    List<Object> labels() {
      return question.options().stream().map(option -> option.get("label")).toList();
    }
  }

  /** Accepted and answered by the office. */
  Asked answered(OpenedCase opened, String words) {
    accept(opened.number());
    reply(opened.number(), words);
    opened.resident().reads(); // that it was accepted
    return new Asked(opened.resident(), opened.number(), opened.resident().reads());
  }

  void accept(String number) {
    officer().post("/api/cases/{n}/acceptance", number).then().statusCode(200);
  }

  void reply(String number, String words) {
    officer()
        .body(Map.of("text", words, "override", Map.of("reason", "已经当面说明")))
        .post("/api/cases/{n}/reply", number)
        .then()
        .statusCode(200);
  }

  /** The lead of the city, over the API. */
  static RequestSpecification officer() {
    return given().auth().oauth2("xq-demo").contentType("application/json").body(Map.of());
  }

  void advance(String duration) {
    officer().body(Map.of("advance", duration)).post("/api/demo/clock").then().statusCode(200);
  }

  /** Of the demonstration's time. */
  LocalDate today() {
    var now =
        officer()
            .body(Map.of("advance", "PT0S"))
            .post("/api/demo/clock")
            .then()
            .statusCode(200)
            .extract()
            .<String>path("now");
    return Instant.parse(now).atZone(CITY).toLocalDate();
  }

  /** Half a day after the other, until the plan has asked. */
  void untilAsked(String number) {
    int before = asked(number);
    for (int i = 0; i < HALF_DAYS && asked(number) == before; i++) {
      advance("PT12H");
    }
  }

  private static int asked(String number) {
    List<List<String>> states =
        officer()
            .get("/api/cases/{n}/keys", number)
            .then()
            .statusCode(200)
            .extract()
            .path("revisits.sentAt");
    return (int) states.stream().flatMap(List::stream).filter(sent -> sent != null).count();
  }

  Page desk(String login) {
    var page = browser.desktop();
    enter(page, login);
    return page;
  }

  void enter(Page page, String login) {
    page.navigate(home + "login");
    page.getByLabel("账号").fill(login);
    page.getByLabel("密码").fill("xinqiao-demo");
    press(page, "登录");
  }

  static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .first()
        .click();
  }

  /** A page of the desk; days may have passed since the login. */
  void open(Page desk, String login, String path) {
    desk.navigate(home + path);
    if (desk.url().contains("/login")) {
      enter(desk, login);
      desk.navigate(home + path);
    }
  }

  Locator keys(Page desk, String login, String number) {
    open(desk, login, "desk/cases/" + number + "/keys");
    return desk.locator(".keys-part");
  }

  /** What a resident's own phone shows. */
  Page phone(ResidentClient resident) {
    var page = browser.phone("zh-CN");
    page.navigate(home.toString());
    page.evaluate(
        "session => localStorage.setItem('xinqiao.session', JSON.stringify(session))",
        resident.session());
    page.reload();
    return page;
  }

  /** The page of a case, for who holds its code. */
  Page tracking(OpenedCase opened) {
    var page = browser.phone("zh-CN");
    page.navigate(home + "track/" + opened.number());
    page.locator("#code").fill(opened.code());
    press(page, "查看进度");
    page.locator("#case").waitFor();
    return page;
  }
}
