package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.OpenedCase;
import cn.xinqiao.channel.telegram.FakePerson;
import cn.xinqiao.channel.telegram.FakeTelegram;
import cn.xinqiao.channel.telegram.TelegramInTests;
import cn.xinqiao.demo.WithItsOwnClock;
import cn.xinqiao.journey.BothSides.Asked;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 事心双解 from both sides, with the demonstration's clock: each outcome, silence, nobody reached, and
 * five reporters of one case who disagree.
 */
@QuarkusTest
@TestProfile(WithItsOwnClock.class)
class FollowUpWalkTest {

  /** A day and the rest of a night, and less than another day, after which a person would call. */
  private static final String UNTIL_ASKED = "P1DT14H";

  @TestHTTPResource("/")
  URI home;

  private final TelegramInTests telegrams;
  private Browser browser;
  private BothSides sides;

  FollowUpWalkTest(TelegramInTests telegrams) {
    this.telegrams = telegrams;
  }

  @BeforeEach
  void open() {
    browser = new Browser();
    sides = new BothSides(home, browser);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private Asked answered() {
    return sides.answered(OpenedCase.inWujiaochang(), "砖头已经重新铺平，请您走走看。");
  }

  private Locator keys(Page desk, Asked one) {
    return sides.keys(desk, "wujiaochang", one.number());
  }

  @Test
  void each_outcome_is_lived_through_by_a_resident_and_an_officer() {
    var desk = sides.desk("wujiaochang");
    var both = answered();
    var matterOnly = answered();
    var heartOnly = answered();
    var neither = answered();
    var noMore = answered();
    sides.advance(UNTIL_ASKED);

    // both
    var phone = sides.phone(both.resident());
    phone.getByText("事情办好了吗？").last().waitFor();
    browser.picture(phone, "follow-1-asked-phone");
    both = both.reads().presses("办好了");
    assertThat(both.told()).contains("心里踏实了吗？");
    both = both.presses("踏实了");
    phone.getByText("记下了，谢谢您").last().waitFor();
    browser.picture(phone, "follow-2-settled-phone");
    assertThat(keys(desk, both)).containsText("双解，不再问");
    browser.picture(desk, "follow-3-settled");

    // the matter only: explained, with an adviser, and asked once more
    matterOnly = matterOnly.reads().presses("办好了").presses("不踏实");
    assertThat(matterOnly.told()).contains("安排人跟您把事情讲清楚");
    advised(desk, matterOnly);
    sides.advance(UNTIL_ASKED);
    matterOnly = matterOnly.reads();
    assertThat(matterOnly.told()).contains("心里踏实了吗？").doesNotContain("办好了吗");
    assertThat(matterOnly.presses("踏实了").told()).contains("谢谢您");

    // the heart only: a reason and a day
    heartOnly = heartOnly.reads().presses("还没有").presses("踏实了");
    assertThat(heartOnly.told()).contains("定下再看的日子");
    looksAgain(desk, heartOnly);
    heartOnly = heartOnly.reads();
    assertThat(heartOnly.told()).contains("还缺十块砖");

    // neither: the same unit, then the level above
    neither = neither.reads().presses("还没有").presses("不踏实");
    assertThat(neither.told()).contains("请单位负责人重新看");
    sides.reply(neither.number(), "又铺了一遍，请您再走走看。");
    neither = neither.reads();
    sides.advance(UNTIL_ASKED);
    neither = neither.reads().presses("还没有").presses("不踏实");
    assertThat(neither.told()).contains("上一级");
    assertThat(keys(desk, neither)).containsText("上一级重办");
    browser.picture(desk, "follow-7-level-above");

    // 别再问了
    noMore = noMore.reads().presses("别再问了");
    assertThat(noMore.told()).contains("不再问您了");
    assertThat(keys(desk, noMore)).containsText("不再回访");

    // the day to look again has come
    sides.advance("P8D");
    heartOnly = heartOnly.reads();
    assertThat(heartOnly.told()).contains("说好今天再来问您", "事情办好了吗？");
    heartOnly = heartOnly.presses("办好了");
    assertThat(keys(desk, heartOnly)).containsText("双解");
    assertThat(Browser.barriers(desk)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  private void advised(Page desk, Asked one) {
    var lead = sides.desk("city");
    lead.navigate(home + "desk/advisers");
    lead.getByLabel("哪一类").selectOption("PLANNER");
    lead.getByLabel("姓名").fill("苏图");
    lead.getByLabel("电话").fill("13800003333");
    BothSides.press(lead, "加到名单");
    assertThat(lead.getByText("苏图").first()).isVisible();
    browser.picture(lead, "follow-4-advisers");
    assertThat(Browser.barriers(lead)).isEmpty();

    keys(desk, one);
    desk.getByText("请一位顾问出主意").click();
    browser.picture(desk, "follow-4-offer");
    BothSides.press(desk, "问反映人");
    var asked = one.reads();
    assertThat(asked.told()).contains("社区规划师", "您愿意吗？");
    var phone = sides.phone(asked.resident());
    phone.getByText("您愿意吗？").last().waitFor();
    browser.picture(phone, "follow-4-offered-phone");
    assertThat(asked.presses("愿意").told()).contains("看过以后");

    keys(desk, one);
    desk.getByLabel("请顾问看什么").fill("人行道铺平了，反映人担心下雨打滑，想知道用的是什么砖。");
    browser.picture(desk, "follow-4-agreed");
    BothSides.press(desk, "请这位顾问");
    BothSides.press(desk, "生成链接");
    var link = desk.locator(".link").textContent().strip();
    browser.picture(desk, "follow-4-link");
    var adviser = browser.phone("zh-CN");
    adviser.navigate(home + link.substring(link.indexOf("adviser/")));
    browser.picture(adviser, "follow-4-adviser-phone");
    assertThat(Browser.barriers(adviser)).isEmpty();
    adviser.locator("textarea").fill("用的是防滑透水砖，可以请他到现场淋水看一看。");
    BothSides.press(adviser, "交给办公室");
    adviser.getByText("谢谢您").first().waitFor();
    browser.picture(adviser, "follow-4-adviser-thanks-phone");

    assertThat(keys(desk, one)).containsText("防滑透水砖");
    browser.picture(desk, "follow-4-advice");
    assertThat(Browser.barriers(desk)).isEmpty();
    desk.getByLabel("事理：").fill("换的是防滑透水砖，请反映人到现场淋水看过。");
    desk.getByLabel("情理：").fill("老人腿脚不便，路口加了扶手。");
    BothSides.press(desk, "记下，完成");
    assertThat(desk.getByRole(AriaRole.STATUS).first()).isVisible();
  }

  private void looksAgain(Page desk, Asked one) {
    keys(desk, one);
    desk.getByLabel("再看的日子").fill(sides.today().plusDays(9).toString());
    desk.getByLabel("做了什么").fill("还缺十块砖，厂里月底到货，到货当天补铺。");
    browser.picture(desk, "follow-5-look-again");
    BothSides.press(desk, "记下，完成");
    assertThat(desk.getByRole(AriaRole.STATUS).first()).isVisible();
  }

  @Test
  void silence_and_nobody_reached_stay_what_they_are() {
    var desk = sides.desk("wujiaochang");
    var silent = answered();
    var away = answered();
    sides.advance(UNTIL_ASKED);
    assertThat(silent.reads().told()).contains("事情办好了吗？");
    silent.resident().readsNothingMore(); // it arrived, and is never answered
    sides.advance("P2D"); // the other one's browser fetches nothing
    assertThat(keys(desk, away)).containsText("没有联系上");
    browser.picture(desk, "follow-6-unreached");
    sides.advance("P8D");
    keys(desk, silent);
    browser.picture(desk, "follow-6-silent");
    assertThat(keys(desk, silent)).containsText("没有回答（不算满意）");
    desk.navigate(home + "desk/cases/" + away.number());
    browser.picture(desk, "follow-6-call-task");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void five_reporters_of_one_case_disagree_and_each_has_the_own_keys() {
    var desk = sides.desk("wujiaochang");
    var five = Stream.generate(OpenedCase::inWujiaochang).limit(5).toList();
    var main = five.getFirst().number();
    sides.accept(main);
    for (OpenedCase other : five.subList(1, 5)) {
      BothSides.officer()
          .body(Map.of("into", main))
          .post("/api/cases/{n}/join", other.number())
          .then()
          .statusCode(200);
    }
    sides.reply(main, "整段人行道都重新铺过了，请大家走走看。");
    sides.advance(UNTIL_ASKED);
    var answers =
        List.of(
            List.of("办好了", "踏实了"),
            List.of("办好了", "不踏实"),
            List.of("办好了", "理解但不满意"),
            List.of("别再问了"),
            List.of("还没有", "不踏实"));
    for (int i = 0; i < 5; i++) {
      var asked = untilAsked(five.get(i));
      for (String label : answers.get(i)) {
        asked = asked.presses(label);
      }
    }
    var one = new Asked(five.getFirst().resident(), main, null);
    assertThat(keys(desk, one)).containsText("双解，不再问");
    browser.picture(desk, "follow-8-five");
    var keys =
        given().auth().oauth2("xq-demo").get("/api/cases/{n}/keys", main).then().statusCode(200);
    assertThat(keys.extract().<List<String>>path("matter"))
        .containsExactlyInAnyOrder("CONFIRMED", "CONFIRMED", "CONFIRMED", "DONE", "DENIED");
    assertThat(keys.extract().<List<String>>path("heart"))
        .containsExactlyInAnyOrder(
            "AT_EASE", "NOT_AT_EASE", "UNHAPPY", "NO_CONTACT", "NOT_AT_EASE");
    assertThat(Browser.barriers(desk)).isEmpty();
  }

  /** Past what each is told of joining and of the answer. */
  private static Asked untilAsked(OpenedCase one) {
    var said = one.resident().reads();
    while (!said.text().contains("事情办好了吗？")) {
      said = one.resident().reads();
    }
    return new Asked(one.resident(), one.number(), said);
  }

  @Test
  void on_telegram_the_same_is_two_buttons() {
    FakeTelegram telegram = telegrams.open();
    try {
      var person = new FakePerson(telegram);
      person.writes("五角场街道政立路人行道的砖头翘起来了，走路绊脚，请派人来修");
      person.reads();
      person.presses("对，就这样");
      person.reads();
      person.presses("我自己来看");
      var receipt = person.reads().text();
      var number = receipt.replaceAll("(?s).*?(XQ\\d{8}-\\d{7}).*", "$1");
      sides.accept(number);
      person.reads();
      sides.reply(number, "砖头已经重新铺平，请您走走看。");
      person.reads();
      sides.advance(UNTIL_ASKED);
      assertThat(person.reads().text()).contains("事情办好了吗？");
      person.presses("办好了");
      assertThat(person.reads().text()).contains("心里踏实了吗？");
      person.presses("踏实了");
      assertThat(person.reads().text()).contains("谢谢您");
      given()
          .auth()
          .oauth2("xq-demo")
          .get("/api/cases/{n}/keys", number)
          .then()
          .statusCode(200)
          .body("next", org.hamcrest.Matchers.hasItem("SETTLED"));
    } finally {
      telegrams.close();
    }
  }
}
