package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.SameMatter;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Offices ask each other, answer, disagree, and one above decides: each in its own browser. */
@QuarkusTest
@Tag("database")
class TogetherWalkTest {
  private static final String GREENING = "310110-greening";
  private static final String POLICE = "310110-police";

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final SameMatter told;
  private Browser browser;

  TogetherWalkTest(TestOfficers officers, SameMatter told) {
    this.officers = officers;
    this.told = told;
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
  void a_street_asks_for_a_part_and_invites_and_writes_down_what_was_decided() {
    var number = told.at(SameMatter.estate(), "路边的树枝挡住了路灯，晚上老人看不清路，请修剪").number();
    var street = desk(browser.phone("zh-CN"), NewCases.STREET.value());
    var cooperation = "desk/cases/" + number + "/cooperation";
    street.navigate(home + cooperation);
    unfold(street, "请别的单位协办");
    street.getByLabel("请哪个单位").selectOption(GREENING);
    street.getByLabel("请对方做什么（不要写反映人的姓名、电话）").fill("请修剪挡住路灯的树枝，剪好告诉我们。");
    browser.picture(street, "together-ask-phone");
    press(street, "请别的单位协办");
    assertThat(street.getByRole(AriaRole.STATUS).first()).containsText("已请对方协办");

    var greening = desk(browser.phone("zh-CN"), GREENING);
    assertThat(greening.getByText("件等本单位答复").first()).isVisible();
    greening.navigate(home + "desk/together");
    browser.picture(greening, "together-list-phone");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(greening)).isEmpty();
    greening.getByText(number.toString()).first().click();
    greening.getByLabel("做了什么、结果怎样").fill("今天上午修剪完了，照片已发街道工作群。");
    browser.picture(greening, "together-part-phone");
    press(greening, "交给主办单位");
    assertThat(greening.getByRole(AriaRole.STATUS).first()).containsText("答复已交主办单位");

    street.navigate(home + cooperation);
    assertThat(street.getByText("已答复，请看").first()).isVisible();
    press(street, "可以了，协办完成");
    street.navigate(home + cooperation);
    unfold(street, "约请部门");
    street.getByLabel("约请哪个部门").selectOption(POLICE);
    street.getByLabel("为什么约请、希望解决什么（不要写反映人的姓名、电话）").fill("路口停车影响修剪车进出，请到现场商量。");
    press(street, "约请部门");
    street.navigate(home + cooperation);
    unfold(street, "记录一次协商");
    street.getByLabel("什么时候开的").fill("2026-11-19T14:00");
    street.getByLabel("一项决定").fill("修剪期间早上七点前清空路口停车。");
    street.getByLabel("由谁落实").selectOption(POLICE);
    street.getByLabel("哪天前").fill("2036-11-28");
    browser.picture(street, "together-meeting-phone");
    press(street, "记录一次协商");
    assertThat(street.getByRole(AriaRole.STATUS).first()).containsText("协商结果已记录");

    var page = desk(browser.desktop(), NewCases.STREET.value());
    page.navigate(home + "desk/cases/" + number);
    assertThat(page.getByText("修剪期间早上七点前清空路口停车。").first()).isVisible();
    browser.picture(page, "together-case");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(page)).isEmpty();
    org.assertj.core.api.Assertions.assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_disputed_case_is_decided_with_both_reasons_side_by_side() {
    var number =
        told.tell(
                Kind.SERVICE_REQUEST,
                SubKind.ASSISTANCE,
                Urgency.NORMAL,
                NewCases.STREET,
                SameMatter.estate(),
                "路面塌了一块，电瓶车差点摔倒")
            .number();
    var street = desk(browser.phone("zh-CN"), NewCases.STREET.value());
    street.navigate(home + "desk/cases/" + number);
    unfold(street, "退回");
    street.getByLabel("不属于本单位的理由").fill("这段是区管道路，养护合同在区里。");
    press(street, "提出退回");
    assertThat(street.getByRole(AriaRole.STATUS).first()).containsText("已提出退回");

    var district = desk(browser.phone("zh-CN"), NewCases.DISTRICT.value());
    district.navigate(home + "desk/together/returns/" + number);
    browser.picture(district, "together-return-phone");
    district.getByLabel("不同意的理由（同意时可以不写）").fill("塌的是小区支路，不在区管名录里。");
    press(district, "不同意，请上级裁定");

    var city = desk(browser.desktop(), OfficeCode.CITY.value());
    city.navigate(home + "desk/together/returns/" + number);
    assertThat(city.getByText("这段是区管道路").first()).isVisible();
    assertThat(city.getByText("塌的是小区支路").first()).isVisible();
    city.getByLabel("理由").fill("按名录归街道。");
    browser.picture(city, "together-arbitration");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(city)).isEmpty();
    city.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("归 控江路街道")).click();
    assertThat(city.getByRole(AriaRole.STATUS).first()).containsText("已裁定");

    var lead = desk(browser.phone("zh-CN"), NewCases.DISTRICT.value(), Role.LEAD);
    lead.navigate(home + "desk/disputes");
    assertThat(lead.getByText("控江路街道 → 杨浦区").first()).isVisible();
    browser.picture(lead, "together-disputes-phone");
    org.assertj.core.api.Assertions.assertThat(Browser.barriers(lead)).isEmpty();
    org.assertj.core.api.Assertions.assertThat(browser.complaints()).isEmpty();
  }

  private static void unfold(Page page, String summary) {
    page.locator("summary", new Page.LocatorOptions().setHasText(summary)).first().click();
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .filter(new Locator.FilterOptions().setVisible(true))
        .first()
        .click();
  }

  private Page desk(Page page, String office) {
    return desk(page, office, Role.OFFICER);
  }

  private Page desk(Page page, String office, Role role) {
    page.navigate(home + "login");
    page.getByLabel("账号").fill(officers.login(office, role));
    page.getByLabel("密码").fill(TestOfficers.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
    return page;
  }
}
