package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What residents and officers do, in a real browser, from the first word to the answer. */
@QuarkusTest
@Tag("database")
class WalkTest {
  private static final Pattern NUMBER = Pattern.compile("XQ\\d{8}-\\d{7}");

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private Browser browser;

  WalkTest(TestOfficers officers) {
    this.officers = officers;
  }

  @BeforeEach
  void open() {
    browser = new Browser();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_broken_lamp_is_reported_taken_and_answered() {
    var resident = chat("zh-CN");
    browser.picture(resident, "walk-1-first-screen");
    write(resident, "殷行街道市光一村这边路灯坏了三天了");
    write(resident, "晚上老人出门不安全");
    long lastWord = System.nanoTime();
    press(resident, "对，就这样").waitFor();
    assertThat((System.nanoTime() - lastWord) / 1_000_000)
        .as("milliseconds from the last word to the card")
        .isLessThan(10_000);
    assertThat(resident.getByText("殷行街道").last()).isVisible();
    browser.picture(resident, "walk-2-card");
    press(resident, "对，就这样").click();
    press(resident, "我自己来看").click();
    var number = resident.getByText(NUMBER).first();
    number.waitFor();
    browser.picture(resident, "walk-3-receipt");
    assertThat(Browser.barriers(resident)).isEmpty();

    var desk = desk("310110016", Role.OFFICER);
    browser.picture(desk, "walk-4-queue");
    assertThat(Browser.barriers(desk)).isEmpty();
    found(desk, numberOf(number)).click();
    assertThat(desk.locator("blockquote")).containsText("晚上老人出门不安全");
    browser.picture(desk, "walk-5-case");
    assertThat(Browser.barriers(desk)).isEmpty();
    button(desk, "受理").click();
    resident.getByText("已由殷行街道受理").waitFor();
    desk.getByLabel("答复内容").fill("路灯已经换好，请您晚上看看。");
    button(desk, "发出答复").click();
    resident.getByText("路灯已经换好").waitFor();
    browser.picture(resident, "walk-6-answer");
    browser.picture(desk, "walk-7-answered");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void danger_shows_whom_to_call_and_rings_at_the_desk_until_somebody_has_seen_it() {
    var resident = chat("zh-CN");
    write(resident, "新江湾城街道国秀路楼道着火了，快来人");
    resident.getByText("请马上离开").waitFor();
    assertThat(resident.locator("a[href='tel:119']").last()).isVisible();
    resident.getByText(NUMBER).first().waitFor();
    browser.picture(resident, "emergency-1-resident");
    var desk = desk("310110020", Role.OFFICER);
    var seen = button(desk, "已知悉").first();
    seen.waitFor();
    browser.picture(desk, "emergency-2-desk");
    assertThat(Browser.barriers(desk)).isEmpty();
    seen.click();
    assertThat(desk.locator("#alarm")).isHidden();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void an_ambiguous_place_is_asked_with_buttons() {
    var resident = chat("zh-CN");
    write(resident, "静安区秣陵路83号楼上一直在漏水，天花板都湿了");
    press(resident, "天目西路街道").waitFor();
    browser.picture(resident, "ambiguous-1-question");
    press(resident, "天目西路街道").click();
    press(resident, "对，就这样").waitFor();
    assertThat(resident.locator(".card").last()).containsText("天目西路街道");
    browser.picture(resident, "ambiguous-2-card");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void an_english_resident_reads_english_to_the_end() {
    var resident = chat("en-GB");
    write(resident, "The street lamp near Lane 470 Yinhang Rd has been broken for two weeks");
    press(resident, "Yes, that is right").click();
    press(resident, "I will check it myself").click();
    resident.getByText(NUMBER).first().waitFor();
    browser.picture(resident, "english-1-receipt");
    assertThat(resident.locator("html")).hasAttribute("lang", "en");
    var desk = desk("310110016", Role.OFFICER);
    found(desk, numberOf(resident.getByText(NUMBER).first())).waitFor();
    assertThat(desk.getByText("The street lamp near Lane 470").first()).isVisible();
    browser.picture(desk, "english-2-queue");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void an_accusation_is_seen_at_the_confidential_desk_and_nowhere_else() {
    var resident = chat("zh-CN");
    write(resident, "举报殷行街道办事处工作人员收受商户红包，包庇违法搭建，请纪委彻查");
    press(resident, "对，就这样").click();
    press(resident, "不写，匿名反映").click();
    press(resident, "我自己来看").click();
    var number = numberOf(resident.getByText(NUMBER).first());
    browser.picture(resident, "accusation-1-receipt");
    var confidential = desk("310110-discipline", Role.OFFICER);
    found(confidential, number).click();
    browser.picture(confidential, "accusation-2-case");
    assertThat(confidential.getByText("保密").first()).isVisible();
    for (String office : new String[] {"310110016", "310110", "31"}) {
      var elsewhere = desk(office, Role.LEAD);
      assertThat(elsewhere.getByText(number)).hasCount(0);
      assertThat(elsewhere.getByText("收受商户红包")).hasCount(0);
    }
  }

  private Page chat(String locale) {
    var page = browser.phone(locale);
    page.navigate(home.toString());
    page.locator("textarea").waitFor();
    return page;
  }

  private static void write(Page chat, String words) {
    chat.locator("textarea").fill(words);
    chat.locator("button.send").click();
  }

  private static Locator press(Page chat, String option) {
    return chat.locator(".options")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(option))
        .last();
  }

  private Page desk(String office, Role role) {
    var page = browser.desktop();
    page.navigate(home.resolve("/desk").toString());
    page.locator("#login").fill(officers.login(office, role));
    page.locator("#password").fill(TestOfficers.PASSWORD);
    page.locator("form[action='/login'] button").click();
    page.locator("h1, h2").first().waitFor();
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static String numberOf(Locator shown) {
    var found = NUMBER.matcher(shown.innerText());
    if (!found.find()) {
      throw new AssertionError("no number in " + shown.innerText());
    }
    return found.group();
  }

  /** The queue of a busy office has more pages than one. */
  private static Locator found(Page desk, String number) {
    desk.getByLabel("关键词或编号").fill(number);
    button(desk, "查找").click();
    return desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number)).first();
  }
}
