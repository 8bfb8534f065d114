package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.reception.NewReceptions;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A lead plans a day, books a visitor, prints the papers, and writes down what was promised. */
@QuarkusTest
@Tag("database")
class ReceptionWalkTest {
  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final NewReceptions days;
  private final NewCases cases;
  private Browser browser;

  ReceptionWalkTest(TestOfficers officers, NewReceptions days, NewCases cases) {
    this.officers = officers;
    this.days = days;
    this.cases = cases;
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
  void from_a_planned_day_to_a_kept_promise() {
    var street = days.street();
    var number = days.open(street);
    var page = desk(browser.desktop(), street);
    page.navigate(home + "desk/receptions");
    page.getByLabel("日期").fill(days.today().plusDays(3).toString());
    page.getByLabel("地点").fill("一楼信访接待室");
    page.getByLabel("地址").fill("国和路595号");
    page.getByLabel("不是工作日也照样安排").check();
    press(page, "排出");
    assertThat(page.getByText("已约 0 / 4")).isVisible();
    page.getByLabel("编号").fill(number.toString());
    press(page, "约上");
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText(number.toString());
    assertThat(page.getByText("已约 1 / 4")).isVisible();
    browser.picture(page, "reception-day");
    axe(page);
    var day = page.url();
    page.navigate(day + "/papers");
    assertThat(page.getByText("依法还可以怎样")).isVisible();
    assertThat(page.getByText("路灯坏了").first()).isVisible();
    browser.print(page, "reception-papers");
    cases.change(
        "update reception_day set held_on = '"
            + days.today()
            + "' where office_code = '"
            + street
            + "'");

    var phone = desk(browser.phone("zh-CN"), street);
    phone.navigate(home + "desk/cases/" + number + "/reception");
    phone.getByLabel("谈了什么").fill("说了路灯和台阶两件事");
    press(phone, "记下来了");
    phone.getByText("记下一项承诺").click();
    var form = phone.locator("details[open]");
    form.getByLabel("答应了什么").fill("十天内换好路灯");
    form.getByLabel("最迟哪天").fill(days.today().plusDays(5).toString());
    browser.picture(phone, "reception-promise-phone");
    form.getByRole(AriaRole.BUTTON).click();
    assertThat(phone.getByText("十天内换好路灯").first()).isVisible();
    axe(phone);
    phone.navigate(home + "desk/promises");
    assertThat(phone.getByText("十天内换好路灯")).isVisible();
    browser.picture(phone, "reception-promises-phone");
    axe(phone);
    phone.navigate(home + "desk/receptions");
    browser.picture(phone, "reception-days-phone");
    axe(phone);
    phone.navigate(home + "desk/cases/" + number);
    assertThat(phone.getByText("十天内换好路灯").first()).isVisible();
    phone.navigate(home + "desk/cases/" + number + "/reception");
    phone.getByText("办了", new Page.GetByTextOptions().setExact(true)).click();
    phone.getByLabel("做了什么").fill("12 盏路灯已换");
    press(phone, "告知居民，请他们看看");
    assertThat(phone.getByText("12 盏路灯已换")).isVisible();
    browser.picture(phone, "reception-case-phone");
    org.assertj.core.api.Assertions.assertThat(days.said(number).getLast())
        .contains("请您看看是不是真的办好了");
    org.assertj.core.api.Assertions.assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_day_is_named_while_the_matter_is_worked_and_nobody_has_come() {
    var street = days.street();
    var number = days.open(street);
    var phone = desk(browser.phone("zh-CN"), street);
    phone.navigate(home + "desk/cases/" + number + "/reception");
    phone.getByText("告诉居民最迟哪天办好").click();
    var form = phone.locator("details[open]");
    form.getByLabel("答应了什么").fill("更换楼道里的灯");
    form.getByLabel("最迟哪天").fill(days.today().plusDays(6).toString());
    browser.picture(phone, "promise-own-phone");
    axe(phone);
    form.getByRole(AriaRole.BUTTON).click();
    assertThat(phone.getByText("更换楼道里的灯").first()).isVisible();
    browser.picture(phone, "promise-owed-phone");
    phone.navigate(home + "desk/cases/" + number);
    assertThat(phone.getByText("已许诺日期").first()).isVisible();
    browser.picture(phone, "promise-case-phone");
    org.assertj.core.api.Assertions.assertThat(days.said(number).getLast())
        .contains("答应您：更换楼道里的灯", days.today().plusDays(6).toString());
    org.assertj.core.api.Assertions.assertThat(browser.complaints()).isEmpty();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  private static void axe(Page page) {
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(page)).isEmpty();
  }

  private Page desk(Page page, OfficeCode office) {
    page.navigate(home + "login");
    page.getByLabel("账号").fill(officers.login(office.value(), Role.LEAD));
    page.getByLabel("密码").fill(TestOfficers.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
    return page;
  }
}
