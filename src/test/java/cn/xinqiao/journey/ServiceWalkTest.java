package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.cases.CaseDesk;
import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Joining;
import cn.xinqiao.cases.Lawful;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.SameMatter;
import cn.xinqiao.cases.together.Parts;
import cn.xinqiao.cases.together.Returns;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Slips of services, a picture of a co-handler, a third office, the newest days of the trail: as
 * officers meet them on a wide screen and on a phone.
 */
@QuarkusTest
@Tag("database")
class ServiceWalkTest {
  private static final Path LAMP = Path.of("src/test/resources/pictures/lamp.webp");
  private static final OfficeCode GREENING = new OfficeCode("310110-greening");
  private static final OfficeCode HOUSING = new OfficeCode("310110-housing");

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final NewCases cases;
  private final SameMatter told;
  private final CaseDesk desk;
  private final Joining joining;
  private final Parts parts;
  private final Returns returns;
  private Browser browser;

  ServiceWalkTest(
      TestOfficers officers,
      NewCases cases,
      SameMatter told,
      CaseDesk desk,
      Joining joining,
      Parts parts,
      Returns returns) {
    this.officers = officers;
    this.cases = cases;
    this.told = told;
    this.desk = desk;
    this.joining = joining;
    this.parts = parts;
    this.returns = returns;
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
  void an_answer_is_served_on_each_reporter_and_the_slip_is_kept_with_it_or_later() {
    var number = answeredForTwo();
    var page = desk(browser.desktop(), NewCases.STREET, Role.OFFICER);
    page.navigate(home + "desk/cases/" + number);
    unfold(page, "登记送达");
    page.getByLabel("送达方式").selectOption("BY_HAND");
    page.getByLabel("送给了谁").selectOption(new SelectOption().setIndex(1));
    page.locator("#slip").setInputFiles(LAMP);
    page.locator("#outcome").selectOption("NOT_SUPPORTED");
    browser.picture(page, "service-form");
    press(page, "登记送达");
    assertThat(page.locator("#services")).isVisible();
    assertThat(page.getByText("看回证")).isVisible();
    browser.picture(page, "service-list");
    Assertions.assertThat(Browser.barriers(page)).isEmpty();

    var phone = desk(browser.phone("zh-CN"), NewCases.STREET, Role.OFFICER);
    phone.navigate(home + "desk/cases/" + number);
    unfold(phone, "登记送达");
    phone.getByLabel("送达方式").selectOption("POST");
    phone.locator("#text-SERVE").fill("邮件 EX123456");
    phone.locator("#outcome").selectOption("NOT_SUPPORTED");
    browser.picture(phone, "service-form-phone");
    press(phone, "登记送达");
    unfold(phone, "补传送达回证");
    phone.locator("input[name=slip]:not(#slip)").setInputFiles(LAMP);
    browser.picture(phone, "service-later-phone");
    press(phone, "保存回证");
    assertThat(phone.getByRole(AriaRole.STATUS).first()).containsText("送达回证已保存");
    assertThat(phone.getByText("看回证")).hasCount(2);
    browser.picture(phone, "service-list-phone");
    Assertions.assertThat(Browser.barriers(phone)).isEmpty();
    // before the browser shows the picture on a page of its own making
    Assertions.assertThat(browser.complaints()).isEmpty();
    phone.getByText("看回证").first().click();
    assertThat(phone.locator("img")).isVisible();
  }

  @Test
  void a_co_handler_shows_what_was_done_and_the_lead_sees_it() {
    var number = opened();
    parts.ask(
        cases.officer(NewCases.STREET, Role.OFFICER),
        Request.on(number),
        GREENING,
        "请修剪挡住路灯的树枝",
        Optional.empty());
    var phone = desk(browser.phone("zh-CN"), GREENING, Role.OFFICER);
    phone.navigate(home + "desk/together");
    phone.getByText(number.toString()).first().click();
    phone.getByLabel("做了什么、结果怎样").fill("今天上午修剪完了。");
    phone.getByLabel("照片").setInputFiles(LAMP);
    browser.picture(phone, "part-photo-phone");
    press(phone, "交给主办单位");
    assertThat(phone.getByRole(AriaRole.STATUS).first()).containsText("答复已交主办单位");
    var page = desk(browser.desktop(), NewCases.STREET, Role.OFFICER);
    page.navigate(home + "desk/cases/" + number + "/cooperation");
    var photo = page.locator("img.answer-photo").first();
    assertThat(photo).isVisible();
    Assertions.assertThat((Integer) photo.evaluate("one => one.naturalWidth")).isEqualTo(320);
    browser.picture(page, "part-photo");
    Assertions.assertThat(Browser.barriers(page)).isEmpty();
    Assertions.assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void an_arbiter_names_a_third_office_on_the_page() {
    var number = opened();
    var street = cases.officer(NewCases.STREET, Role.OFFICER);
    desk.transfer(street, Request.on(number), HOUSING, "是房屋的事");
    returns.ask(cases.officer(HOUSING, Role.OFFICER), Request.on(number), "是绿化的事，不是房屋");
    returns.answer(street, Request.on(number), false, "不在街道范围内");
    var page = desk(browser.desktop(), NewCases.DISTRICT, Role.OFFICER);
    page.navigate(home + "desk/together/returns/" + number);
    unfold(page, "都不归");
    page.getByLabel("由谁办").selectOption(GREENING.value());
    page.getByLabel("为什么归这家").fill("树枝挡灯，归绿化养护。");
    browser.picture(page, "third-office");
    Assertions.assertThat(Browser.barriers(page)).isEmpty();
    var phone = desk(browser.phone("zh-CN"), NewCases.DISTRICT, Role.OFFICER);
    phone.navigate(home + "desk/together/returns/" + number);
    unfold(phone, "都不归");
    browser.picture(phone, "third-office-phone");
    press(page, "裁定由这家办");
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("已裁定");
    Assertions.assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_trail_begins_with_the_newest_days_and_more_can_be_chosen() {
    var page = desk(browser.desktop(), NewCases.STREET, Role.AUDITOR);
    page.navigate(home + "desk/audit");
    assertThat(page.getByLabel("多久以内")).hasValue("7");
    browser.picture(page, "audit-window");
    Assertions.assertThat(Browser.barriers(page)).isEmpty();
    var phone = desk(browser.phone("zh-CN"), NewCases.STREET, Role.AUDITOR);
    phone.navigate(home + "desk/audit?days=0");
    assertThat(phone.getByLabel("多久以内")).hasValue("0");
    browser.picture(phone, "audit-window-phone");
    Assertions.assertThat(browser.complaints()).isEmpty();
  }

  private CaseNumber answeredForTwo() {
    var place = SameMatter.estate();
    var officer = cases.officer(NewCases.STREET, Role.OFFICER);
    var main = appeal(place, SameMatter.LIFT);
    var other = appeal(place, SameMatter.LIFT_TOO);
    joining.join(officer, Request.on(other), main);
    desk.accept(officer, Request.on(main));
    desk.reply(officer, Request.on(main), Lawful.ON_A_LIFT);
    return main;
  }

  private CaseNumber appeal(String place, String words) {
    return told.tell(Kind.PETITION, SubKind.APPEAL, Urgency.NORMAL, NewCases.STREET, place, words)
        .number();
  }

  private CaseNumber opened() {
    return told.at(SameMatter.estate(), "路灯被树枝挡住了，晚上黑漆漆的").number();
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

  private Page desk(Page page, OfficeCode office, Role role) {
    page.navigate(home + "login");
    page.getByLabel("账号").fill(officers.login(office.value(), role));
    page.getByLabel("密码").fill(TestOfficers.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
    return page;
  }
}
