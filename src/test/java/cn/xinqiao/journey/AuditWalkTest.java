package cn.xinqiao.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.ResidentClient;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.audit.SealedNow;
import cn.xinqiao.kernel.Role;
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

/** An officer calls a resident from a telephone; who looked is read by those who answer for it. */
@QuarkusTest
@Tag("database")
class AuditWalkTest {
  private static final String STREET = "310110016";

  @TestHTTPResource("/")
  URI home;

  private final TestOfficers officers;
  private final SealedNow sealed;
  private Browser browser;
  private String number;

  AuditWalkTest(TestOfficers officers, SealedNow sealed) {
    this.officers = officers;
    this.sealed = sealed;
  }

  @BeforeEach
  void open() {
    browser = new Browser();
    var resident = new ResidentClient();
    resident.writes("殷行街道市光一村12号601室楼上漏水三天了，电话13800001234，希望派人来看看").reads();
    number = (String) resident.presses("confirm").reads().cases().getFirst().get("number");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_call_is_made_from_a_telephone_with_two_taps_and_is_the_first_contact() {
    var page = enter(browser.phone("zh-CN"), STREET, Role.OFFICER);
    browser.picture(page, "audit-1-queue-phone");
    page.navigate(home.resolve("/desk/cases/" + number).toString());
    assertThat(page.locator(".watermark")).hasCount(1);
    page.getByText("查看联系方式").first().click();
    browser.picture(page, "audit-2-purposes-phone");
    assertThat(Browser.barriers(page)).isEmpty();
    button(page, "打电话").click();
    assertThat(page.locator("a[href='tel:+8613800001234']")).isVisible();
    browser.picture(page, "audit-3-revealed-phone");
    assertThat(Browser.barriers(page)).isEmpty();
    button(page, "联系上了").click();
    page.getByText("电话结果已记下").waitFor();
    assertThat(page.locator(".dues")).containsText("已完成");
    browser.picture(page, "audit-4-called-phone");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_extract_for_third_parties_is_read_over_and_printed() {
    var page = enter(browser.phone("zh-CN"), STREET, Role.OFFICER);
    page.navigate(home.resolve("/desk/cases/" + number + "/extract").toString());
    assertThat(page.locator("textarea")).not().containsText("601");
    browser.picture(page, "audit-5-extract-phone");
    assertThat(Browser.barriers(page)).isEmpty();
    browser.print(page, "audit-6-extract-printed");
    page.navigate(home.resolve("/desk/cases/" + number).toString());
    browser.print(page, "audit-7-case-printed");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_log_says_who_looked_and_the_chain_is_verified_on_the_same_page() {
    enter(browser.desktop(), STREET, Role.OFFICER)
        .navigate(home.resolve("/desk/cases/" + number).toString());
    var lead = enter(browser.desktop(), STREET, Role.LEAD);
    browser.picture(lead, "audit-8-queue-desktop");
    lead.navigate(home.resolve("/desk/cases/" + number).toString());
    lead.getByText("谁看过、办过这件事项").click();
    browser.picture(lead, "audit-9-case-desktop");
    assertThat(Browser.barriers(lead)).isEmpty();
    sealed.beginAnew();
    var auditor = enter(browser.desktop(), "31", Role.AUDITOR);
    auditor.navigate(home.resolve("/desk/audit").toString());
    button(auditor, "核对全部").click();
    auditor.getByText("最新封条").waitFor();
    auditor.getByText("没有发现改动").waitFor();
    browser.picture(auditor, "audit-10-log-desktop");
    assertThat(Browser.barriers(auditor)).isEmpty();
    var phone = enter(browser.phone("zh-CN"), "31", Role.ADMIN);
    phone.navigate(home.resolve("/desk/audit?number=" + number).toString());
    browser.picture(phone, "audit-11-log-phone");
    assertThat(Browser.barriers(phone)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  private Page enter(Page page, String office, Role role) {
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
}
