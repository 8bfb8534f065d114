package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.Eventually;
import cn.xinqiao.FakeRobot;
import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.channel.telegram.FakePerson;
import cn.xinqiao.channel.telegram.TelegramInTests;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.office.DutyRoster;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A roster is filled, an officer leaves a way to be told, and is called, in a real browser. */
@QuarkusTest
@Tag("database")
class DutyWalkTest {
  private static final String STREET = "310120101";
  private static final Pattern LINK = Pattern.compile("/notice/[A-Za-z0-9_-]{32}");

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final DutyRoster roster;
  private final NewCases cases;
  private final TelegramInTests telegram;
  private final Clock clock;
  private final FakeRobot robot = new FakeRobot();
  private Browser browser;

  DutyWalkTest(
      TestOfficers officers,
      DutyRoster roster,
      NewCases cases,
      TelegramInTests telegram,
      Clock clock) {
    this.telegram = telegram;
    this.officers = officers;
    this.roster = roster;
    this.cases = cases;
    this.clock = clock;
  }

  @BeforeEach
  void open() {
    browser = new Browser();
  }

  @AfterEach
  void close() {
    browser.close();
    robot.close();
    cases.change("delete from duty_shift where office_code = '" + STREET + "'");
    cases.change("delete from notice_address");
  }

  @Test
  void a_lead_fills_the_roster_and_the_officer_on_duty_is_called_and_confirms() {
    var login = officers.login(STREET, Role.OFFICER);
    var now = clock.instant();
    roster.add(
        new OfficeCode(STREET),
        new DutyRoster.Planned(login, now.minusSeconds(3_600), now.plusSeconds(20 * 3_600)));
    var lead = login(browser.desktop(), officers.login(STREET, Role.LEAD), "/desk/duty");
    lead.locator("#who").selectOption(login);
    lead.locator("#from").fill("2030-03-05T08:00");
    lead.locator("#to").fill("2030-03-05T20:00");
    button(lead, "加上").first().click();
    assertThat(lead.getByText("08:00 – 20:00").first()).isVisible();
    browser.picture(lead, "duty-1-added");
    lead.navigate(home.resolve("/desk/duty").toString());
    browser.picture(lead, "duty-2-roster");
    assertThat(Browser.barriers(lead)).isEmpty();

    var officer = login(browser.phone("zh-CN"), login, "/desk/own");
    officer.locator("#address").fill(robot.address("walk"));
    officer.locator("#secret").fill("an invented secret");
    button(officer, "加上").click();
    assertThat(officer.getByText("••••alk").first()).isVisible();
    browser.picture(officer, "duty-3-own");
    assertThat(Browser.barriers(officer)).isEmpty();

    var resident = new ResidentClient();
    resident.writes("奉贤区南桥镇人民中路这里楼道着火了，快来人").reads();
    var number = (String) resident.reads().cases().getFirst().get("number");
    Eventually.holds(() -> assertThat(told(number)).isNotNull());
    var link = LINK.matcher(told(number));
    assertThat(link.find()).isTrue();
    var phone = browser.phone("zh-CN");
    phone.navigate(home.resolve(link.group()).toString());
    browser.picture(phone, "duty-4-link");
    assertThat(Browser.barriers(phone)).isEmpty();
    phone.getByText("登录并打开事项").click();
    phone.locator("#login").fill(login);
    phone.locator("#password").fill(TestOfficers.PASSWORD);
    phone.locator("form[action='/login'] button").click();
    button(phone, "已知悉").first().waitFor();
    browser.picture(phone, "duty-5-case");
    button(phone, "已知悉").first().click();
    assertThat(phone.getByText("铃声停止").first()).isVisible();
    assertThat(resident.reads().text()).contains("南桥镇的值班人员已经看到");
    browser.picture(phone, "duty-6-seen");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void an_officer_joins_a_chat_by_a_code_and_tries_it_and_a_lead_keeps_the_offices_own_ways() {
    var bot = telegram.open();
    try {
      var officer =
          login(browser.phone("zh-CN"), officers.login(STREET, Role.OFFICER), "/desk/own");
      browser.picture(officer, "ways-1-none");
      button(officer, "取一个代码").click();
      var written = officer.locator(".join-code");
      written.waitFor();
      browser.picture(officer, "ways-2-code");
      assertThat(Browser.barriers(officer)).isEmpty();
      var person = new FakePerson(bot);
      person.writes(written.textContent());
      assertThat(person.reads().text()).startsWith("绑定好了");
      officer.navigate(home.resolve("/desk/own").toString());
      officer.getByText("试发").first().click();
      assertThat(person.reads().text()).contains("测试通知");
      Eventually.holds(() -> {
        officer.navigate(home.resolve("/desk/own").toString());
        assertThat(officer.content()).contains("已发出");
      });
      browser.picture(officer, "ways-3-tried");
      assertThat(Browser.barriers(officer)).isEmpty();
    } finally {
      telegram.close();
    }
    var lead = login(browser.desktop(), officers.login(STREET, Role.LEAD), "/desk/duty");
    lead.getByText("查看和修改").click();
    lead.locator("#address").fill(robot.address("group"));
    button(lead, "加上").click();
    lead.getByText("••••oup").first().waitFor();
    browser.picture(lead, "ways-4-office");
    assertThat(Browser.barriers(lead)).isEmpty();
    lead.context().addCookies(List.of(new Cookie("xq_lang", "en").setUrl(home.toString())));
    lead.reload();
    browser.picture(lead, "ways-5-english");
    assertThat(browser.complaints()).isEmpty();
  }

  private Page login(Page page, String login, String path) {
    page.navigate(home.resolve("/desk").toString());
    page.locator("#login").fill(login);
    page.locator("#password").fill(TestOfficers.PASSWORD);
    page.locator("form[action='/login'] button").click();
    page.locator("h1, h2").first().waitFor();
    page.navigate(home.resolve(path).toString());
    return page;
  }

  private String told(String number) {
    return robot.told("walk").stream()
        .map(FakeRobot.Told::body)
        .filter(body -> body.contains(number))
        .findFirst()
        .orElse(null);
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
